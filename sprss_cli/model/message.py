"""Messages that know their values and are put into a language only when somebody reads them."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Protocol


class Translations(Protocol):
    """The two look-ups of a message catalogue, as `gettext.NullTranslations` has them."""

    def gettext(self, message: str) -> str:
        """Return the translation of a message, or the message itself."""
        ...

    def ngettext(self, msgid1: str, msgid2: str, n: int) -> str:
        """Return the translation in the form that the number `n` asks for."""
        ...


LONGEST_VALUE = 200  # characters of a value that a message quotes; the rest stands in the file


@dataclass(frozen=True, slots=True)
class Message:
    """A sentence in English with named gaps, and what fills them.

    Attributes:
        text: The English sentence, `str.format` style gaps by name; it is the key of the translation.
        values: What fills the gaps. A value may be a message itself, or a tuple of values (joined by commas).
        plural: The English sentence for other numbers than one; empty when the sentence counts nothing.
        count: The number that chooses the form; also fills the gap `{count}`.
    """

    text: str
    values: Mapping[str, object] = field(default_factory=dict, hash=False)
    plural: str = ""
    count: int = 1

    def render(self, translations: Translations) -> str:
        """Return the sentence in the language of the translations, with its gaps filled."""
        if self.plural:
            pattern = translations.ngettext(self.text, self.plural, self.count)
        else:
            pattern = translations.gettext(self.text) if self.text else ""
        values = {name: _shown(value, translations) for name, value in self.values.items()}
        return pattern.format(count=self.count, **values)


# Control characters, line and paragraph separators, marks that turn the direction, halves of pairs, non-characters
_UNSEEN = re.compile("[\x00-\x1f\x7f-\x9f\u2028-\u202e\u2066-\u2069\ud800-\udfff\ufffe\uffff]")


def visible(text: str) -> str:
    """Return a text with a � for each character that would steer a terminal, break a line or be refused by XML.

    What a message quotes may come from anywhere: a hostile value, the name of a file. The length stays the same.
    """
    return text if text.isprintable() else _UNSEEN.sub("�", text)


def _shown(value: object, translations: Translations) -> str:
    if isinstance(value, Message):
        return value.render(translations)
    if isinstance(value, tuple):
        return ", ".join(_shown(item, translations) for item in value) or "–"
    text = visible(str(value))
    return text if len(text) <= LONGEST_VALUE else text[:LONGEST_VALUE].rstrip() + "…"


def say(text: str, /, **values: object) -> Message:
    """Return a message; the name is short because `say("…")` is what the message catalogue is collected by."""
    return Message(text, values)


def say_count(one: str, many: str, count: int, /, **values: object) -> Message:
    """Return a message whose form depends on a number (`{count}`): English has two forms, Czech three."""
    return Message(one, values, many, count)
