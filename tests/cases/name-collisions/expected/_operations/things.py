"""Operation records of `things`."""

from __future__ import annotations

from typing import TYPE_CHECKING

from specmill_runtime.operation import field, header, Operation, path, query, Result

from .. import models

if TYPE_CHECKING:
    from ..models import THING, Thing

GET_THING: Operation[None] = Operation(
    id="things.get_thing",
    method="GET",
    path="/thing",
    results=(Result(status="204"),),
    idempotent=True,
)
POST_THING: Operation[None] = Operation(
    id="things.post_thing",
    method="POST",
    path="/thing",
    results=(Result(status="204"),),
)
POST_THINGS_BY_ID: Operation[Thing | THING] = Operation(
    id="things.post_things_by_id",
    method="POST",
    path="/things/{id}",
    arguments=(
        path("id", int),
        query("fooBar", str, identifier="foo_bar_2"),
        query("foo_bar", str),
        header("foo-bar", str, identifier="header_foo_bar"),
        query("name", str, identifier="query_name"),
        field("id", str, required=True, identifier="body_id"),
        field("name", str, identifier="body_name"),
        field("NAME", str, identifier="name_2"),
    ),
    body_required=True,
    results=(
        Result(status="200", type=lambda: models.Thing),
        Result(status="201", type=lambda: models.THING),
    ),
)
