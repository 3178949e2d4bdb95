"""Whether the network can be paid, for councillors: cost, money, what is missing, and what applications add."""

from __future__ import annotations

from collections.abc import Iterator

from sprss_cli.model.amounts import crowns
from sprss_cli.model.message import Message, Translations, say, say_count
from sprss_cli.model.network_balance import Addition, BalanceYear, Cost, Cover, NetworkBalance
from sprss_cli.model.network_words import named
from sprss_cli.model.paid_service import PaidService
from sprss_cli.model.shown import party


def write(found: NetworkBalance, speak: Translations) -> str:
    """Return the balance of the network year by year.

    Args:
        found: What was asked for.
        speak: The language of everything but the plan's own words.
    """
    text = _Text(found, speak)
    return "\n".join(line.rstrip() for line in text.lines()) + "\n"


class _Text:
    def __init__(self, found: NetworkBalance, speak: Translations) -> None:
        self._found, self._plan, self._speak = found, found.plan, speak

    def lines(self) -> Iterator[str]:
        yield self._said(say("{plan}: cost of the network and money for it", plan=self._found.label))
        payers = tuple(party(one, self._plan) for one in self._found.payers)
        if payers:
            yield self._said(say("money counted is that of: {payers}", payers=payers))
        else:
            yield self._said(say("money of every payer is counted: no payment method says who pays"))
        if self._found.unread:
            yield self._said(say("cannot be read and are missing here: {files}", files=self._found.unread))
        for year in self._found.years:
            yield ""
            yield from self._year(year)

    def _said(self, message: Message) -> str:
        return message.render(self._speak)

    def _year(self, found: BalanceYear) -> Iterator[str]:
        yield f"{found.year}"
        yield from (f"  {line}" for line in self._cost(found.cost))
        for cover in found.covers:
            yield from (f"  {line}" for line in self._cover(cover, found.cost))
        for addition in found.additions:
            yield from (f"  {line}" for line in self._addition(addition, found))
        if len(found.additions) > 1:
            yield from (f"  {line}" for line in self._together(found))

    def _cost(self, found: Cost) -> Iterator[str]:
        if not found.services:
            yield self._said(say("no service of the network is paid in this year"))
            return
        yield self._said(
            say_count(
                "the network costs {amount}: {count} service",
                "the network costs {amount}: {count} services",
                found.services,
                amount=crowns(found.total),
            )
        )
        if found.reckoning:
            text = say_count(
                "of that {amount} is reckoned by the methods: for {count} service the plan states no payment",
                "of that {amount} is reckoned by the methods: for {count} services the plan states no payment",
                found.reckoning,
                amount=crowns(found.reckoned),
            )
            yield self._said(text)
        if found.without:
            text = say_count(
                "{count} service is without a payment; the cost is higher by what is not known of it:",
                "{count} services are without a payment; the cost is higher by what is not known of them:",
                len(found.without),
            )
            yield self._said(text)
            yield from (f"  {service.id} {_named(service)}" for service in found.without)

    def _cover(self, found: Cover, cost: Cost) -> Iterator[str]:
        if not found.known:
            yield self._said(say("the plan does not say what money there is"))
            return
        if found.variant:
            yield named("finance-variants", found.variant, self._plan)
        for payer in sorted({*found.secured, *found.expected}):
            secured, expected = crowns(found.secured.get(payer, 0)), crowns(found.expected.get(payer, 0))
            name = party(payer, self._plan) or self._said(say("payer not named"))
            text = say(
                "{payer}: secured {secured}, expected {expected}", payer=name, secured=secured, expected=expected
            )
            yield "  " + self._said(text)
        yield "  " + self._said(_verdict(found, cost.total, bool(cost.without)))

    def _addition(self, found: Addition, year: BalanceYear) -> Iterator[str]:
        about = f"{found.application} {found.name}"
        if found.amount is None:
            yield self._said(say("{application}: what it adds is not known", application=about))
            return
        if not found.amount:
            yield self._said(say("{application}: adds nothing", application=about))
            return
        amount = crowns(found.amount, sign=True)
        how = say("as it asks") if found.asked else say("reckoned by the methods")
        yield self._said(say("{application}: {amount} ({how})", application=about, amount=amount, how=how))
        yield from self._verdicts(year, found.amount)

    def _together(self, year: BalanceYear) -> Iterator[str]:
        count = len(year.additions)
        if year.together is None:
            yield self._said(say("what the applications add together is not known"))
            return
        yield self._said(
            say_count(
                "{count} application together: {amount}",
                "{count} applications together: {amount}",
                count,
                amount=crowns(year.together, sign=True),
            )
        )
        yield from self._verdicts(year, year.together)

    def _verdicts(self, year: BalanceYear, added: int) -> Iterator[str]:
        for cover in year.covers:
            verdict = self._said(_verdict(cover, year.cost.total + added, bool(year.cost.without)))
            variant = named("finance-variants", cover.variant, self._plan) + ": " if cover.variant else ""
            yield f"  {variant}{verdict}"


def _verdict(found: Cover, cost: int, in_part: bool) -> Message:
    """Say whether a cost can be paid; `in_part` when something of it is not known."""
    if not found.known:
        return say("nobody can tell whether it can be paid: the plan does not say what money there is")
    left, unsecured = found.left(cost), found.unsecured(cost)
    if left < 0:
        said = say("cannot be paid: {amount} is missing", amount=crowns(-left))
    elif unsecured:
        said = say(
            "can be paid only if expected money comes: {amount} is not secured; then {left} is left",
            amount=crowns(unsecured), left=crowns(left),
        )  # fmt: skip
    elif found.expected:
        said = say("can be paid from secured money; with what is expected {left} is left", left=crowns(left))
    else:
        said = say("can be paid from secured money; {left} is left", left=crowns(left))
    return say("as far as the cost is known: {verdict}", verdict=said) if in_part else said


def _named(service: PaidService) -> str:
    return f"{service.name}, {service.kind}"
