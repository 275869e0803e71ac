"""Classes of inline types say where they stand, when the description says nothing of them."""

from __future__ import annotations

import re
from pathlib import Path
from typing import Any

import pytest

import specmill

INNER = {"type": "object", "properties": {"id": {"type": "integer"}}}

OTHER = {"type": "object", "properties": {"name": {"type": "string"}}}


def answer(schema: Any) -> dict[str, Any]:
    return {"description": "", "content": {"application/json": {"schema": schema}}}


def holding(schema: Any) -> dict[str, Any]:
    return {"type": "object", "properties": {"_rate": schema}}


API: dict[str, Any] = {
    "openapi": "3.1.0",
    "info": {"title": "Shop", "version": "1"},
    "paths": {
        "/orders": {
            "get": {
                "operationId": "orders.list",
                "responses": {
                    "200": answer({"type": "array", "items": INNER}),
                    "404": answer(INNER),
                    "default": answer(INNER),
                },
            },
            "post": {
                "operationId": "orders.create",
                "requestBody": {
                    "content": {
                        "application/json": {
                            "schema": holding({"type": "array", "items": INNER})
                        }
                    }
                },
                "responses": {
                    "200": answer(holding(INNER)),
                    "201": answer({"$ref": "#/components/schemas/Order"}),
                },
            },
        }
    },
    "components": {
        "schemas": {
            "Order": {
                "type": "object",
                "properties": {
                    "_rate": INNER,
                    "map": {"type": "object", "additionalProperties": INNER},
                    "rows": {"type": "array", "items": INNER},
                    "any": {"anyOf": [INNER, {"type": "array", "items": OTHER}]},
                },
            }
        }
    },
}


@pytest.fixture(scope="module")
def sentences(tmp_path_factory: pytest.TempPathFactory) -> dict[str, str]:
    """The docstring of every class of the models, by its name."""
    summary = specmill.generate(API, out=tmp_path_factory.mktemp("sdk"))
    texts = "".join(
        one.read_text() for one in Path(summary.root, "shop/models").glob("*.py")
    )
    found = re.findall(r'^class (\w+)\([^)]*\):\n    """(.*)"""$', texts, re.MULTILINE)
    return dict(found)


@pytest.mark.parametrize(
    ("name", "sentence"),
    [
        ("Order", "Order."),
        ("OrderRate", "The value of `Order.rate`."),
        ("OrderMapValue", "A value of `Order.map`."),
        ("OrderRowsItem", "An item of `Order.rows`."),
        ("OrderAny", "The value of `Order.any`."),
        ("OrderAnyVariant2Item", "An item of a form of `OrderAny`."),
        ("OrdersListResponseItem", "An item of what `orders.list` answers."),
        ("OrdersListError404", "What `orders.list` answers with 404."),
        ("OrdersListError", "What `orders.list` answers when it fails."),
        ("OrdersCreateResponse", "What `orders.create` answers."),
        ("OrdersCreateResponseRate", "The value of `OrdersCreateResponse.rate`."),
        (
            "OrdersCreateRequestRateItem",
            "An item of `_rate` of what `orders.create` sends.",
        ),
    ],
)
def test_a_class_says_where_its_type_stands(
    sentences: dict[str, str], name: str, sentence: str
) -> None:
    assert sentences.get(name, sorted(sentences)) == sentence
