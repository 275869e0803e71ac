"""Operation records of `global_`."""

from __future__ import annotations

from typing import TYPE_CHECKING

from specmill_runtime.operation import field, header, Operation, path, query, Result

from .. import models

if TYPE_CHECKING:
    from ..models import Class

IMPORT: Operation[Class] = Operation(
    id="global_.import_",
    method="POST",
    path="/import/{class}/{id}",
    arguments=(
        path("class", str, identifier="class_"),
        path("id", int),
        query("from", str, identifier="from_"),
        query("self", bool, identifier="self_"),
        query("request_options", str, identifier="query_request_options"),
        header("async", str, identifier="async_"),
        field("type", str, required=True),
        field("import", str, required=True, identifier="import_"),
        field("list", list, item=str),
        field("None", int, identifier="none"),
        field("__init__", str, identifier="init"),
        field("__struct_fields__", str, identifier="struct_fields"),
        field("_private", str, identifier="private"),
        field("2fast", str, identifier="value_2fast"),
        field("", str, identifier="value"),
        field("$ref", str, identifier="ref"),
        field("cls", str, identifier="cls_"),
        field("extra", str),
        field("def", str, identifier="definition"),
    ),
    body_required=True,
    results=(Result(status="200", type=lambda: models.Class),),
)
