"""What a terminal calls the statuses of a card."""

from __future__ import annotations

from collections.abc import Mapping

from sprss_cli.model.message import Message, say

FULFILMENT: Mapping[str, Message] = {
    "fulfilled": say("fulfilled"),
    "partly": say("fulfilled in part"),
    "in-progress": say("in progress"),
    "not-started": say("not started"),
    "carried-over": say("carried over"),
    "not-fulfilled": say("not fulfilled"),
    "cancelled": say("cancelled"),
}
NOT_EVALUATED = say("not evaluated")
