"""Operation records of `log`."""

from __future__ import annotations

from typing import TYPE_CHECKING

from specmill_runtime.operation import named, Operation

if TYPE_CHECKING:
    from typing import Any

WRITE: Operation[Any] = Operation(
    id="log.write",
    arguments=(named("line", str, required=True),),
    rpc="log.write",
    by_position=False,
)
