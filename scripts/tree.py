"""The tree of the package in docs/architecture.md: one line for each module, its docstring's first.

`python -m scripts.tree` writes it between the two marks in that page, `--check` fails when it is not what the code
says. Rules and record kinds are told by their folders: there a new file is the whole registration.
"""

from __future__ import annotations

import ast
import sys
from collections.abc import Iterator
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
PAGE = ROOT / "docs" / "architecture.md"
BEGIN, END = "<!-- tree: made by python -m scripts.tree -->\n", "<!-- end of tree -->"
NEWLINE = "\n"
TOLD_BY_FOLDER = {"rules"}


def tree() -> str:
    """Return the tree as a fenced block."""
    return "```\n" + "".join(f"{line}\n" for line in _lines(ROOT / "sprss_cli", 0)) + "```\n"


def _lines(package: Path, depth: int) -> Iterator[str]:
    yield _line(depth, f"{package.name}/", package / "__init__.py")
    inside = [] if package.name in TOLD_BY_FOLDER else sorted(package.glob("[a-z]*.py"))
    for module in inside:
        yield _line(depth + 1, module.name, module)
    for folder in sorted(path.parent for path in package.glob("*/__init__.py")):
        yield from _lines(folder, depth + 1)


def _line(depth: int, name: str, module: Path) -> str:
    docstring = ast.get_docstring(ast.parse(module.read_text(encoding="utf-8"))) or ""
    return f"{'  ' * depth + name:<32} {docstring.partition(NEWLINE)[0]}".rstrip()


def main() -> int:
    """Write the tree into the page, or check it; return the exit code."""
    text = PAGE.read_text(encoding="utf-8")
    before, _, rest = text.partition(BEGIN)
    _, _, after = rest.partition(END)
    wanted = before + BEGIN + tree() + END + after
    if "--check" in sys.argv[1:]:
        if wanted != text:
            print(f"{PAGE.relative_to(ROOT)}: the tree is not what the code says; run python -m scripts.tree")
        return int(wanted != text)
    PAGE.write_text(wanted, encoding="utf-8")
    return 0


if __name__ == "__main__":
    sys.exit(main())
