"""The ledger of the network: states, stretches of membership, sums, what is due."""

from __future__ import annotations

from datetime import date, timedelta
from decimal import Decimal

from hypothesis import given
from hypothesis import strategies as st

from sprss_cli.model.grouping import By
from sprss_cli.model.kinds.network_entry import NetworkEntry
from sprss_cli.model.network import membership, network_on, state_on, stints
from sprss_cli.model.network_tables import due, total, totals
from sprss_cli.model.place import Address

FIRST = date(2024, 1, 1)


def forms(form="terenni", **capacity):
    return [{"form": form, "capacity": [{"unit": unit, "value": value} for unit, value in capacity.items()]}]


def step(day, action="include", **more):
    return {"effective": day, "decision": "1/23/ZK", "action": action, **more}


def entry(*history, identifier="0000001", **more):
    data = {"id": identifier, "name": "Služba", "provider": "kraj", "kind": "§ 44", "territory": "regional"}
    return NetworkEntry.from_data({**data, "history": list(history), **more}, Address("network/x.yaml"))


INCLUDED = step("2024-01-01", forms=forms(uvazky=4.5), level="Z2")


def test_a_service_is_not_in_the_network_on_the_day_before_its_inclusion():
    assert state_on(entry(INCLUDED), date(2023, 12, 31)) is None
    assert state_on(entry(INCLUDED), date(2024, 1, 1)) is not None


def test_an_exclusion_counts_from_its_day():
    out = entry(INCLUDED, step("2025-01-01", "exclude"))
    assert state_on(out, date(2024, 12, 31)) is not None
    assert state_on(out, date(2025, 1, 1)) is None


def test_what_a_change_does_not_say_stays():
    state = state_on(entry(INCLUDED, step("2024-07-01", "change", forms=forms(uvazky=6))), date(2024, 7, 1))
    assert (state.level, state.forms[0].capacity[0].value, state.since) == ("Z2", Decimal(6), date(2024, 7, 1))


def test_a_service_that_comes_back_begins_anew():
    reserved = {**INCLUDED, "reservation": {"what": "doplnit personál"}}
    back = entry(reserved, step("2024-07-01", "exclude"), step("2025-01-01", forms=forms(uvazky=1)))
    assert state_on(back, date(2025, 1, 1)).reservation is None
    assert state_on(back, date(2025, 1, 1)).level == ""


def test_a_reservation_holds_until_it_is_lifted():
    reserved = {**INCLUDED, "reservation": {"what": "doplnit personál", "until": "2024-06-30"}}
    service = entry(reserved, step("2024-07-01", "change", reservation="none"))
    assert state_on(service, date(2024, 6, 30)).reservation.what == "doplnit personál"
    assert state_on(service, date(2024, 7, 1)).reservation is None


def test_an_intent_is_no_membership():
    service = entry({**INCLUDED, "register": "intent"}, step("2025-01-01", "change", register="network"))
    assert [(stint.begins, stint.ends) for stint in membership(service)] == [(date(2025, 1, 1), None)]
    assert [stint.register for stint in stints(service)] == ["intent", "network"]
    assert network_on([service], date(2024, 5, 1)) == ()
    assert len(network_on([service], date(2024, 5, 1), "intent")) == 1


def test_figures_are_exact():
    services = [entry(step("2024-01-01", forms=forms(uvazky=0.1)), identifier=f"000000{n}") for n in range(3)]
    assert total(network_on(services, FIRST)) == {"uvazky": Decimal("0.3")}


def test_beds_and_posts_stand_side_by_side():
    service = entry(step("2024-01-01", forms=[*forms("pobytova", luzka=8), *forms(uvazky=2.5)]))
    (row,) = totals(network_on([service], FIRST), By.KIND)
    assert (row.services, row.capacity) == (1, {"luzka": Decimal(8), "uvazky": Decimal("2.5")})
    assert [(row.key, row.services) for row in totals(network_on([service], FIRST), By.FORM)] == [
        ("pobytova", 1),
        ("terenni", 1),
    ]


def test_a_capacity_for_several_areas_is_not_divided():
    services = [
        entry(INCLUDED, territory=["turnov"]),
        entry(INCLUDED, identifier="0000002", territory=["turnov", "semily"]),
    ]
    rows = totals(network_on(services, FIRST), By.ORP)
    assert [(row.key, row.capacity["uvazky"]) for row in rows] == [
        ("several", Decimal("4.5")),
        ("turnov", Decimal("4.5")),
    ]


def mandate(begins, ends):
    return {"from": begins, "to": ends}


def test_a_mandate_that_is_followed_by_another_is_not_due():
    service = entry(INCLUDED, mandates=[mandate("2024-01-01", "2024-12-31"), mandate("2025-01-01", "2026-12-31")])
    assert due([service], date(2024, 12, 1), 60) == ()
    assert [item.day for item in due([service], date(2026, 12, 1), 60)] == [date(2026, 12, 31)]


def test_what_is_over_and_still_open_is_due():
    reserved = {**INCLUDED, "reservation": {"what": "doplnit personál", "until": "2024-06-30"}}
    (item,) = due([entry(reserved)], date(2024, 9, 1), 30)
    assert (item.what, item.day, item.over) == ("reservation", date(2024, 6, 30), True)


def test_a_decided_step_is_due_before_it_takes_effect():
    service = entry(INCLUDED, step("2025-01-01", "exclude"))
    assert [(item.what, item.words) for item in due([service], date(2024, 12, 15), 30)] == [("step", "exclude")]
    assert due([service], date(2024, 11, 1), 30) == ()


HISTORIES = st.lists(
    st.tuples(
        st.integers(0, 400), st.sampled_from(["include", "change", "exclude"]), st.sampled_from(["network", "intent"])
    ),
    min_size=1,
    max_size=8,
)


@given(HISTORIES, st.integers(-5, 410))
def test_the_state_on_a_day_is_what_replaying_the_steps_by_hand_gives(history, offset):
    days = [((FIRST + timedelta(days=after)).isoformat(), action, register) for after, action, register in history]
    service = entry(*(step(day, action, register=register, forms=forms(uvazky=1)) for day, action, register in days))
    day = FIRST + timedelta(days=offset)
    register = ""
    for when, action, named in sorted(days, key=lambda item: item[0]):
        if when <= day.isoformat():
            register = "" if action == "exclude" or (action == "change" and not register) else named
    state = state_on(service, day)
    assert (state.register if state else "") == register
    assert [stint.register for stint in stints(service) if stint.overlaps(day, day)] == ([register] if register else [])
