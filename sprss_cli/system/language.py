"""Which language the terminal speaks. Documents do not ask: their language is the plan's."""

from __future__ import annotations

import gettext
import re
import sys
from collections.abc import Mapping

from sprss_cli.model.message import Translations
from sprss_cli.system.resources import translations_folder

DOMAIN = "sprss"
SOURCE = "en"


def languages() -> tuple[str, ...]:
    """Return the languages that messages exist in: the one of the source text and every catalogue."""
    found = (entry.name for entry in translations_folder().iterdir() if (entry / "LC_MESSAGES").is_dir())
    return (SOURCE, *sorted(found))


def chosen(wish: str, environment: Mapping[str, str]) -> str:
    """Return the language to speak: the wish, else `SPRSS_LANG`, else the locale's, else English.

    Raises:
        ValueError: The wish, or `SPRSS_LANG`, names a language that messages do not exist in.
    """
    known = languages()
    for asked in (wish, environment.get("SPRSS_LANG", "")):
        if asked:
            if asked not in known:
                raise ValueError(asked)
            return asked
    locales = (environment.get(variable, "") for variable in ("LC_ALL", "LC_MESSAGES", "LANG"))
    locale = next(filter(None, locales), "") or _locale_of_windows()
    spoken = re.split(r"[^a-z]", locale.lower(), maxsplit=1)[0]  # cs_CZ.UTF-8, cs-CZ, cs@euro
    return spoken if spoken in known else SOURCE


def _locale_of_windows() -> str:
    """Return the language that Windows shows its menus in, which sets no variable; empty on other systems."""
    if sys.platform != "win32":
        return ""
    import ctypes
    import locale

    return locale.windows_locale.get(ctypes.windll.kernel32.GetUserDefaultUILanguage(), "")


def translations(language: str) -> Translations:
    """Return the message catalogue of a language; English needs none."""
    if language == SOURCE:
        return gettext.NullTranslations()
    return gettext.translation(DOMAIN, translations_folder(), [language])
