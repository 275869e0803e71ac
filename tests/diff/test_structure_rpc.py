"""What only descriptions of RPC methods have: parameters that are taken by name or by position."""

from __future__ import annotations

from typing import Any

import pytest

import specmill
from specmill.diff.findings import Bump, Effect, Wire

OWNER = {"name": "owner", "required": True, "schema": {"type": "string"}}
LIMIT = {"name": "limit", "schema": {"type": "integer"}}
KIND = {"name": "kind", "schema": {"type": "boolean"}}


def takes(structure: str, *params: dict[str, Any]) -> dict[str, Any]:
    method = {
        "name": "pets.find",
        "paramStructure": structure,
        "params": [*params],
        "result": {"name": "pets", "schema": {"type": "array"}},
    }
    info = {"title": "Pets", "version": "1"}
    return {"openrpc": "1.3.2", "info": info, "methods": [method]}


def test_parameters_that_are_taken_by_name_may_stand_in_any_order() -> None:
    base, head = takes("by-name", OWNER, LIMIT), takes("by-name", LIMIT, OWNER)

    assert () == specmill.compare(base, head).changes


def test_an_sdk_that_sends_by_name_need_not_care_about_positions() -> None:
    base, head = takes("either", OWNER, LIMIT), takes("either", LIMIT, OWNER)

    verdict = specmill.compare(base, head).verdict

    assert (Wire.UNKNOWN, Effect.SAFE, Bump.PATCH) == (
        verdict.wire,
        verdict.runtime,
        verdict.semver,
    )


def test_a_method_without_parameters_takes_them_in_no_way() -> None:
    base, head = takes("either"), takes("by-name")

    assert () == specmill.compare(base, head).changes


def test_a_link_that_goes_is_a_change_of_documentation() -> None:
    base, head = takes("by-name"), takes("by-name")
    link = {"name": "all", "method": "pets.find", "params": {}}
    base["methods"][0]["links"] = [link]

    (told,) = specmill.compare(base, head).changes

    assert ("documentation", Bump.PATCH) == (told.rule, told.semver)
    assert "link `all` removed" in told.message


def test_another_order_of_positions_is_one_change() -> None:
    base = takes("by-position", OWNER, LIMIT, KIND)
    head = takes("by-position", LIMIT, OWNER, KIND)

    rules = [one.rule for one in specmill.compare(base, head).changes]

    assert ["parameter-position"] == rules


def test_a_parameter_in_between_is_told_by_its_own_name() -> None:
    base = takes("by-position", OWNER, KIND)
    head = takes("by-position", OWNER, LIMIT, KIND)

    told = specmill.compare(base, head).changes

    assert [
        ("parameter-added", "pets.find → parameter `limit`"),
        ("parameter-position", "pets.find"),
    ] == sorted((one.rule, one.subject) for one in told if one.wire is not Wire.NONE)


def test_a_parameter_in_need_beside_the_only_one_is_one_change() -> None:
    named = {**LIMIT, "required": True}
    base, head = takes("by-name", OWNER), takes("by-name", OWNER, named)

    rules = [one.rule for one in specmill.compare(base, head).changes]

    assert ["parameter-added"] == rules


def test_a_slash_at_the_end_is_part_of_the_address_that_methods_are_called_at() -> None:
    base, head = (
        {**takes("by-name"), "servers": [{"url": f"https://pets.example/rpc{end}"}]}
        for end in ("", "/")
    )

    rules = {one.rule for one in specmill.compare(base, head).changes}

    assert {"address-added", "address-removed"} == rules


@pytest.mark.parametrize("forth", [True, False])
def test_what_comes_or_goes_in_between_moves_the_positions_behind(forth: bool) -> None:
    sides = [takes("by-position", OWNER, KIND)]
    sides.insert(0 if not forth else 1, takes("by-position", OWNER, LIMIT, KIND))

    rules = {one.rule for one in specmill.compare(*sides).changes}

    assert "parameter-position" in rules


def fails(*errors: tuple[int, str]) -> dict[str, Any]:
    described = takes("by-name")
    listed = [{"code": code, "message": message} for code, message in errors]
    described["methods"][0]["errors"] = listed
    return described


@pytest.mark.parametrize(
    ("before", "after", "rules"),
    [
        (
            [(1, "Late"), (2, "Lost")],
            [(2, "Late"), (1, "Lost")],
            ["rpc-error-code"] * 2,
        ),
        ([(1, "Late")], [(1, "Lost"), (2, "Late")], ["rpc-error-code"]),
        ([(1, "Late"), (1, "Lost")], [(1, "Lost")], []),
        ([(1, "Late")], [(1, "Late"), (2, "Late")], ["rpc-error-added"]),
        ([(1, "Late"), (2, "Late")], [(2, "Late")], ["rpc-error-removed"]),
    ],
)
def test_an_error_is_known_by_its_message_where_codes_change(
    before: list[tuple[int, str]], after: list[tuple[int, str]], rules: list[str]
) -> None:
    changes = specmill.compare(fails(*before), fails(*after)).changes

    found = [one.rule for one in changes if one.wire is not Wire.NONE]
    assert rules == found


def test_data_of_an_error_that_only_looks_like_a_schema_is_a_value() -> None:
    sides = [fails((5, "Gone")), fails((5, "Gone"))]
    for side, kind in zip(sides, ("missing", "not_found"), strict=True):
        side["methods"][0]["errors"][0]["data"] = {"type": kind}

    assert Wire.UNKNOWN is specmill.compare(*sides).verdict.wire


def test_an_expression_in_an_address_is_a_variable() -> None:
    base, head = (
        {
            **takes("by-name"),
            "servers": [
                {
                    "url": f"https://{mark}{{zone}}.example",
                    "variables": {"zone": {"default": "eu"}},
                }
            ],
        }
        for mark in ("$", "")
    )

    assert () == specmill.compare(base, head).changes
