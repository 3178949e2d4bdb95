"""The program: chooses the language, runs a command, turns what stops it into an exit code."""

from __future__ import annotations

import gc
import sys

_MANY = 50_000  # objects: the start of the program makes fewer, and looking through them for garbage is in vain


def main() -> None:
    """Run `sprss` with the arguments of the process, and exit with the code the contract names."""
    gc.set_threshold(_MANY)
    try:
        from sprss_cli.cli.program import run

        code = run(sys.argv[1:])
    except KeyboardInterrupt:  # before the program could say so itself
        code = 130
    sys.exit(code)


if __name__ == "__main__":
    main()
