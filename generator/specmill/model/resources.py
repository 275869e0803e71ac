"""What a description says about resources beyond its paths: which records an operation is about."""

from __future__ import annotations

from typing import Literal, TypeAlias

import msgspec

ResourceAction: TypeAlias = Literal[
    "create", "list", "get", "update", "replace", "delete"
]


class ResourceHint(
    msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True
):
    """The value of `x-specmill-resource`: what an operation does with the records of the resource `name`.

    `id` is the parameter that holds the id, `id_field` the field of the record. `input`, `output` and
    `output_id` are JSON pointers at a record sent, one answered, and the id alone; `fields` are the
    fields of the record by the parameters and members of the body that set them.
    """

    name: str
    action: ResourceAction
    id: str | None = None
    id_field: str | None = None
    input: str = ""
    output: str | None = None
    output_id: str | None = None
    fields: dict[str, str] = {}
