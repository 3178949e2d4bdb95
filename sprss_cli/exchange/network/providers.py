"""Providers of a table into parties of the plan: by their number, else by a name that the plan knows; never a guess."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Mapping
from typing import Any

from sprss_cli.exchange.conventions import folded
from sprss_cli.exchange.network.conventions import NetworkConventions
from sprss_cli.model.kinds.party import Party
from sprss_cli.model.message import Message, say
from sprss_cli.model.nearest import nearest
from sprss_cli.model.plan import Plan

_LONGEST_ID = 40


class Providers:
    """The parties of a plan, and the new ones that a table brings."""

    def __init__(self, plan: Plan, conventions: NetworkConventions) -> None:
        self.new: dict[str, dict[str, Any]] = {}
        self._municipalities = conventions.municipalities
        self._ids = {party.id.casefold() for party in plan.every(Party)}
        self._ids |= {name.casefold() for name in plan.unreadable.get(Party, ())}
        self._by_ico = {party.ico: party.id for party in plan.every(Party) if party.ico}
        self._by_name = {
            folded(name): party.id
            for party in plan.every(Party)
            for name in (party.title, party.short, *party.wordings)
            if name
        }
        self._ico_of = {party.id: party.ico for party in plan.every(Party)}

    def find(self, name: str, ico: str) -> str | Message:
        """Return the party of a provider, a new one if its number is new, or why it is not known who that is.

        Args:
            name: What the table calls it; empty when it does not.
            ico: Its identification number, eight digits; empty when the table has none.
        """
        if ico and ico in self._by_ico:
            return self._by_ico[ico]
        known = self._by_name.get(folded(name), "") if name else ""
        if known and ico and self._ico_of.get(known):
            return say(
                "the plan knows {name} under the number {known}, not {ico}",
                name=name,
                known=self._ico_of[known],
                ico=ico,
            )
        if known:
            return known
        if ico and name:
            return self._make(name, ico)
        if ico:
            return say("no party of the plan has the number {ico}, and the table gives no name", ico=ico)
        if not name:
            return say("the table names no provider")
        near = nearest(name, [party for party in self._by_name if party], 0.8)
        hint = self._by_name[near] if near else ""
        if hint:
            return say(
                "no party is called “{name}”; if it is {near}, add the name to its wordings", name=name, near=hint
            )
        return say("no party is called “{name}”, and without its number (IČO) no new one is made", name=name)

    def _make(self, name: str, ico: str) -> str:
        party = self._free_id(name, ico)
        first = folded(name)
        municipal = any(first.startswith(f"{word} ") for word in self._municipalities)
        self.new[party] = {
            "id": party,
            "kind": "municipality" if municipal else "organisation",
            "title": name,
            "ico": ico,
        }
        self._ids.add(party.casefold())
        self._by_ico[ico] = self._by_name[folded(name)] = party
        self._ico_of[party] = ico
        return party

    def _free_id(self, name: str, ico: str) -> str:
        """Return an id made of the name as people would make it: without diacritics and legal form, words joined."""
        plain = unicodedata.normalize("NFKD", name.split(",")[0]).encode("ascii", "ignore").decode()
        words = "-".join(re.findall(r"[A-Za-z0-9]+", plain))[:_LONGEST_ID].rstrip("-") or ico
        return words if words.casefold() not in self._ids else f"{words}-{ico}"


def new_parties(providers: Providers) -> Mapping[str, dict[str, Any]]:
    """Return the records of the parties that a table brought, by id."""
    return dict(sorted(providers.new.items()))
