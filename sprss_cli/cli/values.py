"""Words of the command line into values, without the library's own way.

That way loads pydantic, which takes as long as checking a plan. What is plainly a text, a path or one of a few words
is read here; anything else, and every misuse, is left to the library.
"""

from __future__ import annotations

from collections.abc import Iterable
from enum import Enum
from pathlib import Path
from typing import TYPE_CHECKING, Any, get_args, get_origin

from typer._coercion import RuntimeParam, build_runtime_param  # offered nowhere else; the version is held in bounds

if TYPE_CHECKING:
    from typer._click import Context, Parameter
    from typer.core import _TyperParameter


class _PlainValue(RuntimeParam):
    def _coerce_value(self, value: Any, param: _TyperParameter, ctx: Context) -> Any:
        try:
            return _plain(value, self.annotation)
        except ValueError:
            return build_runtime_param(param.type_descriptor).coerce(value, param, ctx)


def read_plainly(parameters: Iterable[Parameter]) -> None:
    """Let parameters of a command be read here, but for those that ask the library for more than a value."""
    for parameter in parameters:
        described = getattr(parameter, "type_descriptor", None)
        if described is None:
            continue
        asked = described.parameter_info
        if not any((asked.parser, asked.exists, asked.writable, asked.resolve_path, asked.allow_dash, asked.path_type)):
            parameter._runtime_param = _PlainValue(asked, described.annotation)  # type: ignore[attr-defined]


def _plain(value: Any, kind: Any) -> Any:
    """Return a word, or several, as a value of its type.

    Raises:
        ValueError: It is not plainly one.
    """
    if get_origin(kind) is list:
        return [_plain(item, get_args(kind)[0]) for item in value]
    if isinstance(kind, type) and isinstance(value, kind):
        return value
    if isinstance(value, str) and isinstance(kind, type) and issubclass(kind, (Path, Enum)):
        return kind(value)
    raise ValueError(value)
