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
