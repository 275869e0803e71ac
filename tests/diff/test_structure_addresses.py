"""Addresses with choices, those that end otherwise, and operations that succeed otherwise."""

from __future__ import annotations

from typing import Any

import pytest

from specmill.diff.findings import Change, Wire
from tests.diff.test_structure import OK, TEXT, answered, api, changes, found, get

ADDRESS = "https://{region}.shop.example/v1"


def at(url: str, paths: dict[str, Any], **variables: Any) -> dict[str, Any]:
    return api(paths, servers=[{"url": url, "variables": variables}])


def region(default: str, *values: str) -> dict[str, Any]:
    listed = {"enum": [*values]} if values else {}
    return at(ADDRESS, {}, region={"default": default, **listed})


def test_a_choice_that_goes_takes_its_address_along() -> None:
    [change] = changes(region("eu", "eu", "us"), region("eu", "eu"))

    assert ("address-removed", Wire.UNKNOWN) == (change.rule, change.wire)
    assert "address https://us.shop.example/v1 removed" == change.message


def test_another_default_of_the_same_choices_is_no_other_address() -> None:
    assert [] == found(region("eu", "eu", "us"), region("us", "eu", "us"))


def test_an_address_may_become_one_choice_of_several() -> None:
    base = api({}, servers=[{"url": "https://eu.shop.example/v1"}])

    assert [("address-added", Wire.SAFE)] == found(base, region("eu", "eu", "us"))


def test_any_text_is_more_than_its_default() -> None:
    [change] = changes(region("eu"), region("eu", "eu"))

    assert "address https://{region}.shop.example/v1 removed" == change.message


OPERATIONS = {"get": {"responses": OK}, "post": {"responses": OK}}


@pytest.mark.parametrize(
    ("old", "new"),
    [
        (("https://a.example/v1", "/pets"), ("https://a.example", "/v1/pets")),
        (("https://a.example/v1", "/pets"), ("https://a.example/v1/pets", "/")),
    ],
)
def test_a_path_may_move_between_addresses_and_paths(
    old: tuple[str, str], new: tuple[str, str]
) -> None:
    base, head = (at(url, {path: OPERATIONS}) for url, path in (old, new))

    assert [("address-divided", Wire.NONE)] == found(base, head)
    assert [("address-divided", Wire.NONE)] == found(head, base)


@pytest.mark.parametrize(
    ("url", "path"),
    [
        ("https://b.example", "/v1/pets"),
        ("https://a.example/v2", "/v1/pets"),
        ("https://a.example", "/v2/pets"),
    ],
)
def test_requests_that_go_elsewhere_are_others(url: str, path: str) -> None:
    base = at("https://a.example/v1", {"/pets": OPERATIONS})

    rules = {rule for rule, _ in found(base, at(url, {path: OPERATIONS}))}

    assert {"operation-removed", "operation-added"} <= rules


def statuses(change: Change) -> tuple[str | None, str | None]:
    return change.before, change.after


def test_a_success_with_another_status_is_one_change() -> None:
    [change] = changes(answered(TEXT, "200"), answered(TEXT, "201"))

    assert ("response-status", Wire.BREAKING) == (change.rule, change.wire)
    assert ("200", "201") == statuses(change)


def test_what_a_success_with_another_status_carries_is_compared() -> None:
    base, head = answered(TEXT, "200"), answered({"type": "integer"}, "201")

    assert {"response-status", "schema-type"} == {rule for rule, _ in found(base, head)}


def test_a_default_may_be_the_only_success() -> None:
    assert [("response-status", Wire.SAFE)] == found(
        answered(TEXT, "200"), answered(TEXT, "default")
    )


def test_a_scheme_that_nothing_asks_for_is_compared() -> None:
    def secured(name: str) -> dict[str, Any]:
        scheme = {"type": "apiKey", "in": "header", "name": name}
        return {**get(), "components": {"securitySchemes": {"key": scheme}}}

    assert [("security-scheme", Wire.SAFE)] == found(secured("X-A"), secured("X-B"))


def test_credentials_of_all_operations_are_those_of_the_api() -> None:
    def secured(*names: str) -> dict[str, Any]:
        schemes = {
            name: {"type": "http", "scheme": name} for name in ("basic", "bearer")
        }
        asked = [{name: []} for name in names]
        paths = {"/pets": OPERATIONS}
        return api(paths, security=asked, components={"securitySchemes": schemes})

    [change] = changes(secured("basic"), secured("bearer"))

    assert "API" == change.subject
    assert 2 == len(change.operations)


def _asking(whole: object, of_pets: object = None) -> dict[str, Any]:
    """Two operations; None leaves `security` out."""
    schemes = {"key": {"type": "apiKey", "in": "header", "name": "X-Key"}}
    root = {} if whole is None else {"security": whole}
    own = {} if of_pets is None else {"security": of_pets}
    paths = {
        "/pets": {"get": {**own, "responses": OK}},
        "/toys": {"get": {"responses": OK}},
    }
    return api(paths, **root, components={"securitySchemes": schemes})


@pytest.mark.parametrize("nothing", [None, []])
def test_credentials_that_all_operations_need_or_no_longer_need_are_one_change(
    nothing: object,
) -> None:
    bare, secured = _asking(nothing), _asking([{"key": []}])

    for before, after in ((bare, secured), (secured, bare)):
        [change] = changes(before, after)
        assert ("API", 2) == (change.subject, len(change.operations))


def test_credentials_of_one_operation_are_told_where_it_stands() -> None:
    [change] = changes(_asking(None), _asking(None, [{"key": []}]))

    assert change.base is not None
    assert change.head is not None
    assert "/paths/~1pets/get" == change.base.pointer
    assert "/paths/~1pets/get/security" == change.head.pointer


def test_a_parameter_that_only_a_path_named_may_be_described_as_the_text_it_was() -> (
    None
):
    path, query = (
        {"name": name, "in": place, "required": True, "schema": {"type": "string"}}
        for name, place in (("id", "path"), ("page", "query"))
    )
    sound = {"/toys": {"get": {"responses": OK}}}
    address = "/pets/{id}?page={page}"

    named = api({address: {"get": {"responses": OK}}, **sound})
    described = {"parameters": [path, query], "responses": OK}

    assert [] == found(named, api({address: {"get": described}, **sound}))
