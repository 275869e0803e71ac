"""What value is wanted, where it stands, and why there may be none."""

from typing import NamedTuple

from specmill_runtime.records import step
from specmill_runtime.testing.merging import STACK, Merged


class NothingFitsError(Exception):
    """No value was found for a schema."""


class TooLargeError(Exception):
    """The smallest value of a schema has more parts than are made."""


class Taste(NamedTuple):
    """What kind of values is wanted."""

    seed: int = 0
    rich: bool = False
    """Whether optional members are filled in."""
    dynamic: bool = False
    """Whether examples and defaults of schemas are passed over."""
    separate: bool = False
    """Whether a value may fit one branch of a `oneOf` only, however odd that makes it."""


class Place(NamedTuple):
    """Where a value stands: pointer, depth, and the definitions around it."""

    pointer: str = ""
    depth: int = 0
    stack: frozenset[str] = frozenset()

    def below(self, token: str | int, merged: Merged) -> "Place":
        """The place of a member or an item."""
        stack = self.stack | frozenset(merged.get(STACK, ()))
        return Place(self.pointer + step(str(token)), self.depth + 1, stack)

    @property
    def name(self) -> str:
        """The name of the field: the last token that is no index."""
        tokens = self.pointer.split("/")
        return next((one for one in reversed(tokens) if not one.isdecimal()), "")
