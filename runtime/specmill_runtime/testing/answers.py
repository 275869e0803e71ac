"""What the fake has decided to answer, before it is written down for HTTP or for JSON-RPC."""

from typing import Any

import msgspec
from msgspec import UNSET

from specmill_runtime.testing.messages import Breakage, HeaderTexts


class Fault(msgspec.Struct, frozen=True, kw_only=True, eq=False):
    """A JSON-RPC error object."""

    code: int
    message: str = ""
    data: Any = UNSET


class Answer(msgspec.Struct, frozen=True, kw_only=True, eq=False):
    """A decision; `value` is the decoded body, UNSET for what the schema says."""

    status: int = 200
    value: Any = UNSET
    headers: HeaderTexts = ()
    media_type: str | None = None
    content: bytes | None = None
    """Sent as it is, in place of the value."""
    fault: Fault | None = None
    delay: float = 0.0
    breakage: Breakage | None = None
    error: BaseException | None = None
    spoils: str = ""
    """`bad_json` or `wrong_shape`: what is done to the body when it is written."""
    is_whole: bool = False
    """Whether the status says that there is no such thing, and nothing else is known."""
