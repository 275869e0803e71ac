"""Every rule of the Python layer has a change that leads to it: an example, or a row of this table."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import msgspec
import pytest

from specmill.aliases import Alias, Aliases
from specmill.diff.python_changes import SdkInput, python_changes
from specmill.diff.python_examples import EXAMPLES
from specmill.diff.python_rules import VERDICTS
from tests.diff.python.lamps import (
    Document,
    Edit,
    creation,
    edited,
    fields,
    listing,
    schemas,
    sdk_input,
)

Pair = tuple[SdkInput, SdkInput]


def ref(name: str) -> Document:
    return {"$ref": f"#/components/schemas/{name}"}


def body(schema: Document) -> Document:
    return {"description": "one", "content": {"application/json": {"schema": schema}}}


def turned(*edits: Edit) -> Pair:
    """The description before and after edits."""
    return sdk_input(edited()), sdk_input(edited(*edits))


def back(*edits: Edit) -> Pair:
    """The same the other way round."""
    before, after = turned(*edits)
    return after, before


def between(make: Callable[[Any], Edit], old: object, new: object) -> Pair:
    """Two edits that are made of two values."""
    return sdk_input(edited(make(old))), sdk_input(edited(make(new)))


def refused(status: str) -> Edit:
    return lambda one: creation(one)["responses"].update({status: body(ref("Problem"))})


def conflict(schema: Document) -> Edit:
    return lambda one: creation(one)["responses"].update({"409": body(schema)})


def hook(schema: Document) -> Edit:
    operation = {"requestBody": body(schema), "responses": {"204": {"description": ""}}}
    return lambda one: one.update(webhooks={"broken": {"post": operation}})


def price(owner: str) -> Callable[[tuple[str, ...]], Edit]:
    """A field whose type is an alias."""

    def make(kinds: tuple[str, ...]) -> Edit:
        def edit(one: Document) -> None:
            schemas(one)["Price"] = {"anyOf": [{"type": kind} for kind in kinds]}
            fields(one, owner)["price"] = ref("Price")

        return edit

    return make


def paths(names: str) -> Edit:
    """A method with parameters in the path."""
    parameters = [
        {"name": name, "in": "path", "required": True, "schema": {"type": "string"}}
        for name in names
    ]
    path = "/" + "/".join(f"{{{name}}}" for name in names)
    answers = {"204": {"description": "done"}}
    operation = {"operationId": "at", "parameters": parameters, "responses": answers}
    return lambda one: one["paths"].update({f"/at{path}": {"get": operation}})


def scope(name: str) -> Edit:
    url = "https://lamps.example.com/token"
    flow = {"tokenUrl": url, "scopes": {"read": "", "write": ""}}
    scheme = {"type": "oauth2", "flows": {"clientCredentials": flow}}

    def edit(one: Document) -> None:
        one["components"]["securitySchemes"]["login"] = scheme
        one["security"] = [{"login": [name]}]

    return edit


def called(code: int = 7, message: str = "Lamp broken", start: int = 0) -> SdkInput:
    """An API of JSON-RPC with one error and a parameter that has a default."""
    full = {"name": "full", "required": True, "schema": {"default": start}}
    method = {
        "name": "lamps.get",
        "params": [full],
        "result": {"name": "lamp", "schema": {"type": "string"}},
        "errors": [{"code": code, "message": message}],
    }
    about = {"title": "Lamps", "version": "1"}
    return sdk_input({"openrpc": "1.3.2", "info": about, "methods": [method]})


def aliased() -> Pair:
    """A class that is called otherwise, and keeps its name for a while."""

    def rename(one: Document) -> None:
        schemas(one)["Bulb"] = schemas(one).pop("Problem")
        conflict(ref("Bulb"))(one)

    before, after = turned(rename)
    aliases = Aliases(models=(Alias("Problem", "Bulb"),))
    config = msgspec.structs.replace(after.config, aliases=aliases)
    return before, msgspec.structs.replace(after, config=config)


def bulb(one: Document) -> None:
    schemas(one)["Bulb"] = {"type": "object", "properties": {"watt": {}}}


def freed() -> Pair:
    """A body that may be left out, and a field that it needed."""

    def optional(one: Document) -> None:
        creation(one)["requestBody"]["required"] = False

    def free(one: Document) -> None:
        schemas(one)["NewLamp"].pop("required")

    return sdk_input(edited(optional)), sdk_input(edited(optional, free))


CHANGES: dict[str, Pair] = {
    "method-added": turned(paths("a")),
    "method-reinstated": back(lambda one: listing(one).update(deprecated=True)),
    "argument-became-optional": back(
        lambda one: listing(one)["parameters"][0].update(required=True)
    ),
    "argument-not-needed": freed(),
    "argument-position-changed": between(paths, "ab", "ba"),
    "argument-default-changed": (called(start=1), called(start=2)),
    "result-type-narrowed": back(
        lambda one: creation(one)["responses"].update({"202": body(ref("Problem"))})
    ),
    "model-added": turned(bulb),
    "model-removed": back(bulb),
    "model-deprecated": aliased(),
    "model-kind-changed": turned(
        lambda one: schemas(one).update(
            Colour={"type": "object", "properties": {"red": {"type": "integer"}}}
        )
    ),
    "field-renamed": turned(
        lambda one: fields(one, "Lamp").update(notes=fields(one, "Lamp").pop("note"))
    ),
    "alias-type-changed": between(
        price("Lamp"), ("integer", "string"), ("integer", "array")
    ),
    "alias-type-narrowed": between(
        price("Lamp"), ("integer", "string", "array"), ("integer", "string")
    ),
    "alias-type-relaxed": between(
        price("Shape"), ("integer", "string"), ("integer", "string", "array")
    ),
    "error-removed": back(refused("418")),
    "error-renamed": between(refused, "418", "451"),
    "error-base-changed": (called(7), called(-32001)),
    "error-code-changed": (called(7), called(8)),
    "error-body-widened": turned(
        conflict({"anyOf": [ref("Problem"), {"type": "string"}]})
    ),
    "error-body-changed": turned(conflict(ref("Shape"))),
    "error-undocumented": back(refused("404")),
    "client-argument-added": turned(
        lambda one: one["components"]["securitySchemes"].update(
            token={"type": "http", "scheme": "bearer"}
        )
    ),
    "client-argument-changed": turned(lambda one: one.pop("servers")),
    "client-argument-widened": back(lambda one: one.pop("servers")),
    "scope-changed": between(scope, "read", "write"),
    "server-removed": back(
        lambda one: one["servers"].append({"url": "https://eu.example.com"})
    ),
    "webhook-function-added": turned(hook(ref("Lamp"))),
    "webhook-function-removed": back(hook(ref("Lamp"))),
    "webhook-function-changed": between(hook, ref("Lamp"), ref("Shape")),
    "webhook-function-widened": between(
        hook, ref("Lamp"), {"anyOf": [ref("Lamp"), {"type": "string"}]}
    ),
    "package-renamed": (
        sdk_input(edited(), settled=True, package="old"),
        sdk_input(edited(), settled=True, package="new"),
    ),
}


@pytest.mark.parametrize("rule", CHANGES)
def test_a_change_has_the_verdict_of_its_rule(rule: str) -> None:
    found = {one.rule: one for one in python_changes(*CHANGES[rule])}

    expected = VERDICTS[rule]
    assert expected.runtime is found[rule].runtime
    assert expected.types is found[rule].types


def test_every_rule_has_a_change_that_leads_to_it() -> None:
    assert VERDICTS.keys() == EXAMPLES.keys() | CHANGES.keys()
