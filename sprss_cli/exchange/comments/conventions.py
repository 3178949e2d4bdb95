"""How forms for comments say things: headings and words, as data of a language and of a plan."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from sprss_cli.exchange.conventions import folded

_ABOUT_SUBMITTER = ("name", "organisation", "kind", "contact", "received", "reference")


@dataclass(frozen=True)
class FormWords:
    """What `schemas/imports/comments-cs.yaml` says, and what a plan's `import/comments.yaml` adds to it.

    Attributes:
        labels: Field of a comment by folded heading.
        titles: The heading that our own form has for each field: the first one named.
        kinds: Kind of submitter by folded word.
        natures: Nature of a comment by folded word.
        choices: The words that our own form offers, by field.
        furniture: Lines of a form that are no comment, folded.
    """

    labels: Mapping[str, str]
    titles: Mapping[str, str]
    kinds: Mapping[str, str]
    natures: Mapping[str, str]
    choices: Mapping[str, tuple[str, ...]]
    furniture: frozenset[str]

    @classmethod
    def from_data(cls, packaged: Mapping[str, Any], own: Mapping[str, Any]) -> FormWords:
        """Lay a plan's additions over the packaged words; both have passed their schema."""
        layers = (packaged, own)
        return cls(
            labels=_by_wording(layers, "labels"),
            titles={field: wordings[0] for field, wordings in packaged["labels"].items()},
            kinds=_by_wording(layers, "kinds"),
            natures=_by_wording(layers, "natures"),
            choices={
                "kind": tuple(wordings[0] for wordings in packaged["kinds"].values()),
                "nature": tuple(wordings[0] for wordings in packaged["natures"].values()),
            },
            furniture=frozenset(folded(line) for layer in layers for line in layer.get("furniture", ())),
        )

    def field(self, heading: str) -> str:
        """Return the field that a heading names; empty when it names none."""
        return self.labels.get(folded(heading), "")

    def about_submitter(self, heading: str) -> str:
        """Return the field of the submitter that a label names; empty when it names another field, or none."""
        found = self.field(heading)
        return found if found in _ABOUT_SUBMITTER else ""


def _by_wording(layers: tuple[Mapping[str, Any], ...], key: str) -> dict[str, str]:
    return {
        folded(wording): meaning
        for layer in layers
        for meaning, wordings in layer.get(key, {}).items()
        for wording in wordings
    }
