from dataclasses import replace
from datetime import date

import pytest

from sprss_cli.model.catalogue import Catalogue, Entry
from sprss_cli.model.frame import PlanFrame, Region
from sprss_cli.model.kinds.card import Card
from sprss_cli.model.kinds.goal import Goal
from sprss_cli.model.kinds.party import Party
from sprss_cli.model.kinds.target_group import TargetGroup
from sprss_cli.model.period import Period
from sprss_cli.model.place import Address
from sprss_cli.model.plan import Plan
from sprss_cli.model.wording import derived, printed

TOP = Address("x")
KINDS = Catalogue(
    "service-kinds",
    "",
    (
        Entry("§ 44", "Odlehčovací služby", date(2007, 1, 1), None, "", "H"),
        Entry("§ 52", "Ústavní", date(2007, 1, 1), date(2012, 3, 31), "", "H"),
        Entry("§ 52", "Lůžkové", date(2012, 4, 1), date(2025, 2, 28), "", "H"),
    ),
)
CATEGORIES = Catalogue(
    "service-categories", "", (Entry("prevence", "Služby sociální prevence", date(2007, 1, 1), None, "", "H"),)
)


@pytest.fixture
def plan() -> Plan:
    frame = PlanFrame(
        source=TOP,
        title="Plán",
        region=Region("Kraj"),
        period=Period.from_data("2014-2017"),
        status="approved",
        law_date=date(2013, 12, 28),
        words={"services": {"all": "dopad na všechny služby"}},
    )
    parties = [
        {"id": "LK", "kind": "region", "title": "Liberecký kraj", "short": "LK"},
        {"id": "obce", "kind": "group", "title": "obce"},
        {"id": "ESF", "kind": "programme", "title": "ESF"},
        {"id": "OP", "kind": "programme", "title": "Operační program", "short": "OP LZZ"},
    ]
    records = {
        Goal: (Goal.from_data({"id": "SC2", "title": "Humanizace"}, TOP),),
        TargetGroup: (TargetGroup.from_data({"id": "S", "title": "Senioři", "short": "S"}, TOP),),
        Party: tuple(Party.from_data(data, TOP) for data in parties),
    }
    return Plan(frame, records, {one.name: one for one in (KINDS, CATEGORIES)})


def card(**fields: object) -> Card:
    data = {"id": "A1", "title": "Název", "goal": "SC1", "period": "2014-2017", "description": "Text.\n"}
    return Card.from_data({**data, **fields}, TOP)


@pytest.mark.parametrize(
    ("field", "value", "text"),
    [
        ("also_serves", ["SC2", "SC9"], "SC2 Humanizace\nSC9"),
        ("target_groups", ["S", "nikdo"], "S, nikdo"),
        ("target_groups", "none", "nerelevantní"),
        (
            "services",
            ["§ 44", "§ 52", "prevence"],
            "Odlehčovací služby (§ 44), Lůžkové (§ 52), Služby sociální prevence",
        ),
        ("services", ["§ 34"], "§ 34"),
        ("services", "all", "dopad na všechny služby"),
        ("period", "2015", "2015"),
        ("responsible", {"lead": ["LK"], "cooperation": ["obce"]}, "LK (spolupráce: obce)"),
        ("responsible", {"cooperation": ["obce"]}, "spolupráce: obce"),
        ("funding", ["LK", "obce"], "LK, obce"),
        ("funding", "none", "bez nákladů"),
        (
            "funding",
            [{"source": ["ESF", "LK"], "amount": 60200000, "programme": "OP", "call": "87", "note": "IOP"}, "obce"],
            "ESF, LK (OP LZZ, výzva č. 87, 60\xa0200\xa0000\xa0Kč, IOP); obce",
        ),
        ("description", "Odstavec.\n", "Odstavec."),
    ],
)
def test_a_field_reads_as_its_references_say(plan: Plan, field: str, value: object, text: str):
    assert derived(card(**{field: value}), field, plan) == text


def test_a_field_left_empty_gives_no_text(plan: Plan):
    assert [derived(card(), field, plan) for field in ("also_serves", "services", "responsible", "funding")] == [""] * 4


def test_an_adopted_wording_is_printed_in_an_approved_plan_only(plan: Plan):
    one = card(services=["§ 44"], as_adopted={"services": "Odlehčovací služby (§44)\n"})
    draft = Plan(replace(plan.frame, status="draft"), plan.records, plan.catalogues)
    assert printed(one, "services", plan) == "Odlehčovací služby (§44)"
    assert printed(one, "services", draft) == "Odlehčovací služby (§ 44)"


def test_a_field_that_no_document_prints_is_refused(plan: Plan):
    with pytest.raises(KeyError):
        printed(card(), "goal", plan)
