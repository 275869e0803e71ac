"""What is added to a description renames nothing that was there before."""

from __future__ import annotations

from typing import Any

from hypothesis import given, settings
from hypothesis import strategies as st

from specmill.loading import read
from specmill.model.operations import HttpBinding
from specmill.model.types import Record
from specmill.python.naming import field_names
from specmill.python.plan import plan_package

OLD = ("pet", "order", "user", "store", "item")
NEW = ("zebra", "zone", "zinc")
VERBS = ("get", "post", "put", "delete")


def operations(words: tuple[str, ...]) -> st.SearchStrategy[dict[str, Any]]:
    """Operations about some words: with or without tags and ids, some with inline schemas."""
    word = st.sampled_from(words)
    return st.fixed_dictionaries(
        {
            "path": st.lists(word, min_size=1, max_size=3),
            "parameter": st.booleans(),
            "verb": st.sampled_from(VERBS),
            "tag": st.none() | word | word.map("{} API".format),
            "id": st.none() | st.lists(word, min_size=1, max_size=3),
            "inline": st.booleans(),
            "schema": word,
        }
    )


def describe(drawn: list[dict[str, Any]], schemas: tuple[str, ...]) -> dict[str, Any]:
    """The description of these operations; of several with one id or place the first counts."""
    paths: dict[str, Any] = {}
    ids: set[str] = set()
    for one in drawn:
        path = "/" + "/".join(one["path"]) + ("/{key}" if one["parameter"] else "")
        item = paths.setdefault(path, {})
        name = None if one["id"] is None else "_".join([one["verb"], *one["id"]])
        if one["verb"] not in item and name not in ids:
            ids |= set() if name is None else {name}
            item[one["verb"]] = _operation(one, name)
    fields = {"name": {"type": "string"}}
    return {
        "openapi": "3.0.3",
        "info": {"title": "Names", "version": "1"},
        "paths": {path: item for path, item in paths.items() if item},
        "components": {
            "schemas": {
                name.title(): {"type": "object", "properties": fields}
                for name in schemas
            }
        },
    }


def _operation(one: dict[str, Any], name: str | None) -> dict[str, Any]:
    schema: dict[str, Any] = {"$ref": f"#/components/schemas/{one['schema'].title()}"}
    if one["inline"]:
        part = {"type": "object", "properties": {"size": {"type": "integer"}}}
        schema = {"type": "object", "properties": {"own": schema, "part": part}}
    answer = {"description": "It", "content": {"application/json": {"schema": schema}}}
    key = {"name": "key", "in": "path", "required": True, "schema": {"type": "string"}}
    return {
        **({} if name is None else {"operationId": name}),
        **({} if one["tag"] is None else {"tags": [one["tag"]]}),
        "parameters": [key] if one["parameter"] else [],
        "responses": {"200": answer},
    }


def names(description: dict[str, Any]) -> dict[str, str]:
    """The dotted name of every operation and the names of every model, by where they are described."""
    loaded = read(description)
    plan = plan_package(loaded.api, loaded.config)
    found: dict[str, str] = {}
    for group, one in plan.operations():
        binding = one.operation.binding
        assert isinstance(binding, HttpBinding)
        found[f"{binding.method} {binding.path}"] = group.dotted(one)
    for key in plan.needed:
        declaration = plan.names.types[key]
        place = declaration.location.pointer
        fields = field_names(declaration) if isinstance(declaration, Record) else {}
        found[place] = f"{plan.names.names[key]}: {', '.join(fields.values())}"
    return found


@settings(max_examples=25, deadline=None)
@given(
    st.lists(operations(OLD), min_size=1, max_size=6), operations(NEW), st.booleans()
)
def test_unrelated_addition_renames_nothing(
    drawn: list[dict[str, Any]], added: dict[str, Any], first: bool
) -> None:
    before = names(describe(drawn, OLD))

    more = [added, *drawn] if first else [*drawn, added]
    after = names(describe(more, (*NEW, *OLD) if first else (*OLD, *NEW)))

    assert before == {place: after.get(place) for place in before}


@settings(max_examples=15, deadline=None)
@given(st.lists(operations(OLD), min_size=1, max_size=6))
def test_order_of_a_description_decides_no_name(drawn: list[dict[str, Any]]) -> None:
    whole = describe(drawn, OLD)
    turned = whole | {"paths": dict(reversed(whole["paths"].items()))}

    assert names(whole) == names(turned)
