"""Documented and made-up calls as data: what a method is given, and what has to arrive for it."""

from typing import Any, Final

import msgspec
from msgspec import UNSET

from specmill_runtime.testing.contract import Location

DOCUMENTED: Final = "example"
"""How the names of examples begin."""


class Transcript(
    msgspec.Struct, frozen=True, kw_only=True, omit_defaults=True, eq=False
):
    """One call of an operation: the values that a method takes are the values that arrive.

    `name` is `minimal` (what is required), `full` (everything there is) or that of an example.
    """

    operation: str
    """How it is reached from a client, such as `send_sms.list`."""
    name: str
    parameters: dict[Location, dict[str, Any]] = {}
    """By location and name on the wire."""
    body: Any = UNSET
    """UNSET for none; text stands for bytes, in latin-1."""
    media_type: str | None = None
    """Of the body, when it is not JSON."""

    @property
    def is_documented(self) -> bool:
        """Whether it is an example of the description."""
        return self.name.startswith(DOCUMENTED)

    def __str__(self) -> str:
        return f"{self.operation} {self.name}"


def read_transcripts(content: bytes) -> tuple[Transcript, ...]:
    """The content of an SDK's `transcripts.json`."""
    return msgspec.json.decode(content, type=tuple[Transcript, ...])
