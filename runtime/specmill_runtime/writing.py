"""Types of what writes the body of a request; loaded by type checkers only."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from typing import Protocol, TypeAlias

from specmill_runtime.arguments import Argument


class UploadBody(Protocol):
    """A body that is read while it is sent, and never held as a whole."""

    @property
    def length(self) -> int | None:
        """Number of bytes; None when it is not known before they are read."""
        ...

    @property
    def replayable(self) -> bool:
        """Whether it can be sent a second time."""
        ...

    @property
    def media_type(self) -> str:
        """What the header Content-Type says, with all parameters."""
        ...

    def chunks(self) -> Iterator[bytes]:
        """The bytes in pieces; each call starts from the beginning when it is replayable."""
        ...


Values: TypeAlias = list[tuple[Argument, object]]

Content: TypeAlias = bytes | UploadBody | None

BodyWriter: TypeAlias = Callable[[Values, int | None], Content]
"""From the arguments of a body, and the id of a JSON-RPC call, to the body; None for none."""
