"""How the command line explains itself: help and misuse in the reader's language.

The library that reads the command line has some of its words in English only; here they are ours.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import typer
from typer._click.exceptions import (  # offered nowhere else; the library's version is held in bounds
    BadOptionUsage,
    BadParameter,
    ClickException,
    MissingParameter,
    NoSuchOption,
    UsageError,
)
from typer.core import TyperCommand, TyperGroup

from sprss_cli.cli.console import translated as _
from sprss_cli.cli.values import read_plainly
from sprss_cli.model.message import say
from sprss_cli.model.nearest import did_you_mean
from sprss_cli.model.trouble import Trouble

if TYPE_CHECKING:
    from typer._click import Command, Context, HelpFormatter

_LIBRARY_OPTIONS = {
    "help": _("Show this message and exit."),
    "install_completion": _("Let the shell complete commands and options with the Tab key."),
    "show_completion": _("Show what the shell needs for completing, to be put in place by hand."),
}


class SpokenCommand(TyperCommand):
    """A command whose help is in the reader's language."""

    def format_usage(self, ctx: Context, formatter: HelpFormatter) -> None:
        """Write the line that shows how the command is called."""
        _write_usage(self, ctx, formatter)

    def format_options(self, ctx: Context, formatter: HelpFormatter) -> None:
        """Write the arguments and options with what they mean."""
        _write_parameters(self, ctx, formatter)

    def parse_args(self, ctx: Context, args: list[str]) -> list[str]:
        """Read the words that belong to the command.

        Raises:
            Trouble: There are more words than the command takes.
        """
        read_plainly(self.get_params(ctx))
        ctx.allow_extra_args = True
        rest = super().parse_args(ctx, args)
        if rest and not ctx.resilient_parsing:
            raise Trouble(say("this is one word too many: {word}", word=rest[0]), _help_of(ctx))
        return rest


class SpokenGroup(TyperGroup):
    """A group of commands whose help is in the reader's language."""

    def format_usage(self, ctx: Context, formatter: HelpFormatter) -> None:
        """Write the line that shows how a command of the group is called."""
        _write_usage(self, ctx, formatter)

    def format_options(self, ctx: Context, formatter: HelpFormatter) -> None:
        """Write the options of the group and its commands."""
        _write_parameters(self, ctx, formatter)
        self.format_commands(ctx, formatter)

    def parse_args(self, ctx: Context, args: list[str]) -> list[str]:
        """Read the words that belong to the group itself."""
        read_plainly(self.get_params(ctx))
        return super().parse_args(ctx, args)

    def resolve_command(self, ctx: Context, args: list[str]) -> tuple[str | None, Command | None, list[str]]:
        """Return the command that the first word names.

        Raises:
            Trouble: There is no such command.
        """
        name = args[0]
        if name not in self.commands and not name.startswith("-") and not ctx.resilient_parsing:
            hint = did_you_mean(name, self.commands, _help_of(ctx))
            raise Trouble(say("there is no command {name}", name=name), hint)
        return super().resolve_command(ctx, args)


class Commands(typer.Typer):
    """Commands under one name, with plain help: it can be piped, and starts twice as fast."""

    def __init__(self, **settings: Any) -> None:
        super().__init__(
            cls=SpokenGroup,
            no_args_is_help=True,
            rich_markup_mode=None,
            pretty_exceptions_enable=False,
            options_metavar=_("[OPTIONS]"),
            subcommand_metavar=_("COMMAND …"),
            **settings,
        )

    def command(self, name: str | None = None, **settings: Any) -> Any:
        """Make a function into a command of this name."""
        return super().command(name, cls=SpokenCommand, options_metavar=_("[OPTIONS]"), **settings)


def _write_usage(command: Command, ctx: Context, formatter: HelpFormatter) -> None:
    pieces = map(_piece, command.collect_usage_pieces(ctx))
    formatter.write_usage(ctx.command_path, " ".join(pieces), prefix=_("Usage: "))


def _piece(text: str) -> str:
    """Turn `{PLAN}`, `[[PLAN]]`, `[PATH]...` into what manuals write: `PLAN`, `[PLAN]`, `[PATH]…`."""
    name = text.removesuffix("...")
    many = "…" if name != text else ""
    if name.startswith(("{", "[[")):
        name = name[1:-1]
    return name.removesuffix(many) + many


def _write_parameters(command: Command, ctx: Context, formatter: HelpFormatter) -> None:
    arguments, options = [], []
    for parameter in command.get_params(ctx):
        if (record := parameter.get_help_record(ctx)) is None:
            continue
        term, text = record
        if parameter.param_type_name == "argument":
            name = term.partition(" ")[0].strip("[]")  # without the type, which is a word of Python
            arguments.append((name.replace("]", ""), text))
        else:
            options.append((term, _LIBRARY_OPTIONS.get(parameter.name or "", text)))
    for title, rows in ((_("Arguments"), arguments), (_("Options"), options)):
        if rows:
            with formatter.section(title):
                formatter.write_dl(rows)


def misuse(problem: ClickException) -> Trouble:
    """Say in our words what the library has against the command line."""
    ctx = problem.ctx if isinstance(problem, UsageError) else None
    match problem:
        case NoSuchOption():
            message = say("there is no option {option}", option=problem.option_name)
            if problem.possibilities:
                return Trouble(message, say("did you mean {near}?", near=problem.possibilities[0]))
        case BadOptionUsage() if "does not take" in problem.message:
            message = say("the option {option} takes no value", option=problem.option_name)
        case BadOptionUsage():
            message = say("the option {option} wants a value", option=problem.option_name)
        case MissingParameter():
            message = say("{name} is missing", name=_name(problem))
        case BadParameter() if choices := _choices(problem):
            message = say("{name} does not know “{value}”", name=_name(problem), value=_given(problem))
            return Trouble(message, say("words that may stand here: {words}", words=choices))
        case BadParameter():
            message = say("“{value}” cannot be used for {name}", value=_given(problem), name=_name(problem))
        case _:
            message = say("the command line cannot be understood: {reason}", reason=problem.format_message())
    return Trouble(message, _help_of(ctx))


def _help_of(ctx: Context | None) -> Any:
    return say("`{command} --help` shows what there is", command=ctx.command_path if ctx else "sprss")


def _name(problem: BadParameter) -> str:
    parameter = problem.param
    if parameter is None:
        return ""
    return parameter.opts[0] if parameter.param_type_name == "option" else parameter.metavar or str(parameter.name)


def _choices(problem: BadParameter) -> tuple[str, ...]:
    choices = problem.param.type_descriptor.choices if problem.param else None
    return tuple(str(getattr(choice, "value", choice)) for choice in choices or ())


def _given(problem: BadParameter) -> str:
    """Return the value that was given; only the cause of the problem still knows it."""
    errors = getattr(problem.__cause__, "errors", None)
    return str(errors()[0]["input"]) if errors else problem.message
