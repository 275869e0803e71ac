"""Operation records of `chat`."""

from __future__ import annotations

from typing import TYPE_CHECKING

from specmill_runtime.operation import field, Operation, query, Result, Streaming

from .. import models

if TYPE_CHECKING:
    from ..models import Answer, Delta

ASK: Operation[Answer] = Operation(
    id="chat.ask",
    method="POST",
    path="/question",
    arguments=(
        field("text", str, required=True),
        field("stream", bool),
    ),
    body_required=True,
    results=(Result(status="200", type=lambda: models.Answer),),
)
ASK_STREAM: Operation[Delta] = Operation(
    id="chat.ask_stream",
    method="POST",
    path="/question",
    arguments=(
        field("text", str, required=True),
        field("stream", bool),
    ),
    body_required=True,
    results=(
        Result(status="200", type=lambda: models.Delta, media_type="text/event-stream"),
    ),
    streaming=Streaming(format="events"),
)
CREATE: Operation[Delta] = Operation(
    id="chat.create",
    method="POST",
    path="/chat",
    arguments=(
        field("prompt", str, required=True),
        field("stream", bool),
    ),
    body_required=True,
    results=(
        Result(status="200", type=lambda: models.Delta, media_type="text/event-stream"),
    ),
    streaming=Streaming(format="events", done="[DONE]"),
)
GET: Operation[Answer] = Operation(
    id="chat.get",
    method="GET",
    path="/chat",
    arguments=(query("stream", bool, nullable=True),),
    results=(Result(status="200", type=lambda: models.Answer),),
    idempotent=True,
)
GET_STREAM: Operation[Delta] = Operation(
    id="chat.get_stream",
    method="GET",
    path="/chat",
    arguments=(query("stream", bool),),
    results=(
        Result(status="200", type=lambda: models.Delta, media_type="text/event-stream"),
    ),
    idempotent=True,
    streaming=Streaming(format="events"),
)
