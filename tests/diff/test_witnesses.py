"""Witnesses that turn on what a plain validator does not look at: formats of numbers, and `nullable`."""

from __future__ import annotations

from typing import Any

import pytest

from specmill.diff.findings import Flow, Wire
from specmill.diff.relation import Relating
from specmill.diff.rule import Example
from tests.diff.judging import is_shown

INTEGER, NUMBER, TEXT = ({"type": one} for one in ("integer", "number", "string"))


@pytest.mark.parametrize(
    ("loose", "strict"),
    [
        (INTEGER, {**INTEGER, "format": "int32"}),
        ({**INTEGER, "format": "int64"}, {**INTEGER, "format": "int32"}),
        ({**INTEGER, "format": "uint32"}, {**INTEGER, "format": "uint8"}),
        (NUMBER, {**NUMBER, "format": "float"}),
        ({**NUMBER, "format": "double"}, {**NUMBER, "format": "float"}),
        ({**TEXT, "nullable": True}, TEXT),
        ({**INTEGER, "nullable": True}, {**INTEGER, "nullable": False}),
        (TEXT, {**TEXT, "format": "date"}),
        (TEXT, {**TEXT, "format": "uri"}),
    ],
)
@pytest.mark.parametrize("flow", [Flow.IN, Flow.OUT])
@pytest.mark.parametrize("is_inner", [False, True])
def test_a_witness_is_confirmed_by_two_validators(
    loose: Any, strict: Any, flow: Flow, is_inner: bool
) -> None:
    sides = [loose, strict] if flow is Flow.IN else [strict, loose]
    if is_inner:
        sides = [{"type": "object", "properties": {"age": one}} for one in sides]
    before, after = sides
    example = Example(before=before, after=after, flow=flow, wire=Wire.BREAKING)

    [finding] = Relating({}, {}).compare(before, after, flow)

    assert is_shown(finding, example)
