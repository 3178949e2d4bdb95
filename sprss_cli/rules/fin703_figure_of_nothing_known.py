"""FIN703 figure-of-nothing-known."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from sprss_cli.model.finding import Fault, Severity
from sprss_cli.model.kinds.card import Card
from sprss_cli.model.kinds.finance_table import Figure, FinanceTable
from sprss_cli.model.message import Message, say
from sprss_cli.model.nearest import did_you_mean
from sprss_cli.model.plan import Plan
from sprss_cli.rules import rule


@rule(
    "FIN703",
    severity=Severity.ERROR,
    basis="a plan's own references and the catalogues",
    since="0.1",
    about=("finance",),
)
def figure_of_nothing_known(plan: Plan) -> Iterator[Fault]:
    """A figure names a service, a form, a variant or a card that nobody knows.

    Why: the figure drops out of every table by kind, by form, by variant or by card, and the sums are wrong without
    anybody seeing it.

    Mend: write the paragraph of a kind of service or the key of a category, a key of the catalogues of forms and of
    variants, or the id of a card.
    """
    known = _known(plan)
    for table in plan.every(FinanceTable):
        for item, keys in table.items():
            if isinstance(item, Figure):
                for name, words in known.items():
                    word = getattr(item, name)
                    if word and word not in words and not (name == "card" and plan.knows(Card, word)):
                        hint = did_you_mean(word, words, say("known here: {known}", known=tuple(words)))
                        if word.startswith("§"):  # the nearest number means nothing
                            hint = say("write the paragraph of a kind of service, e.g. § 44, or a category, e.g. pece")
                        yield Fault(table.at(*keys, name), _message(name, word), hint)


def _known(plan: Plan) -> Mapping[str, Mapping[str, object]]:
    kinds, categories, forms, variants = (
        plan.catalogues[name].by_key if name in plan.catalogues else {}
        for name in ("service-kinds", "service-categories", "service-forms", "finance-variants")
    )
    return {"service": {**kinds, **categories}, "form": forms, "variant": variants, "card": plan.of(Card)}


def _message(name: str, word: str) -> Message:
    match name:
        case "service":
            return say("{word} is neither a kind of social service nor a category", word=word)
        case "form":
            return say("there is no form {form}", form=word)
        case "variant":
            return say("there is no variant {variant}", variant=word)
        case _:
            return say("the plan has no card {card}", card=word)
