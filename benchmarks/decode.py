"""A page of 2,000 items through the runtime beside msgspec alone, in one run, rounds in turn.

Through the runtime is a whole call of a client whose transport answers from memory. The limit, 80 %
of the speed of msgspec alone, is for what answers usually are: as described.
"""

from __future__ import annotations

import gc
import statistics
import time
from collections.abc import Callable
from datetime import datetime
from enum import StrEnum
from types import GenericAlias
from typing import TYPE_CHECKING, Any, Literal, TypeAlias

import msgspec
from measure import report

from specmill_runtime.client import ClientSpec, SyncCore
from specmill_runtime.models import (
    UNSET,
    Model,
    OpenModel,
    OpenStrEnum,
    Unset,
    extra_fields,
    known,
)
from specmill_runtime.operation import Operation, Result
from specmill_runtime.options import DecodePolicy
from specmill_runtime.request import RawRequest, RawResponse

ITEMS = 2000
ROUNDS = 25
SLOWEST = 1 / 0.8

if TYPE_CHECKING:
    Direction: TypeAlias = Literal["IN", "OUT"] | str
else:
    Direction = known("IN", "OUT")


class ClosedStatus(StrEnum):
    """The enumeration that msgspec alone decodes."""

    CREATED = "CREATED"
    SENT = "SENT"
    FAILED = "FAILED"


class Status(OpenStrEnum):
    """The enumeration of a generated SDK."""

    CREATED = "CREATED", "Taken in."
    SENT = "SENT", "Sent."
    FAILED = "FAILED", "Refused."


class Bare(msgspec.Struct, kw_only=True):
    """What somebody writes by hand for msgspec alone."""

    id: int
    direction: str
    status: ClosedStatus
    created: datetime
    sender: str | None = None
    recipient: str | None = None
    text: str | None = None
    parts: int | None = None
    cost: float | None = None
    delivered: bool | None = None
    tags: list[str] | None = None
    note: str | None = None
    network: str | None = None
    reference: str | None = None
    campaign: int | None = None


class Message(Model, kw_only=True):
    """What a generated SDK has."""

    id: int
    direction: Direction
    status: Status
    created: datetime
    sender: str | None = None
    recipient: str | None = None
    text: str | None = None
    parts: int | None = None
    cost: float | None = None
    delivered: bool | None = None
    tags: list[str] | None = None
    note: str | Unset | None = UNSET
    network: str | None = None
    reference: str | None = None
    campaign: int | None = None


class OpenMessage(OpenModel, kw_only=True):
    """What a generated SDK has where undeclared members are kept."""

    id: int
    direction: Direction
    status: Status
    created: datetime
    sender: str | None = None
    recipient: str | None = None
    text: str | None = None
    parts: int | None = None
    cost: float | None = None
    delivered: bool | None = None
    tags: list[str] | None = None
    note: str | Unset | None = UNSET
    network: str | None = None
    reference: str | None = None
    campaign: int | None = None
    extra: dict[str, Any] = extra_fields()


ITEM = {
    "id": 1234567,
    "direction": "OUT",
    "status": "SENT",
    "created": "2026-01-02T03:04:05Z",
    "sender": "+49301234567",
    "recipient": "+49307654321",
    "text": "Your parcel is on its way and comes tomorrow.",
    "parts": 1,
    "cost": 0.075,
    "delivered": True,
    "tags": ["parcel", "notice"],
    "note": None,
    "network": "26201",
    "reference": "order-1234",
    "campaign": 7,
}
PAGE = msgspec.json.encode([ITEM] * ITEMS)
NEWER_PAGE = msgspec.json.encode([{**ITEM, "priority": "high"}] * ITEMS)


class Memory:
    """A transport that answers every request alike."""

    def __init__(self, content: bytes) -> None:
        headers = ((b"content-type", b"application/json"),)
        self.answer = RawResponse(status=200, headers=headers, content=content)

    def send(self, request: RawRequest) -> RawResponse:
        """The answer."""
        return self.answer

    def close(self) -> None:
        """Nothing to do."""


def bare(page: bytes) -> Callable[[], object]:
    """A decoding by msgspec alone."""
    decoder = msgspec.json.Decoder(list[Bare])
    return lambda: decoder.decode(page)


def through(
    model: type[object], page: bytes, policy: DecodePolicy = "open"
) -> Callable[[], object]:
    """A call of a client."""
    operation: Operation[Any] = Operation(
        id="messages.list",
        method="GET",
        path="/messages",
        results=(Result(status="200", type=lambda: GenericAlias(list, (model,))),),
    )
    spec = ClientSpec(
        name="Sample",
        package="sample",
        version="1",
        servers=("https://api.example.test",),
    )
    core = SyncCore(spec, http_client=Memory(page), decode=policy)
    return lambda: core.call(operation, (), None)


def seconds(subject: Callable[[], object]) -> float:
    """CPU seconds of one run, without the collector."""
    gc.collect()
    gc.disable()
    start = time.process_time()
    kept = subject()
    taken = time.process_time() - start
    gc.enable()
    del kept
    return taken


def main() -> int:
    """Print the figures; 1 when a limit is missed."""
    subjects = {
        "msgspec alone": bare(PAGE),
        "msgspec alone, newer page": bare(NEWER_PAGE),
        "records": through(Message, PAGE),
        "open records": through(OpenMessage, PAGE),
        "open records with an undeclared member each": through(OpenMessage, NEWER_PAGE),
        "records, observed": through(Message, PAGE, "observe"),
    }
    taken: dict[str, list[float]] = {name: [] for name in subjects}
    for number in range(ROUNDS + 1):
        for name, subject in subjects.items():
            spent = seconds(subject)
            if number:
                taken[name].append(spent)
    middle = {name: statistics.median(rounds) for name, rounds in taken.items()}
    alone = middle["msgspec alone"]
    print(f"msgspec alone: {alone * 1000:.2f} ms for {len(PAGE):,} bytes")
    newer = "open records with an undeclared member each"
    ratio = middle[newer] / middle["msgspec alone, newer page"]
    print(f"{newer}: {ratio:.2f} x")
    print(f"records, observed: {middle['records, observed'] / alone:.2f} x")
    holds = [
        report(name, middle[name] / alone, SLOWEST)
        for name in ("records", "open records")
    ]
    return 0 if all(holds) else 1


if __name__ == "__main__":
    raise SystemExit(main())
