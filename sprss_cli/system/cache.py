"""Where a user's machine keeps what can be made again."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path

from sprss_cli.model.message import say
from sprss_cli.system.trouble import MachineTrouble


def cache_folder(environment: Mapping[str, str], platform: str) -> Path:
    """Return the folder of this program among the user's caches; it need not exist.

    Args:
        environment: The variables of the process.
        platform: The system, as `sys.platform` names it.

    Raises:
        MachineTrouble: The user has no home folder.
    """
    if platform == "win32":
        return _folder(environment.get("LOCALAPPDATA", ""), "AppData/Local") / "sprss" / "Cache"
    if platform == "darwin":
        return _folder("", "Library/Caches") / "sprss"
    return _folder(environment.get("XDG_CACHE_HOME", ""), ".cache") / "sprss"


def _folder(given: str, below_home: str) -> Path:
    """Return the given folder, or the usual one; a relative path is to be ignored (XDG Base Directory 0.8)."""
    if given and Path(given).is_absolute():
        return Path(given)
    try:
        return Path.home() / below_home
    except RuntimeError as problem:
        message = say("there is no home folder to keep files in")
        raise MachineTrouble(message, say("name a file on the command line")) from problem
