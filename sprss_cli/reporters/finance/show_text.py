"""The finance chapter as sums, for people: tables of at most three years side by side, amounts in CZK."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence

from sprss_cli.model.amounts import figure
from sprss_cli.model.finance_view import FinanceView, Section
from sprss_cli.model.grouping import MoneyBy
from sprss_cli.model.message import Message, Translations, say
from sprss_cli.model.network_words import named
from sprss_cli.model.shown import party, titled

_NAME_COLUMNS = 31
_AMOUNT_COLUMNS = 16
_YEARS_SIDE_BY_SIDE = 3
_MEANINGS = {
    "cost": say("costs"),
    "funding": say("sources"),
    "missing": say("missing"),
    "requested": say("asked for"),
    "granted": say("granted"),
    "spent": say("spent"),
}
_CERTAINTY = {"secured": say("secured"), "expected": say("expected")}
_BY = {
    MoneyBy.YEAR: say("{plan}: money by year, CZK"),
    MoneyBy.PAYER: say("{plan}: money by payer, CZK"),
    MoneyBy.SERVICE: say("{plan}: money by kind of service, CZK"),
}


def write(view: FinanceView, speak: Translations) -> str:
    """Return the sums variant by variant, then what was asked for and granted, and the region's shares.

    Args:
        view: What was asked for.
        speak: The language of everything but the plan's own words.
    """
    text = _Text(view, speak)
    return "\n".join(line.rstrip() for line in text.lines()).rstrip() + "\n"


class _Text:
    def __init__(self, view: FinanceView, speak: Translations) -> None:
        self._view, self._plan, self._speak = view, view.plan, speak

    def lines(self) -> Iterator[str]:
        heading = _BY[self._view.by]
        yield self._said(Message(heading.text, {"plan": self._view.label}))
        if self._view.unread:
            yield self._said(say("cannot be read and are missing here: {files}", files=self._view.unread))
        if not any(self._view.variants.values()) and not self._view.past and not self._view.shares:
            yield self._said(say("the plan has no finance tables"))
        for variant, sections in self._view.variants.items():
            if variant:
                yield from ("", named("finance-variants", variant, self._plan))
            yield from self._tables(sections)
        if self._view.past:
            yield from ("", self._said(say("asked for, granted, spent")))
            yield from self._tables(self._view.past)
        yield from self._grants()
        yield from self._shares()

    def _said(self, message: Message) -> str:
        return message.render(self._speak)

    def _tables(self, sections: Sequence[Section]) -> Iterator[str]:
        years = sorted({year for section in sections for year in section.total})
        for first in range(0, len(years), _YEARS_SIDE_BY_SIDE):
            yield from self._table(sections, years[first : first + _YEARS_SIDE_BY_SIDE])

    def _table(self, sections: Sequence[Section], years: Sequence[int]) -> Iterator[str]:
        yield ""
        yield " " * _NAME_COLUMNS + "".join(f"{year:>{_AMOUNT_COLUMNS}}" for year in years)
        for section in sections:
            if not any(year in section.total for year in years):
                continue
            yield _row(self._said(_MEANINGS[section.what]), section.total, years)
            for key, amounts in section.rows.items():
                if (key or len(section.rows) > 1) and any(year in amounts for year in years):
                    yield _row(f"  {self._name(key)}", amounts, years)

    def _name(self, key: str) -> str:
        match self._view.by:
            case MoneyBy.PAYER:
                return party(key, self._plan) if key else self._said(say("no payer named"))
            case MoneyBy.SERVICE:
                return titled(key, "services", self._plan) if key else self._said(say("not divided by kind"))
            case _:
                return self._said(_CERTAINTY[key])

    def _grants(self) -> Iterator[str]:
        both = [grant for grant in self._view.grants if grant.percent is not None]
        if both:
            yield ""
        for grant in both:
            assert grant.percent is not None
            share = say(
                "{year} {payer}: {percent} of what was asked for",
                year=grant.year,
                payer=party(grant.payer, self._plan),
                percent=f"{figure(grant.percent)} %",
            )
            yield f"  {self._said(share)}"

    def _shares(self) -> Iterator[str]:
        if self._view.shares:
            yield from ("", self._said(say("the region's share of money divided among regions")))
        for share in self._view.shares:
            year = f"{share.year} " if share.year else ""
            yield f"  {year}{party(share.payer, self._plan)}: {figure(share.percent)} %"


def _row(name: str, amounts: Mapping[int, int], years: Sequence[int]) -> str:
    cells = (f"{amounts[year]:,}".replace(",", "\N{NO-BREAK SPACE}") if year in amounts else "–" for year in years)
    short = name if len(name) < _NAME_COLUMNS else name[: _NAME_COLUMNS - 2] + "…"
    return f"{short:<{_NAME_COLUMNS}}" + "".join(f"{cell:>{_AMOUNT_COLUMNS}}" for cell in cells)
