"""The settlement of comments as a document: without names of private persons, unless somebody asks for them."""

from __future__ import annotations

from sprss_cli.model.plan import Plan
from sprss_cli.model.record import Record
from sprss_cli.render.settlement_view import SettlementView
from sprss_cli.sources.titles import field_titles


def settlement_view(plan: Plan, *, with_names: bool = False) -> SettlementView:
    """Return what the template of the settlement can name."""
    return SettlementView(plan, _field_title, with_names=with_names)


def _field_title(kind: type[Record], field: str) -> str:
    return field_titles(kind).get(field, field)
