"""NET531 application-outside-window."""

from __future__ import annotations

from collections.abc import Iterator

from sprss_cli.model.finding import Fault, Severity
from sprss_cli.model.kinds.application import Application
from sprss_cli.model.message import say
from sprss_cli.model.plan import Plan
from sprss_cli.rules import rule


@rule(
    "NET531",
    severity=Severity.WARNING,
    basis="pravidla kraje pro zařazení služeb do sítě a vyřazení z ní",
    since="0.1",
    about=("applications",),
)
def application_outside_window(plan: Plan) -> Iterator[Fault]:
    """An application was received on a day on which the region takes none.

    Why: a deadline that holds for some and not for others is no deadline. Plans that state no windows take applications
    at any time.

    Mend: correct the day of receipt, or the window under `network.windows` in plan.yaml.
    """
    windows = plan.frame.network.windows
    if not windows or any(window.reversed for window in windows):
        return  # a window that ends before it begins is a fault of its own
    for one in plan.every(Application):
        if not any(window.begins <= one.received <= window.ends for window in windows):
            near = min(
                windows, key=lambda window: min(abs(one.received - window.begins), abs(one.received - window.ends))
            )
            place = plan.frame.at("network", "windows", windows.index(near))
            hint = say(
                "the nearest window is {begins} to {ends}", begins=near.begins.isoformat(), ends=near.ends.isoformat()
            )
            message = say("no applications are taken on {day}", day=one.received.isoformat())
            yield Fault(one.at("received"), message, hint, ((place, say("the nearest window")),))
