"""The files that travel with the toolkit: schemas, catalogues, templates, fonts, translations."""

from __future__ import annotations

from pathlib import Path

_PACKAGE = Path(__file__).resolve().parent.parent


def folder(name: str) -> Path:
    """Return the folder of packaged files with this name (`schemas`, `templates`).

    A wheel carries them inside the package; a checkout has them beside it.
    """
    packaged = _PACKAGE / "resources" / name
    return packaged if packaged.is_dir() else _PACKAGE.parent / name


def translations_folder() -> Path:
    """Return the folder of the message catalogues, in gettext's layout."""
    return _PACKAGE / "locale"
