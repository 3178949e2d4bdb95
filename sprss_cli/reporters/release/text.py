"""What stands in the way of a release, for people: everything at once, each with its way out."""

from __future__ import annotations

from collections.abc import Sequence

from sprss_cli.model.message import Translations, say, say_count
from sprss_cli.model.release import Hindrance


def write(plan: str, hindrances: Sequence[Hindrance], errors: int, speak: Translations) -> str:
    """Return everything that is missing.

    Args:
        plan: What a reader calls the plan.
        hindrances: What the plan's data and its repository lack.
        errors: How many errors the check found.
        speak: The reader's language.
    """
    found = list(hindrances)
    if errors:
        message = say_count("the check finds {count} error", "the check finds {count} errors", errors)
        found.insert(0, Hindrance(message, say("`sprss validate {plan}` says where and how to mend them", plan=plan)))
    heading = say_count(
        "{plan} cannot be released: {count} thing is missing",
        "{plan} cannot be released: {count} things are missing",
        len(found),
        plan=plan,
    )
    lines = [heading.render(speak)]
    for one in found:
        lines.append(f"- {one.message.render(speak)}")
        lines.append("  = " + say("hint: {hint}", hint=one.hint).render(speak))
    return "\n".join(lines) + "\n"
