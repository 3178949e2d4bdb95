"""Where each system keeps a user's caches."""

from pathlib import Path

import pytest

from sprss_cli.system.cache import cache_folder

HOME = Path.home()


@pytest.mark.parametrize(
    ("platform", "environment", "folder"),
    [
        ("linux", {}, HOME / ".cache" / "sprss"),
        ("linux", {"XDG_CACHE_HOME": str(HOME / "elsewhere")}, HOME / "elsewhere" / "sprss"),
        ("linux", {"XDG_CACHE_HOME": "relative"}, HOME / ".cache" / "sprss"),
        ("darwin", {"XDG_CACHE_HOME": str(HOME / "elsewhere")}, HOME / "Library" / "Caches" / "sprss"),
        ("win32", {"LOCALAPPDATA": str(HOME / "Local")}, HOME / "Local" / "sprss" / "Cache"),
        ("win32", {}, HOME / "AppData" / "Local" / "sprss" / "Cache"),
    ],
)
def test_each_system_has_its_folder(platform: str, environment: dict[str, str], folder: Path):
    assert cache_folder(environment, platform) == folder
