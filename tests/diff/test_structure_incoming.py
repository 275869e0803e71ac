"""Webhooks and callbacks, in which clients are called and answer."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest

from specmill.diff.findings import Wire
from tests.diff.test_structure import OK, TEXT, api, found

CONTENT = {"content": {"application/json": {"schema": TEXT}}}
Described = Callable[..., Any]


def webhook(**members: Any) -> Any:
    return api({}, webhooks={"pet": {"post": {"responses": OK, **members}}})


def callback(**members: Any) -> Any:
    called = {"{$request.body#/to}": {"post": {"responses": OK, **members}}}
    return api({"/pets": {"post": {"responses": OK, "callbacks": {"pet": called}}}})


def header(**members: Any) -> list[Any]:
    return [{"name": "X-Pet", "in": "header", "schema": TEXT, **members}]


def answer(**members: Any) -> Any:
    return {"200": {**OK["200"], **members}}


REQUIRED = {"headers": {"X-Pet": {"required": True, "schema": TEXT}}}
OPTIONAL = {"headers": {"X-Pet": {"schema": TEXT}}}


@pytest.mark.parametrize("described", [webhook, callback])
@pytest.mark.parametrize(
    ("before", "after", "rule", "wire"),
    [
        (
            {"parameters": header(required=True)},
            {},
            "parameter-removed",
            Wire.BREAKING,
        ),
        ({"parameters": header()}, {}, "parameter-removed", Wire.UNKNOWN),
        ({"requestBody": CONTENT}, {}, "body-removed", Wire.BREAKING),
        (
            {},
            {"responses": {"204": {"description": ""}}},
            "incoming-response",
            Wire.BREAKING,
        ),
        ({}, {"responses": answer(**REQUIRED)}, "header-added", Wire.BREAKING),
        ({}, {"responses": answer(**OPTIONAL)}, "header-added", Wire.SAFE),
        ({}, {"responses": answer(**CONTENT)}, "response-body-added", Wire.BREAKING),
    ],
)
def test_clients_are_judged_by_what_they_read_and_what_they_have_to_answer(
    described: Described, before: Any, after: Any, rule: str, wire: Wire
) -> None:
    assert [(rule, wire)] == found(described(**before), described(**after))
