"""What keys of the network are called in documents."""

from __future__ import annotations

from sprss_cli.model.grouping import By
from sprss_cli.model.kinds.network_entry import NetworkEntry
from sprss_cli.model.kinds.party import Party
from sprss_cli.model.network_tables import SEVERAL
from sprss_cli.model.network_words import named, served
from sprss_cli.model.plan import Plan
from sprss_cli.model.shown import titled

AREA_WORDS = {"regional": "celý kraj", "supra-regional": "více krajů", SEVERAL: "více území společně"}
REGISTERS = {"network": "základní síť", "intent": "rozvojové záměry", "temporary": "dočasná síť"}


def group_name(key: str, by: By, plan: Plan) -> str:
    """Return what a document calls a key by which the network is divided."""
    match by:
        case By.KIND:
            return titled(key, "services", plan)
        case By.FORM:
            return named("service-forms", key, plan)
        case By.PROVIDER:
            return provider(key, plan)
        case By.ORP:
            return AREA_WORDS.get(key) or plan.areas.get(key, key)
        case By.LEVEL:
            return f"{key} {plan.frame.network.levels.get(key, '')}".strip() or "bez úrovně"


def heading(key: str, by: By, plan: Plan) -> str:
    """Return a key's name as it begins a heading."""
    name = group_name(key, by, plan)
    return f"{name[:1].upper()}{name[1:]}"


def provider(identifier: str, plan: Plan) -> str:
    """Return the full name of a party; its id when the plan does not have it."""
    found = plan.of(Party).get(identifier)
    return found.title if found else identifier


def territory(entry: NetworkEntry, plan: Plan) -> str:
    """Return for what area a service is, in words."""
    return AREA_WORDS.get(entry.territory.word, "") or served(entry, plan)
