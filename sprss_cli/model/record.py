"""What every record of a plan has in common."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any, ClassVar, Self

from sprss_cli.model.comparison import Policy, compare_as
from sprss_cli.model.message import Message
from sprss_cli.model.place import Address


@dataclass(frozen=True, slots=True)
class Provenance:
    """Where a record comes from.

    Attributes:
        kind: `official`, `public-record`, `reconstructed` or `example`.
        source: Id of a document of the plan; empty when none is given.
        confidence: H, M, L or MEM; empty when not given.
        note: What a reader should know beside it.
    """

    kind: str
    source: str = ""
    confidence: str = ""
    note: str = ""

    @classmethod
    def from_data(cls, data: Mapping[str, Any]) -> Provenance:
        """Read a `provenance` mapping that has passed its schema."""
        return cls(data["kind"], data.get("source", ""), data.get("confidence", ""), data.get("note", ""))


@dataclass(frozen=True, slots=True)
class RuleException:
    """A finding that is to stay, as data in the record it concerns."""

    rule: str
    reason: str
    until: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Record:
    """One file of a plan.

    Attributes:
        id: The record's name in the plan; also its file's name.
        source: The top of its file.
        provenance: Its own provenance; None when the plan's default holds.
        exceptions: Findings that are to stay.
    """

    folder: ClassVar[str] = ""
    schema: ClassVar[str] = ""
    records: ClassVar[Message]  # what several of them are called
    below: ClassVar[str] = ""  # what the folders within the folder are, when records lie in them: a year, a round
    suffix: ClassVar[str] = ".yaml"
    adopted: ClassVar[bool] = False  # whether the assembly adopts such records with the plan, so that they are sealed
    bookkeeping: ClassVar[bool] = False  # whether a command keeps them: then no workbook has them
    compared: ClassVar[bool] = True  # whether a comparison of plans lists them; what they bring about it shows anyway
    published: ClassVar[bool] = True  # whether open data and comparisons hold it
    stage: ClassVar[int] = 0  # its place on the way from a need to what came of it; 0 for what is not on the way

    id: str
    source: Address = field(compare=False)
    provenance: Provenance | None = field(default=None, metadata=compare_as(Policy.TECHNICAL))
    exceptions: tuple[RuleException, ...] = field(default=(), metadata=compare_as(Policy.TECHNICAL))

    @property
    def file_stem(self) -> str:
        """Its file, without the kind's folder and the suffix; it should be the id."""
        parts = self.source.file.rsplit("/", 2 if self.below else 1)
        return "/".join(parts[1:]).removesuffix(self.suffix)

    @classmethod
    def files(cls) -> str:
        """Return the pattern of the files of this kind within a plan, as editors and shells read patterns."""
        return f"{cls.folder}/{'*/' if cls.below else ''}*{cls.suffix}"

    @classmethod
    def file_of(cls, identifier: str) -> str:
        """Return the path within the plan of the record with an id."""
        return f"{cls.folder}/{identifier}{cls.suffix}"

    @classmethod
    def from_data(cls, data: Mapping[str, Any], source: Address) -> Self:
        """Make the record from data that has passed the kind's schema."""
        raise NotImplementedError

    def at(self, *keys: str | int) -> Address:
        """Return the address of a key of this record."""
        return self.source.at(*keys)


@dataclass(frozen=True, slots=True)
class Continuity:
    """A record of another plan that this one follows: `continued`, `renamed`, `split` from it, `merged` with others."""

    plan: str
    record: str
    how: str


def continuity(data: Mapping[str, Any]) -> tuple[Continuity, ...]:
    """Read the `continues` list of a record; a missing list is an empty one."""
    if "continues" not in data:
        return ()
    return tuple(Continuity(item["plan"], item["record"], item["how"]) for item in data["continues"])


def common_fields(data: Mapping[str, Any], source: Address) -> dict[str, Any]:
    """Return the fields that every record kind reads the same way."""
    found = data.get("provenance")
    return {
        "id": data["id"],
        "source": source,
        "provenance": Provenance.from_data(found) if found else None,
        "exceptions": exceptions(data),
    }


def exceptions(data: Mapping[str, Any]) -> tuple[RuleException, ...]:
    """Read the `exceptions` list of a record; a missing list is an empty one."""
    if "exceptions" not in data:
        return ()
    return tuple(
        RuleException(item["rule"], item.get("reason", ""), item.get("until", "")) for item in data["exceptions"]
    )
