"""One realistic call of each operation, as JSON: what the examples in docstrings and READMEs are made from."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import TypeAlias

import msgspec

from specmill.model.types import JsonValue
from specmill.python.groups import OperationPlan
from specmill.python.plan import Plan


class SampleCall(msgspec.Struct, frozen=True, kw_only=True):
    """Values by argument, as they travel; `result` is the JSON text of the answer documented for this very call."""

    arguments: Mapping[str, JsonValue]
    result: msgspec.Raw | None = None
    is_documented: bool = False


SampleCalls: TypeAlias = Mapping[str, SampleCall]
"""By the dotted name of the method."""


def documented_calls(plan: Plan) -> SampleCalls:
    """The first documented call of each operation as the description has it, whether or not it is right."""
    return dict(_documented_calls(plan))


def _documented_calls(plan: Plan) -> Iterator[tuple[str, SampleCall]]:
    for group, one in plan.operations():
        found = _documented_call(one)
        if found is not None:
            yield group.dotted(one), found


def _documented_call(one: OperationPlan) -> SampleCall | None:
    """The call; None when an argument that is required has no example."""
    example = next(iter(one.operation.examples), None)
    documented = dict(example.arguments) if example is not None else {}
    arguments: dict[str, JsonValue] = {}
    for item in one.arguments.items:
        raw = documented.get(item.wire_name)
        if raw is not None:
            arguments[str(item.identifier)] = msgspec.json.decode(raw)
        elif item.required:
            return None
    return SampleCall(
        arguments=arguments,
        result=None if example is None else example.result,
        is_documented=example is not None,
    )
