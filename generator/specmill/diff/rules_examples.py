"""Examples of the rules of structure: two descriptions each, and the verdict."""

from __future__ import annotations

from typing import Any

from specmill.diff.findings import Flow, Wire
from specmill.diff.rule import Example
from specmill.diff.rules_examples_answers import ANSWER_EXAMPLES
from specmill.diff.rules_examples_bodies import BODY_EXAMPLES
from specmill.diff.rules_samples import (
    JSON,
    Pair,
    answer,
    api,
    at,
    example,
    limit,
    named,
    operation,
    parameters,
    post,
    takes,
    versioned,
)

BREAKING, UNKNOWN, SAFE, NONE = Wire.BREAKING, Wire.UNKNOWN, Wire.SAFE, Wire.NONE
_IN, _OUT = Flow.IN, Flow.OUT
_TAGS = {"name": "tags", "in": "query", "schema": {"type": "array"}}
_HOOK = {"post": {"requestBody": {"content": JSON}, "responses": answer()}}
_ENDED = {"deprecated": True, "x-sunset": "2001-01-01"}


def _called(address: str) -> dict[str, Any]:
    return post(callbacks={"done": {address: _HOOK}})


def _until(day: str | None) -> dict[str, Any]:
    sunset = {} if day is None else {"x-sunset": day}
    return operation(deprecated=True, **sunset)


def _level(level: str) -> dict[str, Any]:
    return operation(**{"x-stability-level": level})


def _limit_until(day: str) -> dict[str, Any]:
    return limit(deprecated=True, **{"x-sunset": day})


_OPERATIONS: dict[str, tuple[Example, ...]] = {
    "operation-removed": (
        example(Pair(operation(), api({})), _IN, BREAKING),
        example(Pair(operation(**_ENDED), api({})), _IN, SAFE),
        example(Pair(_level("alpha"), api({})), _IN, SAFE),
    ),
    "operation-added": (example(Pair(api({}), operation()), _IN, SAFE),),
    "incoming-removed": (
        example(Pair(api({}, webhooks={"new": _HOOK}), api({})), _OUT, BREAKING),
    ),
    "incoming-added": (
        example(Pair(api({}), api({}, webhooks={"new": _HOOK})), _OUT, SAFE),
    ),
    "callback-address": (
        example(
            Pair(_called("{$request.body#/url}"), _called("{$request.body#/callback}")),
            _OUT,
            BREAKING,
        ),
    ),
    "operation-deprecated": (
        example(Pair(operation(), operation(deprecated=True)), _IN, SAFE),
    ),
    "operation-sunset": (
        example(Pair(_until("2999-06-01"), _until("2999-12-01")), _IN, SAFE),
        example(Pair(_until("2999-06-01"), _until("2999-01-01")), _IN, BREAKING),
        example(Pair(_until("2999-06-01"), _until(None)), _IN, BREAKING),
    ),
    "operation-stability": (
        example(Pair(_level("beta"), _level("stable")), _IN, SAFE),
        example(Pair(_level("stable"), _level("beta")), _IN, BREAKING),
    ),
    "operation-id": (
        example(
            Pair(operation(operationId="pets"), operation(operationId="list_pets")),
            _IN,
            NONE,
        ),
    ),
    "operation-tags": (
        example(Pair(operation(tags=["pets"]), operation(tags=["zoo"])), _IN, NONE),
    ),
    "component-name": (example(Pair(named("pet"), named("Pet")), _IN, NONE),),
    "documentation": (
        example(
            Pair(operation(summary="List pets."), operation(summary="List all pets.")),
            _IN,
            NONE,
        ),
    ),
    "api-version": (example(Pair(versioned("1"), versioned("2")), _IN, NONE),),
    "address-removed": (
        example(
            Pair(
                api({}, servers=[{"url": "https://a.example"}]),
                api({}, servers=[{"url": "https://b.example"}]),
            ),
            _IN,
            UNKNOWN,
        ),
    ),
    "address-added": (
        example(
            Pair(api({}), api({}, servers=[{"url": "https://b.example"}])), _IN, SAFE
        ),
    ),
    "address-divided": (
        example(
            Pair(
                at("/v1/pets", "https://a.example"), at("/pets", "https://a.example/v1")
            ),
            _IN,
            NONE,
        ),
    ),
}

_REQUESTS: dict[str, tuple[Example, ...]] = {
    "parameter-added": (
        example(Pair(operation(), limit(required=True)), _IN, BREAKING),
        example(Pair(operation(), limit()), _IN, SAFE),
    ),
    "parameter-removed": (
        example(Pair(limit(), operation()), _IN, UNKNOWN),
        example(Pair(takes("limit"), takes()), _IN, BREAKING),
        example(Pair(limit(**_ENDED), operation()), _IN, SAFE),
    ),
    "parameter-renamed": (example(Pair(limit(), limit(name="limits")), _IN, BREAKING),),
    "parameter-moved": (
        example(Pair(limit(), limit(**{"in": "header"})), _IN, BREAKING),
    ),
    "parameter-requiredness": (
        example(Pair(limit(), limit(required=True)), _IN, BREAKING),
        example(Pair(limit(required=True), limit()), _IN, SAFE),
    ),
    "parameter-serialization": (
        example(
            Pair(parameters(_TAGS), parameters({**_TAGS, "explode": False})),
            _IN,
            BREAKING,
        ),
        example(
            Pair(
                limit(), parameters({"name": "limit", "in": "query", "content": JSON})
            ),
            _IN,
            BREAKING,
        ),
    ),
    "parameter-list": (
        example(
            Pair(
                limit(schema={"type": "string"}),
                limit(schema={"type": "array", "items": {"type": "string"}}),
            ),
            _IN,
            SAFE,
        ),
        example(
            Pair(
                limit(schema={"type": "array", "items": {"type": "string"}}),
                limit(schema={"type": "string"}),
            ),
            _IN,
            BREAKING,
        ),
    ),
    "parameter-reserved": (
        example(Pair(limit(), limit(allowReserved=True)), _IN, SAFE),
        example(Pair(limit(allowReserved=True), limit()), _IN, BREAKING),
    ),
    "parameter-empty": (
        example(Pair(limit(allowEmptyValue=True), limit()), _IN, BREAKING),
    ),
    "parameter-deprecated": (
        example(Pair(limit(), limit(deprecated=True)), _IN, SAFE),
    ),
    "parameter-sunset": (
        example(
            Pair(_limit_until("2999-06-01"), _limit_until("2999-01-01")), _IN, BREAKING
        ),
        example(
            Pair(_limit_until("2999-06-01"), _limit_until("2999-12-01")), _IN, SAFE
        ),
    ),
    "parameter-position": (
        example(
            Pair(
                takes("kind", "limit", structure="by-position"),
                takes("limit", "kind", structure="by-position"),
            ),
            _IN,
            BREAKING,
        ),
        example(
            Pair(takes("kind", "limit"), takes("limit", "kind")),
            _IN,
            UNKNOWN,
        ),
    ),
    "parameter-structure": (
        example(Pair(takes("kind"), takes("kind", structure="by-name")), _IN, BREAKING),
        example(Pair(takes("kind", structure="by-name"), takes("kind")), _IN, SAFE),
    ),
}

EXAMPLES: dict[str, tuple[Example, ...]] = {
    **_OPERATIONS,
    **_REQUESTS,
    **BODY_EXAMPLES,
    **ANSWER_EXAMPLES,
}
"""What each rule of structure finds, by its id."""
