"""One run of the program: language first, then the command, then the exit code."""

from __future__ import annotations

import gettext
import os
import sys
from collections.abc import Sequence

from sprss_cli import __version__
from sprss_cli.cli import console as terminal
from sprss_cli.cli.console import Console, Exit, give_up_output
from sprss_cli.model.message import say
from sprss_cli.model.trouble import Trouble
from sprss_cli.system import language
from sprss_cli.system.resources import translations_folder


def run(arguments: Sequence[str]) -> int:
    """Run the program and return its exit code.

    Args:
        arguments: The words of the command line, without the program's name.
    """
    _safe_streams()
    rest, wish = _language_wish(list(arguments))
    try:
        spoken = language.chosen(wish, os.environ)
    except ValueError as unknown:
        terminal.console = Console()
        known = tuple(language.languages())
        problem = say("there are no messages in the language “{language}”", language=unknown)
        terminal.console.trouble(Trouble(problem, say("languages: {known}", known=known)))
        return Exit.IMPOSSIBLE
    terminal.console = Console(spoken)
    _speak_everywhere(spoken)
    try:
        return _command(rest)
    except Trouble as trouble:
        terminal.console.trouble(trouble)
        return Exit.IMPOSSIBLE
    except KeyboardInterrupt:
        terminal.console.note(say("interrupted; every file is as it was or finished"))
        return Exit.INTERRUPTED
    except BrokenPipeError:  # the reader of a help text has gone
        give_up_output()
        return Exit.DONE
    except Exception:
        return _bug()


def _command(arguments: list[str]) -> int:
    from typer._click.exceptions import ClickException, NoArgsIsHelpError

    from sprss_cli.cli.app import program
    from sprss_cli.cli.usage import misuse

    app = program(next((word for word in arguments if not word.startswith("-")), ""))
    try:
        ended_with = app(args=arguments, prog_name="sprss", standalone_mode=False)
    except NoArgsIsHelpError as wanted:
        wanted.show()
        return Exit.IMPOSSIBLE
    except ClickException as problem:
        raise misuse(problem) from problem
    except SystemExit as ended:
        sys.stdout.flush()
        return ended.code if isinstance(ended.code, int) else Exit.DONE if ended.code is None else Exit.IMPOSSIBLE
    if ended_with == Exit.INTERRUPTED:  # the library's answer to Ctrl-C; ours says something
        raise KeyboardInterrupt
    sys.stdout.flush()
    return ended_with if isinstance(ended_with, int) else Exit.DONE


def _language_wish(arguments: list[str]) -> tuple[list[str], str]:
    """Take `--lang` out of the arguments, wherever it stands: help texts need the language before parsing."""
    kept: list[str] = []
    wish = ""
    words = iter(arguments)
    for word in words:
        if word == "--":
            kept.append(word)
            break
        if word == "--lang" and (following := next(words, None)) is not None:
            wish = following
        elif word.startswith("--lang="):
            wish = word.removeprefix("--lang=")
        else:
            kept.append(word)
    return [*kept, *words], wish


def _speak_everywhere(spoken: str) -> None:
    """Let the words of the command-line library come from the same catalogue as ours."""
    os.environ["LANGUAGE"] = spoken
    gettext.bindtextdomain(language.DOMAIN, translations_folder())
    gettext.textdomain(language.DOMAIN)


def _safe_streams() -> None:
    """A console that lacks a letter shows a replacement for it; pipes and files get UTF-8; a closed one nothing."""
    for name in ("stdout", "stderr"):
        if getattr(sys, name) is None:
            nowhere = os.open(os.devnull, os.O_WRONLY)  # takes the number of the closed stream, so that no file does
            setattr(sys, name, open(nowhere, "w", encoding="utf-8", closefd=False))  # noqa: SIM115
    for stream in (sys.stdout, sys.stderr):
        reconfigure = getattr(stream, "reconfigure", None)
        if reconfigure is None:
            continue
        if stream.isatty():
            reconfigure(errors="replace")
        else:
            reconfigure(encoding="utf-8", errors="replace", newline="\n")


def _bug() -> int:
    import tempfile
    import traceback

    try:
        handle, name = tempfile.mkstemp(prefix="sprss-", suffix=".log", text=True)
        with os.fdopen(handle, "w", encoding="utf-8", errors="backslashreplace") as log:
            log.write(f"sprss {__version__}, Python {sys.version}\nsprss {' '.join(sys.argv[1:])}\n\n")
            traceback.print_exc(file=log)
    except OSError as unwritten:
        name = str(unwritten)  # a full disk may be what went wrong in the first place
    problem = say("the toolkit has made a mistake; what happened is written in {file}", file=name)
    terminal.console.trouble(Trouble(problem, say("please report it with that file; the plan was not changed")))
    return Exit.BUG
