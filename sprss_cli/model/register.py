"""What the national register of social services says of a service, as far as a plan needs it: no people, no contacts.

Codes are those of the register's open data, such as `DruhSocialniSluzby/8`. They are not the keys that plans write;
`entry_of` finds the row of our catalogues that means the same.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date

from sprss_cli.model.catalogue import Catalogue, Entry

# A family of the register's codes → our catalogue with the same rows, and its column that holds the register's number
_CATALOGUES: Mapping[str, tuple[str, str]] = {
    "DruhSocialniSluzby": ("service-kinds", "register_code"),
    "FormaSocialniSluzby": ("service-forms", "register_code"),
    "TypKapacitySocialniSluzby": ("capacity-units", "register_code"),
    "CilovaSkupinaOsoby": ("register-target-groups", "register_code"),
    "Kraj": ("regions", "ruian_code"),  # the register counts regions as RÚIAN does, not as NUTS does
}


@dataclass(frozen=True, slots=True)
class RegisteredCapacity:
    """How much of one unit is registered for a form; the wording is official text and often says from when."""

    unit: str
    amount: int | None
    wording: str


@dataclass(frozen=True, slots=True)
class RegisteredForm:
    """A form of a service. Capacity belongs to the form as a whole, however many facilities there are."""

    form: str
    capacities: tuple[RegisteredCapacity, ...]


@dataclass(frozen=True, slots=True)
class Facility:
    """A place where a service is provided.

    Attributes:
        name: What the register calls it.
        municipality: Code of the municipality; empty when there is no address, or a secret one.
        district: Code of the district.
        region: Code of the region.
        begins: First day, when it is known.
        ends: Last day; None when none is set.
        secret: Whether the address is kept secret, as that of a refuge is.
    """

    name: str
    municipality: str
    district: str
    region: str
    begins: date | None
    ends: date | None
    secret: bool


@dataclass(frozen=True, slots=True)
class RegisteredService:
    """One registration of a service.

    Attributes:
        identifier: The public number of the registration, seven digits; what plans call a service by.
        portal_id: The number of the same service in the ministry's portal; never to be taken for the other.
        kind: Code of the kind of service.
        begins: First day of the service, when it is known.
        ends: Last day, when one is set. The register keeps what has ended, back to 2007.
        ico: The provider's IČO as eight digits, or what stands in its place.
        provider: The provider's name.
        forms: Its forms, with their capacity.
        target_groups: Codes of its target groups.
        facilities: Where it is provided.
    """

    identifier: str
    portal_id: str
    kind: str
    begins: date | None
    ends: date | None
    ico: str
    provider: str
    forms: tuple[RegisteredForm, ...]
    target_groups: tuple[str, ...]
    facilities: tuple[Facility, ...]


@dataclass(frozen=True, slots=True)
class Register:
    """As much of the register as one plan asks for.

    Attributes:
        services: Records by registration number, of those numbers that the plan names.
        names: What the register's code lists call the codes of these records.
        day: Of which day the data are; empty when it is not known.
    """

    services: Mapping[str, tuple[RegisteredService, ...]]
    names: Mapping[str, str]
    day: str


@dataclass(frozen=True, slots=True)
class RegisterState:
    """What an index of the register holds.

    Attributes:
        day: The day for which services run, have ended or are yet to begin.
        about: Where the data come from: `file`, its last `change`, the day it was `taken`.
        services: Records of services.
        ended: Those that ended before the day.
        later: Those that begin after it.
        unnumbered: Those without a registration number, which nothing can find.
        repeated: Registration numbers that stand on several records.
        providers: Different IČO of providers.
        facilities: Places of services.
        unplaced: Those without a municipality, though their address is not secret.
        secret: Those whose address is secret.
        unnamed: Codes that the code lists did not have, counted by family.
        odd: Keys whose value was not of the type that it should be, with how often.
    """

    day: date
    about: Mapping[str, str]
    services: int
    ended: int
    later: int
    unnumbered: int
    repeated: int
    providers: int
    facilities: int
    unplaced: int
    secret: int
    unnamed: Mapping[str, int]
    odd: Mapping[str, int]

    @property
    def running(self) -> int:
        """How many services are provided on the day."""
        return self.services - self.ended - self.later


def entry_of(code: str, catalogues: Mapping[str, Catalogue]) -> Entry | None:
    """Return the row of our catalogues that a code of the register means; of several wordings the last."""
    family, _, number = code.partition("/")
    name, column = _CATALOGUES.get(family, ("", ""))
    rows = [row for row in catalogues.get(name, ()) if row.fact(column) == number] if number else []
    return rows[-1] if rows else None
