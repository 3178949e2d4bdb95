"""The blocks that chapters can put in, read off the heads of their templates, `templates/blocks/<name>.md.j2`."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from functools import cache
from pathlib import Path

from sprss_cli.model.blocks import Block
from sprss_cli.system import resources

SUFFIX = ".md.j2"

_FRONT = re.compile(r"---\n(.*?)\n---\n", re.DOTALL)


class _Blocks(Mapping[str, Block]):
    """The blocks of a folder by name; their heads are read when the first one is asked for: most runs need none."""

    def __init__(self, folder: Path) -> None:
        self._folder = folder
        self._found: Mapping[str, Block] | None = None

    @property
    def _blocks(self) -> Mapping[str, Block]:
        if self._found is None:
            made = (_block(path) for path in sorted(self._folder.glob(f"*{SUFFIX}")))
            self._found = {block.name: block for block in made}
        return self._found

    def __getitem__(self, name: str) -> Block:
        return self._blocks[name]

    def __iter__(self) -> Iterator[str]:
        return iter(self._blocks)

    def __len__(self) -> int:
        return len(self._blocks)


def blocks() -> Mapping[str, Block]:
    """Return the packaged blocks by name.

    They are part of the toolkit and checked by its tests; a broken one is a bug of ours, not a fault of a plan.
    """
    return _blocks(resources.folder("templates") / "blocks")


@cache
def _blocks(folder: Path) -> Mapping[str, Block]:
    return _Blocks(folder)


def _block(path: Path) -> Block:
    found = _FRONT.match(path.read_text(encoding="utf-8"))
    assert found is not None, f"{path.name} has no head"
    pairs = [line.partition(":") for line in found[1].split("\n") if line.strip()]
    values = {key.strip(): value.strip() for key, _, value in pairs}
    title = values.pop("block")
    parameters = {key: tuple(word.strip() for word in value.split("|")) for key, value in values.items()}
    return Block(path.name.removesuffix(SUFFIX), title, parameters)
