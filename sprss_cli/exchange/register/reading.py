"""A record of the register's open data into the model: named keys only, so that no person and no contact gets in.

The shape is that of rpss.json as its users describe it (docs/register.md). A key that is missing means that nothing is
known; a value of another type than the shape has is noted and counts as missing.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Mapping
from datetime import date
from typing import Any

from sprss_cli.model.message import visible
from sprss_cli.model.register import Facility, RegisteredCapacity, RegisteredForm, RegisteredService

_DIGITS_OF_ICO = 8


def service_of(record: Any, odd: Counter[str]) -> RegisteredService:
    """Return what a record says of a service.

    Args:
        record: A record of rpss.json, as plain data.
        odd: Counts the keys whose value is not of the type that it should be.
    """
    data = _Part(record, "", odd)
    provider = data.part("poskytovatel")
    return RegisteredService(
        identifier=data.text("identifikator"),
        portal_id=data.text("portalId"),
        kind=data.code("druhSocialniSluzby"),
        begins=data.day("datumPoskytovaniOd"),
        ends=data.day("datumPoskytovaniDo"),
        ico=_ico(provider.text("ico")),
        provider=provider.text("nazev"),
        forms=tuple(_form(form) for form in data.parts("formy")),
        target_groups=tuple(filter(None, (group.code("cilovaSkupina") for group in data.parts("ciloveSkupiny")))),
        facilities=tuple(_facility(facility) for facility in data.parts("zarizeni")),
    )


def code_of(record: Any, odd: Counter[str]) -> tuple[str, str]:
    """Return the code and the Czech name of a row of a code list; both are empty when it is no such row."""
    row = _Part(record, "", odd)
    return row.text("id"), row.text("nazev")


def _form(data: _Part) -> RegisteredForm:
    capacities = (
        RegisteredCapacity(capacity.code("typ"), capacity.number("pocet"), capacity.text("popis"))
        for capacity in data.parts("kapacity")
    )
    return RegisteredForm(data.code("forma"), tuple(capacities))


def _facility(data: _Part) -> Facility:
    secret = data.flag("utajenaAdresa")
    address = _Part(None, "", data.odd) if secret else data.part("adresa")
    return Facility(
        name=data.text("nazev"),
        municipality=address.code("obec"),
        district=address.code("okres"),
        region=address.code("kraj"),
        begins=data.day("poskytujeOd"),
        ends=data.day("poskytujeDo"),
        secret=secret,
    )


def _ico(text: str) -> str:
    """Return an IČO with the zeros that a number loses."""
    return text.zfill(_DIGITS_OF_ICO) if text.isascii() and text.isdigit() else text


class _Part:
    """An object of a record, asked key by key."""

    def __init__(self, data: Any, path: str, odd: Counter[str]) -> None:
        self.odd = odd
        self.path = path
        self.data: Mapping[str, Any] = self._typed(data, dict, path) or {}

    def text(self, key: str) -> str:
        """Return a text in one line; a text in several languages is the Czech one, a whole number its digits."""
        value = self.data.get(key)
        if isinstance(value, dict):
            value = value.get("cs")
        if isinstance(value, int) and not isinstance(value, bool):
            return str(value)
        return visible(" ".join((self._typed(value, str, self._at(key)) or "").split()))

    def number(self, key: str) -> int | None:
        """Return a whole number that counts something."""
        value = self.data.get(key)
        if isinstance(value, bool) or (isinstance(value, int) and not 0 <= value < 10**9):
            self.odd[self._at(key)] += 1
            return None
        number: int | None = self._typed(value, int, self._at(key))
        return number

    def flag(self, key: str) -> bool:
        """Return a yes or no; what is missing is a no."""
        return self._typed(self.data.get(key), bool, self._at(key)) or False

    def day(self, key: str) -> date | None:
        """Return a day; a time of day after it does not matter."""
        text = self.text(key)
        try:
            return date.fromisoformat(text[:10]) if text else None
        except ValueError:
            self.odd[self._at(key)] += 1
            return None

    def code(self, key: str) -> str:
        """Return a reference to a row of a code list, written `{"id": "Kraj/51"}`."""
        return self.part(key).text("id")

    def part(self, key: str) -> _Part:
        """Return an object within this one."""
        return _Part(self.data.get(key), self._at(key), self.odd)

    def parts(self, key: str) -> Iterator[_Part]:
        """Yield the objects of a list."""
        for item in self._typed(self.data.get(key), list, self._at(key)) or ():
            yield _Part(item, self._at(key), self.odd)

    def _at(self, key: str) -> str:
        return f"{self.path}.{key}" if self.path else key

    def _typed(self, value: Any, kind: type, path: str) -> Any:
        if value is None or isinstance(value, kind):
            return value
        self.odd[path] += 1
        return None
