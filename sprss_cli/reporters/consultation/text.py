"""The comments of a plan for people: what each is about, and how it was settled."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from sprss_cli.model.consultation import Consultation, by_result, without_names
from sprss_cli.model.kinds.comment import Comment
from sprss_cli.model.kinds.round import Round
from sprss_cli.model.message import Message, Translations, say, say_count

_RESULTS: Mapping[str, Message] = {
    "accepted": say("accepted"),
    "partly": say("accepted in part"),
    "not-accepted": say("not accepted"),
    "explained": say("explained"),
    "": say("not settled yet"),
}
_SUBMITTERS: Mapping[str, Message] = {
    "municipality": say("municipality"),
    "provider": say("provider"),
    "user": say("user of services"),
    "public": say("public"),
    "authority": say("authority"),
}
_LINE = 100


def write(found: Consultation, speak: Translations) -> str:
    """Return the rounds with their comments, one line for what a comment is about and one for what it says."""
    count = sum(len(comments) for _, _, comments in found.rounds)
    lines = [say_count("{plan}: {count} comment", "{plan}: {count} comments", count, plan=found.label).render(speak)]
    if found.unread:
        lines.append(say("cannot be read and are missing here: {files}", files=found.unread).render(speak))
    for identifier, record, comments in found.rounds:
        lines += ["", *_round(identifier, record, comments, found, speak)]
    return "\n".join(lines) + "\n"


def _round(
    identifier: str, record: Round | None, comments: tuple[Comment, ...], found: Consultation, speak: Translations
) -> Iterator[str]:
    yield f"{identifier} {record.title if record else ''}".rstrip()
    if record:
        begins, ends = record.window.begins.isoformat(), record.window.ends.isoformat()
        yield "  " + say("comments taken from {begins} to {ends}", begins=begins, ends=ends).render(speak)
    counted = [f"{_RESULTS[result].render(speak)} {number}" for result, number in by_result(comments).items()]
    if counted:
        yield f"  {' · '.join(counted)}"
    for comment in comments:
        if not (found.only_open and comment.settlement):
            yield from _comment(comment, speak)


def _comment(comment: Comment, speak: Translations) -> Iterator[str]:
    about = str(comment.target) or say("the plan as a whole").render(speak)
    if comment.unsure:
        about = say("{target}, perhaps", target=about).render(speak)
    result = _RESULTS[comment.settlement.result if comment.settlement else ""].render(speak)
    who = comment.submitter.organisation or _SUBMITTERS[comment.submitter.kind].render(speak)
    yield f"  {comment.id} · {about} · {who} · {result}"
    line = " ".join(without_names(comment.text, comment).split())
    yield f"    {line if len(line) <= _LINE else line[:_LINE].rsplit(' ', 1)[0] + ' …'}"
