"""What JSON-RPC errors are called, and what the lock holds of it."""

from __future__ import annotations

from typing import Any

import pytest
import yaml

from specmill.diagnostics import Diagnostics
from specmill.frontends.registry import parse
from specmill.model.api import Api
from specmill.model.decisions import NO_LOCK, Lock, LockedName
from specmill.passes import refine
from specmill.source import Workspace


def refined(errors: str, lock: Lock = NO_LOCK) -> tuple[Api, list[str]]:
    document: dict[str, Any] = {
        "openrpc": "1.3.2",
        "info": {"title": "Bank", "version": "1"},
        "methods": [{"name": "pay", "params": [], "errors": yaml.safe_load(errors)}],
        "components": {"errors": {"NoFunds": {"code": 9, "message": "declined"}}},
    }
    diagnostics = Diagnostics()
    workspace = Workspace(diagnostics)
    _, api = parse(workspace.load_value(document), workspace, diagnostics)
    found = refine(api, diagnostics, lock)
    return found, [one.code for one in diagnostics]


def named(errors: str, lock: Lock = NO_LOCK) -> dict[int, str]:
    api, _ = refined(errors, lock)
    (operation,) = api.operations
    return {one.code: one.name for one in operation.rpc_errors}


def held(**names: str) -> Lock:
    return Lock(
        errors={
            code.strip("_"): LockedName(name, "old", "because")
            for code, name in names.items()
        }
    )


@pytest.mark.parametrize(
    ("errors", "names"),
    [
        ("[{code: 7, message: card-expired}]", {7: "card expired"}),
        ("[{$ref: '#/components/errors/NoFunds'}]", {9: "No Funds"}),
        ("[{code: -7, message: '?!'}]", {-7: "code 7"}),
        ("[{code: -32602, message: bad}]", {-32602: ""}),
        (
            "[{code: 7, message: late}, {code: 8, message: Late}]",
            {7: "late code 7", 8: "Late code 8"},
        ),
        ("[{code: 7, message: late}, {code: 7, message: Late.}]", {7: "late"}),
        ("[{code: 7, message: late}, {code: 7, message: lost}]", {7: "code 7"}),
        (
            "[{code: 9, message: lost}, {$ref: '#/components/errors/NoFunds'}]",
            {9: "code 9"},
        ),
        (
            "[{code: 7, message: no funds}, {$ref: '#/components/errors/NoFunds'}]",
            {7: "no funds code 7", 9: "No Funds"},
        ),
    ],
)
def test_error_is_called_after_its_component_or_message(
    errors: str, names: dict[int, str]
) -> None:
    assert names == named(errors)


def test_locked_error_keeps_its_name_when_its_message_changes() -> None:
    api, codes = refined("[{code: 7, message: card is old}]", held(_7="card expired"))

    (decision,) = (one for one in api.decisions if one.subject == "error")
    assert (decision.value, decision.rule, decision.locked) == (
        "card expired",
        "old",
        True,
    )
    assert codes == ["decision-changed"]


def test_new_error_makes_way_for_a_locked_one() -> None:
    errors = "[{code: 7, message: late}, {code: 8, message: late}]"

    assert {7: "late", 8: "late code 8"} == named(errors, held(_7="late"))


def test_lock_of_an_error_that_is_gone_holds_nothing() -> None:
    assert {8: "late"} == named("[{code: 8, message: late}]", held(_7="late"))
