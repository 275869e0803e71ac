"""What the rows of the table of schema rules are made of."""

from __future__ import annotations

from typing import Any

from specmill.diff.findings import Flow, Relation, Wire
from specmill.diff.rule import Edit, Example, Layer, Rule
from specmill.diff.schema_node import Raw

TEXT = {"type": "string"}
NARROWED = "Values that clients send today are refused."
WIDENED = "Clients in use may get values that they can't handle."
BOTH_WAYS = f"Sent: {NARROWED} Received: {WIDENED}"
SET = Edit("set", Relation.NARROWER)
UNSET = Edit("unset", Relation.WIDER)
CHANGED = Edit("changed", Relation.UNKNOWN)
CLOSE = (Edit("closed", Relation.NARROWER), Edit("opened", Relation.WIDER))


def request(before: Raw, after: Raw, wire: Wire, **schemas: Raw) -> Example:
    """A schema that clients send values for."""
    return Example(before=before, after=after, flow=Flow.IN, wire=wire, schemas=schemas)


def answer(before: Raw, after: Raw, wire: Wire, **schemas: Raw) -> Example:
    """A schema that clients get values for."""
    return Example(
        before=before, after=after, flow=Flow.OUT, wire=wire, schemas=schemas
    )


def limit(
    facet: str,
    title: str,
    advice: str,
    values: tuple[Raw, Raw, Raw],
    *,
    is_lower: bool,
    aliases: tuple[str, ...] = (),
) -> Rule:
    """The rule of a limit, given schemas without it, with a loose one, and with a strict one."""
    free, loose, strict = values
    up, down = Relation.NARROWER, Relation.WIDER
    if not is_lower:
        up, down = down, up
    words = "".join(f"-{one.lower()}" if one.isupper() else one for one in facet)
    return Rule(
        id=f"schema-{words}",
        layer=Layer.SCHEMA,
        facet=facet,
        title=title,
        why=f"A stricter limit of what is sent: {NARROWED[0].lower()}{NARROWED[1:]}"
        f" A looser one of what is received: {WIDENED[0].lower()}{WIDENED[1:]}",
        advice=advice,
        edits=(SET, UNSET, Edit("increased", up), Edit("decreased", down)),
        examples=(
            request(free, strict, Wire.BREAKING),
            request(loose, strict, Wire.BREAKING),
            request(strict, loose, Wire.SAFE),
            request(strict, free, Wire.SAFE),
            answer(strict, free, Wire.BREAKING),
            answer(strict, loose, Wire.BREAKING),
            answer(loose, strict, Wire.SAFE),
            answer(free, strict, Wire.SAFE),
        ),
        aliases=aliases,
    )


def row(facet: str, rule: str, title: str, why: str, advice: str, **rest: Any) -> Rule:
    """A rule of schemas."""
    return Rule(
        id=f"schema-{rule}",
        layer=Layer.SCHEMA,
        facet=facet,
        title=title,
        why=why,
        advice=advice,
        **rest,
    )


def record(*required: str, **properties: Raw) -> dict[str, Any]:
    """The schema of an object."""
    written: dict[str, Any] = {"type": "object", "properties": properties}
    return {**written, "required": [*required]} if required else written
