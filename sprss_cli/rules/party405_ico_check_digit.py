"""PARTY405 ico-check-digit."""

from __future__ import annotations

from collections.abc import Iterator

from sprss_cli.model.finding import Fault, Severity
from sprss_cli.model.kinds.party import Party
from sprss_cli.model.message import say
from sprss_cli.model.plan import Plan
from sprss_cli.rules import rule


@rule(
    "PARTY405",
    severity=Severity.ERROR,
    basis="the construction of the IČO: the last digit checks the others, modulo 11",
    since="0.1",
    confidence="M",
)
def ico_check_digit(plan: Plan) -> Iterator[Fault]:
    """The last digit of an identification number (IČO) does not fit the others.

    Why: the number belongs to nobody. A digit was mistyped, or two were exchanged: the last digit is there to show
    that. The first seven digits are multiplied by 8, 7, 6, 5, 4, 3 and 2 and added up; the last digit of the number is
    the last digit of 11 minus the remainder of the sum after division by 11. So 48665819 is right: the sum is 200, the
    remainder 2, and 11 minus 2 is 9.

    Source: the worked example and the rule stand at https://tleskac.gkolin.cz/ulohy/overeni_ic/ ; that the number is
    checked modulo 11 also at https://www.inisoft.cz/kontroly-mzp/kontroly-firma/kontrola-13 (both second-hand).

    Mend: compare the number with the register of economic subjects (ARES).
    """
    for party in plan.every(Party):
        if party.ico and _last_digit(party.ico) != int(party.ico[7]):
            message = say("{ico} is not an identification number (IČO): its last digit does not fit", ico=party.ico)
            hint = say("a digit is wrong, or two are exchanged; compare it with the register (ARES)")
            yield Fault(party.at("ico"), message, hint)


def _last_digit(ico: str) -> int:
    total = sum(int(digit) * weight for digit, weight in zip(ico[:7], range(8, 1, -1), strict=True))
    return (11 - total % 11) % 10
