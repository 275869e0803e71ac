"""Operation records of `sms`."""

from __future__ import annotations

from typing import TYPE_CHECKING

from specmill_runtime.operation import named, Operation, position, Result

from .. import models

if TYPE_CHECKING:
    from ..models import Sms

COUNT: Operation[int] = Operation(
    id="sms.count",
    arguments=(
        position("kind", str, default="IN"),
        position("exact", bool),
    ),
    results=(Result(status="200", type=lambda: int),),
    rpc="sms.count",
)
GET: Operation[Sms] = Operation(
    id="sms.get",
    arguments=(position("id", str, required=True),),
    results=(Result(status="200", type=lambda: models.Sms),),
    rpc="sms.get",
)
SEARCH: Operation[int] = Operation(
    id="sms.search",
    arguments=(
        named("kind", str, default="IN"),
        named("text", str),
        named("hint", nullable=True),
    ),
    results=(Result(status="200", type=lambda: int),),
    rpc="sms.search",
    by_position=False,
)
SEND: Operation[str] = Operation(
    id="sms.send",
    arguments=(
        position("from", str, required=True, identifier="from_"),
        position("to", str, required=True),
        position("options", dict, nullable=True, default=None),
        position("list", list, item=int, nullable=True, default=None),
    ),
    results=(Result(status="200", type=lambda: str),),
    rpc="sms.send",
)
