"""A made-up plan of any size for measurements: `python -m scripts.corpus FOLDER RECORDS`.

Records have the shape of the real cards of 2014-2017 (a paragraph or two of prose, references both ways, adopted
wording beside the reference, amounts), but their content is invented and their provenance says so. The same number
gives the same bytes.
"""

from __future__ import annotations

import random
import sys
import textwrap
from collections.abc import Iterator, Sequence
from pathlib import Path

from sprss_cli.model.catalogue import Entry
from sprss_cli.model.period import Period
from sprss_cli.sources.catalogues import catalogues

PERIOD = "2024-2026"
CARDS_OF_A_GOAL = 40

FRAME = f"""\
title: Smyšlený plán pro měření
region:
  name: Smyšlený kraj
period: {PERIOD}
status: draft
law_date: "2023-12-19"
ids:
  goal: "C{{goal:4}}"
  card: "K{{goal:4}}-{{order:3}}"
documents:
  - id: mereni
    title: Data pro měření rychlosti, nic z nich není skutečné
provenance:
  kind: example
  source: mereni
"""

SENTENCES = (
    "Předmětem aktivity je zjistit, kde v území služba chybí a kolik lidí na ni čeká.",
    "Podpora bude probíhat v úzké spolupráci s obcemi, které nejlépe znají potřeby svých obyvatel.",
    "Cílem je, aby člověk mohl zůstat doma i tehdy, když jeho blízcí na péči už sami nestačí.",
    "Výstupem bude návrh kapacit pro každé území, který projednají pracovní skupiny.",
    "Poskytovatelé předloží údaje o vytížení služby za poslední dva roky a výhled na další období.",
    "Vzhledem k počtu žadatelů je třeba rozšířit především terénní práci v okrajových částech kraje.",
    "Finanční podpora se řídí pravidly kraje a parametry pro zařazení služby do sítě.",
    "Součástí aktivity je vzdělávání pracovníků, sdílení zkušeností a setkání se zástupci uživatelů.",
    "Vyhodnocení proběhne jednou ročně; jeho závěry budou zveřejněny spolu s plněním ostatních aktivit.",
    "Změna se neobejde bez přípravy lidí, kteří dnes ve velkých zařízeních žijí a pracují.",
)
TASKS = ("Podpora a rozvoj", "Udržení dostupnosti", "Zvýšení kvality", "Příprava změny", "Ověření potřeby")


def write_plan(folder: Path, records: int) -> Path:
    """Write a valid plan with this many records (cards, goals, parties, target groups) and return its folder."""
    goals = max(1, records // CARDS_OF_A_GOAL)
    parties = max(2, records // 100)
    groups = min(12, max(1, records // 10))
    cards = max(records - goals - parties - groups, goals)
    for name in ("goals", "parties", "target-groups", "cards"):
        (folder / name).mkdir(parents=True, exist_ok=True)
    write_record(folder / "plan.yaml", "plan", FRAME, up=1)
    for number in range(1, goals + 1):
        write_record(
            folder / f"goals/{_goal(number)}.yaml", "goal", f"id: {_goal(number)}\ntitle: Smyšlený cíl {number}\n"
        )
    for number in range(1, parties + 1):
        text = f"id: {_party(number)}\nkind: group\ntitle: smyšlený subjekt {number}\n"
        write_record(folder / f"parties/{_party(number)}.yaml", "party", text)
    for number in range(1, groups + 1):
        text = f"id: {_group(number)}\ntitle: smyšlená skupina {number}\nshort: skupina {number}\n"
        write_record(folder / f"target-groups/{_group(number)}.yaml", "target-group", text)
    kinds = list(catalogues()["service-kinds"].during(Period.from_data(PERIOD)).values())
    for name, text in _cards(cards, goals, parties, groups, kinds):
        write_record(folder / f"cards/{name}.yaml", "card", text)
    return folder


def write_record(path: Path, schema: str, text: str, up: int = 2) -> None:
    """Write a record's file with the line that tells an editor its schema, which lies `up` folders above."""
    head = f"# yaml-language-server: $schema={'../' * up}schemas/{schema}.schema.json\n"
    path.write_text(head + text, encoding="utf-8", newline="\n")


def _cards(cards: int, goals: int, parties: int, groups: int, kinds: Sequence[Entry]) -> Iterator[tuple[str, str]]:
    ids = [f"K{index % goals + 1:04}-{index // goals + 1:03}" for index in range(cards)]
    for index, name in enumerate(ids):
        chance = random.Random(index)
        twin = index ^ 1  # cards refer to each other in pairs
        related = ids[twin] if index % 4 < 2 and twin < cards else ""
        goal = index % goals + 1
        lead, helper, payer = (_party((index + step) % parties + 1) for step in (0, 1, 2))
        chosen = sorted(chance.sample(kinds, chance.randint(1, 3)), key=lambda kind: kind.key)
        named = ", ".join(f"{kind.name} ({kind.key})" for kind in chosen)
        prose = _prose(chance, related)
        lines = [f"id: {name}", f"title: {chance.choice(TASKS)} - {chosen[0].name[0].lower()}{chosen[0].name[1:]}"]
        lines.append(f"goal: {_goal(goal)}")
        if goals > 1:
            lines.append(f"also_serves: [{_goal(goal % goals + 1)}]")
        lines.append(f"target_groups: [{_group(index % groups + 1)}]")
        lines.append(f"services: [{', '.join(kind.key for kind in chosen)}]")
        lines += [f"period: {PERIOD}", "responsible:", f"  lead: [{lead}]", f"  cooperation: [{helper}]", "funding:"]
        lines += [f"  - {lead}", f"  - source: {payer}", f"    amount: {chance.randint(80, 9000) * 1000}"]
        lines += [f'    call: "{chance.randint(1, 99)}"', "    note: podle rozpočtu na první rok"]
        lines += ["description: |", *(f"  {line}".rstrip() for line in prose)]
        if related:
            lines.append(f"related: [{related}]")
        if index % 3 == 0:
            lines += ["as_adopted:", f'  services: "{named}"']
        if index % 5 == 0:
            lines += ["provenance:", "  kind: example", "  source: mereni", "  note: smyšlená karta"]
        yield name, "\n".join(lines) + "\n"


def _prose(chance: random.Random, related: str) -> list[str]:
    sentences = chance.sample(SENTENCES, chance.randint(5, 9))
    if related:
        sentences.append(f"Aktivita navazuje na {related}.")
    half = len(sentences) // 2
    first, second = (textwrap.wrap(" ".join(part), 100) for part in (sentences[:half], sentences[half:]))
    return [*first, "", *second]


def _goal(number: int) -> str:
    return f"C{number:04}"


def _party(number: int) -> str:
    return f"subjekt-{number}"


def _group(number: int) -> str:
    return f"skupina-{number}"


if __name__ == "__main__":
    write_plan(Path(sys.argv[1]), int(sys.argv[2]))
