"""What a test does to the replies of JSON-RPC batches."""

from collections.abc import Sequence
from typing import Any, Final, NamedTuple

from specmill_runtime.testing.chance import Chance
from specmill_runtime.testing.messages import HeaderTexts

MESSAGES: Final = {
    -32700: "Parse error",
    -32600: "Invalid Request",
    -32601: "Method not found",
    -32602: "Invalid params",
}
"""What JSON-RPC 2.0 §5.1 calls its errors."""


class Said(NamedTuple):
    """What is said to a call, or to a batch: JSON, None for nothing; how late, and with what headers."""

    value: Any = None
    delay: float = 0.0
    headers: HeaderTexts = ()


def together(parts: Sequence[Said]) -> Said:
    """What is said to the calls of a batch, which is as late as the latest of them."""
    values = [one.value for one in parts if one.value is not None]
    headers = tuple(dict.fromkeys(pair for one in parts for pair in one.headers))
    return Said(values or None, max(one.delay for one in parts), headers)


class BatchControl:
    """`fake.rpc`: what happens to the reply of the next batch."""

    def __init__(self) -> None:
        self.shuffle = True
        """Whether replies come in another order than calls, by the seed."""
        self.batches: int = 0
        self.tricks: dict[str, int] = {}

    def drop(self, count: int = 1) -> None:
        """Leave out so many replies."""
        self.tricks["drop"] = count

    def duplicate(self, count: int = 1) -> None:
        """Give so many replies twice."""
        self.tricks["duplicate"] = count

    def extra(self, count: int = 1) -> None:
        """Add replies to calls that nobody made."""
        self.tricks["extra"] = count

    def null_id(self, count: int = 1) -> None:
        """Replace so many replies by errors without an id."""
        self.tricks["null_id"] = count

    def arranged(self, replies: list[dict[str, Any]], seed: int) -> list[Any]:
        """The replies to one batch as they are sent."""
        self.batches += 1
        tricks, self.tricks = self.tricks, {}
        found = list(replies)
        if self.shuffle:
            found = Chance(f"{seed}|batch|{self.batches}").shuffled(found)
        found = found[tricks.get("drop", 0) :]
        found += found[: tricks.get("duplicate", 0)]
        for number in range(tricks.get("extra", 0)):
            found.append(
                {"jsonrpc": "2.0", "id": f"extra-{number + 1}", "result": None}
            )
        for index in range(min(tricks.get("null_id", 0), len(found))):
            error = {"code": -32600, "message": MESSAGES[-32600]}
            found[index] = {"jsonrpc": "2.0", "id": None, "error": error}
        return found
