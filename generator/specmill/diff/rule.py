"""One row of the rule tables: what is compared, what each edit means, and how to change it safely."""

from __future__ import annotations

from enum import StrEnum
from typing import Any

import msgspec

from specmill.diff.findings import Flow, Relation, Wire


class Layer(StrEnum):
    """What a rule judges: schemas, the structure of the document, or the Python SDK."""

    SCHEMA = "schema"
    STRUCTURE = "structure"
    PYTHON = "python"


class Edit(msgspec.Struct, frozen=True):
    """A way to change a facet, and how that alone moves the set of accepted values.

    `wire` is the verdict where the relation does not decide it, whichever way values travel.
    """

    name: str
    relation: Relation
    wire: Wire | None = None


class Example(msgspec.Struct, frozen=True, kw_only=True):
    """A change and the verdict it gets.

    `before` and `after` are the part of the description the rule looks at: a schema for schema
    rules, a whole description for structure rules. `schemas` are what `$ref` points at,
    `settings` what sdk.yaml says before and after.
    """

    before: Any
    after: Any
    flow: Flow
    wire: Wire
    schemas: dict[str, Any] = {}
    settings: tuple[dict[str, Any], dict[str, Any]] = ({}, {})


class Rule(msgspec.Struct, frozen=True, kw_only=True):
    """A facet of a description with everything a reader has to know about its changes."""

    id: str
    layer: Layer
    facet: str
    title: str
    why: str
    advice: str
    edits: tuple[Edit, ...] = ()
    examples: tuple[Example, ...] = ()
    aliases: tuple[str, ...] = ()
