"""Names of methods and inline types that a lock file holds."""

from __future__ import annotations

from typing import Any

import yaml

from specmill.diagnostics import Diagnostics
from specmill.frontends.registry import parse
from specmill.model.api import Api
from specmill.model.decisions import Lock, LockedName
from specmill.passes import refine
from specmill.source import Workspace

INLINE = (
    "{'200': {description: d, content: {application/json: {schema:"
    " {properties: {a: {type: string}}}}}}}"
)
PLACE = "/operation:listPets/response:"


def refined(paths: str, lock: Lock) -> tuple[Api, list[str]]:
    document: dict[str, Any] = {
        "openapi": "3.1.0",
        "info": {"title": "Shop", "version": "1"},
        "paths": yaml.safe_load(paths),
    }
    diagnostics = Diagnostics()
    workspace = Workspace(diagnostics)
    _, api = parse(workspace.load_value(document), workspace, diagnostics)
    found = refine(api, diagnostics, lock)
    return found, [one.code for one in diagnostics]


def calls(api: Api) -> dict[str, str]:
    return {one.id: ".".join((*one.group, one.name)) for one in api.operations}


def held(name: str) -> LockedName:
    return LockedName(name, "old", "because")


def get(id_: str, more: str = "") -> str:
    return f"{{get: {{operationId: {id_}, tags: [pets], {more} responses: {INLINE}}}}}"


def test_locked_method_keeps_its_name() -> None:
    lock = Lock(methods={"listPets": held("animals.all")})

    api, codes = refined(f"/a: {get('listPets')}", lock)

    assert (calls(api), codes) == ({"listPets": "animals.all"}, ["decision-changed"])


def test_locked_method_that_would_be_called_so_is_no_news() -> None:
    _, codes = refined(
        f"/a: {get('listPets')}", Lock(methods={"listPets": held("pets.list")})
    )

    assert codes == []


def test_new_operation_makes_way_for_a_locked_one() -> None:
    lock = Lock(methods={"all": held("pets.list")})

    api, _ = refined(f"/a: {get('all')}\n/b: {get('listPets')}", lock)

    assert calls(api) == {"all": "pets.list", "listPets": "pets.list_2"}


def test_hint_wins_over_the_lock() -> None:
    lock = Lock(methods={"listPets": held("animals.all")})

    api, codes = refined(f"/a: {get('listPets', 'x-specmill-name: pets.every,')}", lock)

    assert (calls(api), codes) == ({"listPets": "pets.every"}, [])


def test_locked_name_that_another_asks_for_is_given_up() -> None:
    lock = Lock(methods={"all": held("pets.every")})

    api, _ = refined(
        f"/a: {get('all')}\n/b: {get('listPets', 'x-specmill-name: pets.every,')}", lock
    )

    assert calls(api) == {"all": "pets.all", "listPets": "pets.every"}


def test_locked_type_keeps_its_name() -> None:
    api, codes = refined(f"/a: {get('listPets')}", Lock(types={PLACE: held("Pets")}))

    assert (list(api.types), codes) == (["Pets"], ["decision-changed"])


def test_decision_of_a_locked_type_has_the_old_reason() -> None:
    api, _ = refined(f"/a: {get('listPets')}", Lock(types={PLACE: held("Pets")}))

    (decision,) = (one for one in api.decisions if one.subject == "type")
    assert (decision.rule, decision.reason, decision.locked) == ("old", "because", True)


def test_decision_of_a_method_names_its_rule() -> None:
    api, _ = refined(f"/a: {get('listPets')}", Lock())

    (decision,) = (one for one in api.decisions if one.subject == "method")
    assert (decision.value, decision.rule) == ("pets.list", "tag")
