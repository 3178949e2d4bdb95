"""What pandoc and Typst alone take of building a plan: `python -m scripts.bare_calls PLAN OUT` prints the seconds.

The plan is built with one writer after the other, so that no call waits for another one's processor.
"""

import sys
import time
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from datetime import date
from pathlib import Path
from typing import ParamSpec, TypeVar

from sprss_cli.render import typeset
from sprss_cli.system import pandoc
from sprss_cli.workflows import build

P = ParamSpec("P")
T = TypeVar("T")


def bare_calls(plan: Path, out: Path) -> float:
    """Build the cards of a plan, and return the seconds spent in calls of pandoc and Typst."""
    spent: list[float] = []

    def timed(call: Callable[P, T]) -> Callable[P, T]:
        def measured(*arguments: P.args, **named: P.kwargs) -> T:
            began = time.perf_counter()
            try:
                return call(*arguments, **named)
            finally:
                spent.append(time.perf_counter() - began)

        return measured

    pandoc.run, typeset.pdf, typeset.png = timed(pandoc.run), timed(typeset.pdf), timed(typeset.png)
    build.ThreadPoolExecutor = lambda: ThreadPoolExecutor(max_workers=1)  # type: ignore[misc, assignment]
    build.build(build.Order(plan, "cards", (), out, False, date.today()), lambda step: None)
    return sum(spent)


if __name__ == "__main__":
    print(bare_calls(Path(sys.argv[1]), Path(sys.argv[2])))
