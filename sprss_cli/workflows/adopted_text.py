"""The text of a plan as it was adopted or amended: read where it still stands, else from git, and held to its seal."""

from __future__ import annotations

from datetime import date

from sprss_cli.model.kinds.seal import Seal
from sprss_cli.model.message import say
from sprss_cli.model.plan import Plan
from sprss_cli.model.seals import differences, history, in_force
from sprss_cli.model.trouble import Trouble
from sprss_cli.sources.folder import PlanFolder
from sprss_cli.sources.git_folder import GitFolder
from sprss_cli.sources.load import Loaded, load


class NoAdoptedText(Trouble):
    """The text of a seal cannot be had here: no seal, no revision, or one that cannot be read."""


class BrokenSeal(NoAdoptedText):
    """A text was found, but it is not the one that was sealed."""


def text_on(folder: PlanFolder, loaded: Loaded, day: date) -> tuple[Seal, Loaded]:
    """Return the seal in force on a day and the plan as it was sealed.

    Args:
        folder: The plan's folder.
        loaded: The plan as it lies there; its frame can be read.
        day: The day.

    Raises:
        NoAdoptedText: Nothing was sealed, or not by that day, or the text cannot be had.
        BrokenSeal: The text is not the one that was sealed.
        GitTrouble: The revision cannot be read.
    """
    plan = _readable(loaded)
    seals = history(plan)
    if not seals:
        message = say("{plan} was never sealed, so nobody can tell what held on a day", plan=folder.shown)
        raise NoAdoptedText(message, say("`sprss seal` seals the text that the assembly approved"))
    seal = in_force(seals, day)
    if seal is None:
        values = {"day": day.isoformat(), "first": seals[0].effective.isoformat()}
        raise NoAdoptedText(say("on {day} the plan was not approved yet; its text holds from {first}", **values))
    return seal, text_of(folder, loaded, seal)


def text_of(folder: PlanFolder, loaded: Loaded, seal: Seal) -> Loaded:
    """Return the plan as it was when it was sealed; the folder itself when it still says the same.

    Args:
        folder: The plan's folder.
        loaded: The plan as it lies there; its frame can be read.
        seal: One of its seals.

    Raises:
        NoAdoptedText: The seal names no revision, or files of the revision cannot be read.
        BrokenSeal: The revision does not say what was sealed.
        GitTrouble: The revision cannot be read.
    """
    plan = _readable(loaded)
    if seal.id == history(plan)[-1].id and not any(differences(plan, seal)):
        return loaded
    if not seal.revision:
        message = say("the text of seal {number} cannot be had: it was sealed outside git", number=seal.id)
        raise NoAdoptedText(message, say("seal a plan inside its repository, so that the revision is written down"))
    old = GitFolder(seal.revision, ".", folder.root)
    try:
        found = load(old, sealing=True)
        if found.plan is None or found.faults:
            broken = tuple(dict.fromkeys(old.inside(fault.at.file) for fault in found.faults))
            values = {"number": seal.id, "revision": seal.revision[:10], "files": broken}
            message = say("the text of seal {number} cannot be read at {revision}: {files}", **values)
            raise NoAdoptedText(message, say("an older version of sprss may read it"))
        if changed := tuple(one.name for one in differences(found.plan, seal)):
            values = {"number": seal.id, "revision": seal.revision[:10], "records": changed}
            message = say("{revision} does not hold the text of seal {number}: {records}", **values)
            raise BrokenSeal(message, say("take the file of the seal back from git as `sprss seal` wrote it"))
        return found
    finally:
        old.close()


def _readable(loaded: Loaded) -> Plan:
    assert loaded.plan is not None  # those who ask have looked
    return loaded.plan
