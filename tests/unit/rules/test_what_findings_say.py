"""What a planner reads: the message names the value, the hint the way out."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from datetime import date
from gettext import NullTranslations
from pathlib import Path

import pytest

from sprss_cli.rules import catalogue
from sprss_cli.sources.folder import PlanFolder
from sprss_cli.sources.workspace import Target
from sprss_cli.workflows.validate import check

PLAN = """
title: Plán
region: {name: Kraj}
period: 2024-2026
status: draft
law_date: "2023-12-19"
"""
CARD = """
id: K01-01
title: Podpora
goal: C1
description: Text.
"""
LONG_GOAL = "id: C1\ntitle: Systém řízení sítě včetně zapojení obcí a meziresortní spolupráce\n"

SAID: list[tuple[str, Mapping[str, str], list[str]]] = [
    (
        "LAW301",
        {"cards/K01-01.yaml": CARD + "period: 2024-2026\nservices: [§ 34, § 71, § 84, prevenc, xyz]\n"},
        [
            "§ 34 (“Zařízení sociálních služeb”) is not a kind of social service"
            " | name the kinds that are meant: they stand in § 37 to § 70",
            "§ 71 is not a kind of social service | did you mean § 70?",
            "§ 84 is not a kind of social service | did you mean § 48?",
            "prevenc is no category of social services | did you mean prevence?",
            "xyz is no category of social services | categories: poradenstvi, pece, prevence",
        ],
    ),
    (
        "LAW301",
        {
            "plan.yaml": PLAN.replace("2023-12-19", "2025-03-01"),
            "cards/K01-01.yaml": CARD + "period: 2024-2026\nservices: [§ 36]\n",
        },
        [
            "§ 36 (“Sociálně-zdravotní služby”) is not a kind of social service"
            " | name the kinds that are meant: they stand in § 37 to § 70"
        ],
    ),
    (
        "LAW302",
        {"cards/K01-01.yaml": CARD + "period: '2026'\nservices: [§ 52]\n"},
        [
            "§ 52 is not in force between 2026-01-01 and 2026-12-31"
            " | “Sociální služby poskytované ve zdravotnických zařízeních lůžkové péče” held until 2025-02-28"
        ],
    ),
    (
        "LAW302",
        {
            "plan.yaml": PLAN.replace("2024-2026", "2003-2005").replace("2023", "2002"),
            "cards/K01-01.yaml": CARD + "period: 2003-2005\nservices: [§ 44]\n",
        },
        ["§ 44 is not in force between 2003-01-01 and 2005-12-31 | “Odlehčovací služby” holds from 2007-01-01"],
    ),
    (
        "LAW306",
        {"cards/K01-01.yaml": CARD + "period: 2024-2026\nforms: [ambulatni, xyz]\n"},
        [
            "there is no form of service ambulatni | did you mean ambulantni?",
            "there is no form of service xyz | forms: pobytova, ambulantni, terenni",
        ],
    ),
    (
        "PLAN803",
        {"cards/K01-01.yaml": CARD + "period: {from: '2024-07-01', to: '2024-12-31'}\n"},
        ["the period 2024-07-01/2024-12-31 is not whole years | if whole years are meant, write “2024”"],
    ),
    (
        "PLAN811",
        {"plan.yaml": PLAN + "provenance: {kind: example, source: zkouska}\n"},
        ["the plan has no document zkouska | list the document under documents in plan.yaml"],
    ),
    (
        "PLAN811",
        {
            "plan.yaml": PLAN + "documents: [{id: annex, title: Příloha}]\nbodies:\n"
            "  - {id: rada, title: Rada, source: aneks}\n  - {id: k21, title: K 21, source: zapis}\n"
        },
        [
            "the plan has no document aneks | did you mean annex?",
            "the plan has no document zapis | documents of the plan: annex",
        ],
    ),
    (
        "PLAN822",
        {
            "plan.yaml": PLAN + "exceptions:\n"
            "  - {rule: LAW305, reason: ''}\n  - {rule: PLAN803, reason: viz}\n  - {rule: PLAN802, reason: viz zápis}\n"
        },
        [
            "the exception from LAW305 gives no reason | say in a sentence why the finding is to stay",
            "the reason of the exception from PLAN803 has only 1 word | say in a sentence why the finding is to stay",
            "the reason of the exception from PLAN802 has only 2 words | say in a sentence why the finding is to stay",
        ],
    ),
    (
        "TXT602",
        {
            "goals/C1.yaml": LONG_GOAL,
            "cards/K01-01.yaml": CARD + "period: 2024-2026\nas_adopted:\n"
            "  also_serves: C1 Systém řízení sítě včetně zapojení obcí a mezesortní spolupráce\n",
        },
        ["“mezesortní” is nearly, but not quite, the title of goal C1 | the title has “meziresortní”"],
    ),
    (
        "TXT602",
        {
            "goals/C1.yaml": LONG_GOAL,
            "cards/K01-01.yaml": CARD + "period: 2024-2026\nas_adopted:\n"
            "  also_serves: C1 Systém řízení sítě včetně zapojení obcí a meziresortní\n",
        },
        ["“meziresortní” is nearly, but not quite, the title of goal C1 | the title has “meziresortní spolupráce”"],
    ),
    (
        "TXT607",
        {
            "cards/K01-01.yaml": CARD.replace("Text.", "|\n  <p>Text\n  ![x](y.png)\n\n  # Postup")
            + "period: 2024-2026\n"
        },
        [
            "<p> is HTML; documents print it as it stands"
            " | delete the tag; an empty line begins a paragraph, “- ” a list item, **…** is strong",
            "![x](y.png) is an image; documents leave it out | describe it in words",
            "“# Postup” is a heading; documents print it as a bold line"
            " | a description has no chapters: write a paragraph",
        ],
    ),
]


@pytest.mark.parametrize(("code", "files", "said"), SAID)
def test_a_finding_names_the_value_and_the_way_out(
    code: str, files: Mapping[str, str], said: list[str], overlaid: Callable[[Mapping[str, str]], Path]
) -> None:
    target = Target(PlanFolder(overlaid(files), ""))
    found = check(target, date(2026, 1, 15), {code: catalogue()[code]}).report.open
    english = NullTranslations()
    texts = [(one.message.render(english), one.hint.render(english)) for one in found if one.code == code and one.hint]
    assert sorted(" | ".join(text) for text in texts) == sorted(said)
