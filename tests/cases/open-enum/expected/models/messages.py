"""Models of `messages`."""

from __future__ import annotations

from typing import Literal, TYPE_CHECKING, TypeAlias

from specmill_runtime.models import known, Model, UNSET, Unset

__all__ = [
    "Message",
    "MessageDirection",
    "MessageFactor",
    "MessageFlag",
    "MessageKind",
    "MessageLevel",
    "MessageMixed",
    "MessagePriority",
    "MessageQuotes",
    "MessageTags",
    "Size",
    "Sort",
]


class Message(Model, kw_only=True):
    """Message."""

    direction: MessageDirection
    priority: MessagePriority
    kind: MessageKind | None = None
    size: Size | None = None
    level: MessageLevel | None = None
    factor: MessageFactor | None = None
    flag: MessageFlag | None = None
    mixed: MessageMixed | None | Unset = UNSET
    tags: list[MessageTags] | None = None
    quotes: MessageQuotes | None = None


Sort: TypeAlias = Literal[
    "sent_time_ascending",
    "sent_time_descending",
    "size_ascending",
]


if TYPE_CHECKING:
    MessageDirection: TypeAlias = Literal["IN", "OUT"] | str
    MessagePriority: TypeAlias = Literal[1, 2, 3] | int
    MessageKind: TypeAlias = Literal["message"]
    MessageLevel: TypeAlias = Literal[1, 2] | int
    MessageFactor: TypeAlias = float
    MessageFlag: TypeAlias = Literal[True]
    MessageMixed: TypeAlias = Literal[1, "auto"] | int | str
    MessageTags: TypeAlias = Literal["a", "b"] | str
    MessageQuotes: TypeAlias = Literal["it's", 'say "hi"', ""] | str
    Size: TypeAlias = Literal["small", "large"] | str
else:
    MessageDirection = known("IN", "OUT")
    MessagePriority = known(1, 2, 3)
    MessageKind = known("message")
    MessageLevel = int
    MessageFactor = known(0.5, 1.5)
    MessageFlag = known(True)
    MessageMixed = known(1, "auto")
    MessageTags = known("a", "b")
    MessageQuotes = known("it's", 'say "hi"', "")
    Size = str
