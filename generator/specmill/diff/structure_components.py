"""Named schemas that no operation uses: nothing of them is ever sent."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from specmill.contract import (
    Content,
    Contract,
    Operation,
    Schema,
    key_of,
)
from specmill.diff.collecting import Scene
from specmill.diff.comparing import Comparison, Slot
from specmill.diff.findings import Flow
from specmill.source.node import JsonValue


def compare_components(comparison: Comparison) -> None:
    """Compare the schemas that are unused on both sides, as far as both have them."""
    old, new = comparison.old, comparison.new
    changed = [
        key
        for key in new.declared
        if key in old.schemas
        and old.schemas.origin(key).value != new.schemas.origin(key).value
    ]
    if not changed:
        return
    used = _used(old) | _used(new)
    for key in changed:
        if key not in used:
            pair = (
                Slot(old.schemas.named(key), old.schemas.origin(key)),
                Slot(new.schemas.named(key), new.schemas.origin(key)),
            )
            comparison.schemas(Scene("", ""), Flow.NONE, pair, key)


def _used(contract: Contract) -> set[str]:
    """The keys of all schemas that operations lead to."""
    found: set[str] = set()
    rest: list[JsonValue] = [one.value for one in _schemas(contract)]
    while rest:
        value = rest.pop()
        if isinstance(value, list):
            rest.extend(value)
        elif isinstance(value, dict):
            rest.extend(value.values())
            reference = value.get("$ref")
            if isinstance(reference, str) and reference.startswith("#/$defs/"):
                key = key_of(reference)
                if key not in found and key in contract.schemas:
                    found.add(key)
                    rest.append(contract.schemas[key])
    return found


def _schemas(contract: Contract) -> Iterator[Schema]:
    for operation in (*contract.operations, *contract.incoming):
        for one in _of_operation(operation):
            if one is not None:
                yield one


def _of_operation(operation: Operation) -> Iterator[Schema | None]:
    for parameter in operation.parameters:
        yield parameter.schema
        if parameter.content is not None:
            yield from _of_contents([parameter.content])
    if operation.body is not None:
        yield from _of_contents(operation.body.contents)
    for response in operation.responses:
        yield from _of_contents(response.contents)
        for header in response.headers:
            yield header.schema
            if header.content is not None:
                yield from _of_contents([header.content])
    for error in operation.errors:
        yield error.data


def _of_contents(contents: Iterable[Content]) -> Iterator[Schema | None]:
    for content in contents:
        yield content.schema
        yield content.item_schema
        for encoding in content.encodings:
            yield from (header.schema for header in encoding.headers)
