"""A made-up network of any size for measurements: services with a history of decisions, mandates and payments.

Content is invented, and its provenance says so. The same number gives the same bytes.
"""

from __future__ import annotations

import random
from pathlib import Path

from scripts.corpus import FRAME, PERIOD, write_record
from sprss_cli.model.period import Period
from sprss_cli.sources.catalogues import catalogues

AREAS = 12
PROVIDERS = 200
_NETWORK = """\
network:
  levels:
    - {id: Z, title: základní síť}
    - {id: D, title: doplňková síť}
  areas:
"""
_DECISIONS = """\
decisions:
  - {what: Zařazení služeb do sítě, body: Smyšlené zastupitelstvo, number: 1/23/ZX, date: "2023-12-19", source: mereni}
  - {what: Změny v síti služeb, body: Smyšlené zastupitelstvo, number: 2/24/ZX, date: "2024-12-17", source: mereni}
"""


def write_network(folder: Path, entries: int) -> Path:
    """Write a valid plan with this many services in its network and return its folder."""
    for name in ("parties", "target-groups", "network"):
        (folder / name).mkdir(parents=True, exist_ok=True)
    areas = "".join(f"    - {{id: uzemi-{number}, title: Území {number}}}\n" for number in range(AREAS))
    write_record(folder / "plan.yaml", "plan", FRAME + _NETWORK + areas + _DECISIONS, up=1)
    write_record(folder / "target-groups/S.yaml", "target-group", "id: S\ntitle: smyšlená skupina\nshort: skupina\n")
    for number in range(PROVIDERS):
        text = f"id: poskytovatel-{number}\nkind: group\ntitle: Smyšlený poskytovatel {number}\n"
        write_record(folder / f"parties/poskytovatel-{number}.yaml", "party", text)
    rows = catalogues()["service-kinds"].on(Period.from_data(PERIOD).ends)
    kinds = [(key, row.strings("forms")) for key, row in rows.items() if key.startswith("§") and row.strings("forms")]
    for number in range(entries):
        name = f"{1_000_000 + number}"
        write_record(folder / f"network/{name}.yaml", "network-entry", _entry(name, number, kinds))
    return folder


def _entry(name: str, number: int, kinds: list[tuple[str, tuple[str, ...]]]) -> str:
    chance = random.Random(number)
    kind, forms = kinds[number % len(kinds)]
    lines = [f'id: "{name}"', f"name: Smyšlená služba {number}", f"provider: poskytovatel-{number % PROVIDERS}"]
    lines += [f"kind: {kind}", "target_groups: [S]", f"territory: [uzemi-{number % AREAS}]", "history:"]
    lines += _step("2024-01-01", "1/23/ZX", "include", forms, chance)
    if number % 3 == 0:
        lines += _step("2025-01-01", "2/24/ZX", "change", forms, chance)
    excluded = number % 30 == 1
    if excluded:
        lines += ['  - effective: "2025-01-01"', "    decision: 2/24/ZX", "    action: exclude"]
    until = "2024-12-31" if excluded else "2026-12-31"
    lines += ["mandates:", f'  - {{from: "2024-01-01", to: "{until}", decision: 1/23/ZX}}']
    lines += ["payments:", f'  "2024": {chance.randint(300, 9000) * 1000}']
    return "\n".join(lines) + "\n"


def _step(day: str, decision: str, action: str, forms: tuple[str, ...], chance: random.Random) -> list[str]:
    lines = [f'  - effective: "{day}"', f"    decision: {decision}", f"    action: {action}"]
    if action == "include":
        lines.append("    level: Z")
    lines.append("    forms:")
    for form in forms:
        amount = f"{chance.randint(2, 60) / 2:g}"
        lines += [f"      - form: {form}", "        capacity:", f"          - {{unit: uvazky, value: {amount}}}"]
    return lines
