"""The finance chapter of a plan as sums."""

from __future__ import annotations

from pathlib import Path

from sprss_cli.model.finance import figures, grants, shares
from sprss_cli.model.finance_view import PAST, FinanceView, by_variant, sections
from sprss_cli.model.grouping import MoneyBy
from sprss_cli.model.kinds.finance_table import FinanceTable
from sprss_cli.model.message import say
from sprss_cli.model.nearest import did_you_mean
from sprss_cli.model.trouble import Trouble
from sprss_cli.workflows.opened_plan import opened


class NoVariant(Trouble):
    """The plan has no money in the variant that was asked for."""


def show(path: Path, by: MoneyBy = MoneyBy.YEAR, variant: str = "") -> FinanceView:
    """Return the finance chapter of a plan as sums.

    Args:
        path: The plan's folder.
        by: By what the sums are made.
        variant: Key of the catalogue `finance-variants`; every variant of the plan when empty.

    Raises:
        NoPlan: There is no plan at the path.
        BrokenFrame: Its `plan.yaml` is broken.
        NoVariant: It has no money in such a variant.
    """
    loaded, plan = opened(path)
    known = tuple(sorted({figure.variant for figure in figures(plan) if figure.variant}))
    if variant and variant not in known:
        message = say("the plan has no money in the variant {variant}", variant=variant)
        otherwise = say("variants of the plan: {known}", known=known) if known else say("the plan has no variants")
        raise NoVariant(message, did_you_mean(variant, known, otherwise))
    unread = tuple(FinanceTable.file_of(name) for name in sorted(plan.unreadable.get(FinanceTable, ())))
    found = by_variant(plan, by, variant)
    past = sections(figures(plan), PAST, by)
    return FinanceView(loaded.folder.shown, plan, by, found, past, grants(plan), shares(plan), unread)
