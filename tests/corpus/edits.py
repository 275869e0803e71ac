"""Small edits of a description, at random places."""

from __future__ import annotations

import random
from collections.abc import Callable, Iterator
from typing import Any

Json = Any
Site = tuple[str, Json]
"""A part of a description, and where it stands."""

Edit = Callable[[Json, random.Random], bool]
"""Edits a part in place; false where there is nothing to edit."""

METHODS = ("get", "put", "post", "delete", "options", "head", "patch")


def edited(root: Json, name: str, chance: random.Random) -> tuple[Json, str] | None:
    """A description with one edit of that name, and where it was made; None without a place."""
    finder, edit = EDITS[name]
    sites = list(finder(root))
    chance.shuffle(sites)
    for place, site in sites:
        if edit(site, chance):
            return root, place
    return None


def _operations(root: Json) -> Iterator[Site]:
    for path, item in root.get("paths", {}).items():
        for method in METHODS:
            if isinstance(item.get(method), dict):
                yield f"{method} {path}", item[method]
    for one in root.get("methods", ()):
        if "name" in one:
            yield one["name"], one


def _http_operations(root: Json) -> Iterator[Site]:
    return (site for site in _operations(root) if "responses" in site[1])


def _items(root: Json) -> Iterator[Site]:
    yield from root.get("paths", {}).items()


def _parameters(root: Json) -> Iterator[Site]:
    for place, operation in _operations(root):
        for one in operation.get("parameters", operation.get("params", ())):
            if "name" in one and one.get("in") != "body":
                yield f"{place} {one['name']}", one


def _responses(root: Json) -> Iterator[Site]:
    for place, operation in _operations(root):
        for status, one in operation.get("responses", {}).items():
            if isinstance(one, dict) and "$ref" not in one:
                yield f"{place} {status}", one


def _contents(root: Json) -> Iterator[Site]:
    for place, operation in _operations(root):
        body = operation.get("requestBody", {})
        if "content" in body:
            yield f"{place} body", body["content"]
    for place, response in _responses(root):
        if response.get("content"):
            yield place, response["content"]


def _schemas(root: Json) -> Iterator[Site]:
    components = root.get("components", {}).get("schemas", root.get("definitions", {}))
    for name, schema in components.items():
        yield from _within(name, schema)
    for place, content in _contents(root):
        for media_type, one in content.items():
            yield from _within(f"{place} {media_type}", one.get("schema"))
    for place, parameter in _parameters(root):
        yield from _within(place, parameter.get("schema"))


def _within(place: str, schema: Json) -> Iterator[Site]:
    if not isinstance(schema, dict) or "$ref" in schema:
        return
    yield place, schema
    for name, one in schema.get("properties", {}).items():
        yield from _within(f"{place}.{name}", one)
    yield from _within(f"{place}[]", schema.get("items"))
    for word in ("allOf", "anyOf", "oneOf"):
        for index, one in enumerate(schema.get(word, ())):
            yield from _within(f"{place} {word} {index}", one)


def _typed(*kinds: str) -> Callable[[Json], Iterator[Site]]:
    def find(root: Json) -> Iterator[Site]:
        for place, schema in _schemas(root):
            if schema.get("type") in kinds and "enum" not in schema:
                yield place, schema

    return find


def _objects(root: Json) -> Iterator[Site]:
    return ((place, one) for place, one in _schemas(root) if one.get("properties"))


def _drop(key: str) -> Edit:
    def edit(site: Json, chance: random.Random) -> bool:
        if not site.get(key):
            return False
        if isinstance(site[key], list):
            site[key].pop(chance.randrange(len(site[key])))
        else:
            del site[key][chance.choice(list(site[key]))]
        return True

    return edit


def _drop_member(site: Json, chance: random.Random) -> bool:
    return bool(site) and site.pop(chance.choice(list(site))) is not None


def _drop_operation(site: Json, chance: random.Random) -> bool:
    named = [one for one in METHODS if one in site]
    return bool(named) and site.pop(chance.choice(named)) is not None


def _set(key: str, *values: Json) -> Edit:
    def edit(site: Json, chance: random.Random) -> bool:
        value = chance.choice([one for one in values if one != site.get(key)])
        if site.get(key) is None and value is False:
            return False
        site[key] = value
        return True

    return edit


def _raise(key: str, steps: tuple[int, ...]) -> Edit:
    def edit(site: Json, chance: random.Random) -> bool:
        if f"exclusive{key.capitalize()}" in site:
            return False
        old = site.get(key)
        site[key] = max(0, (7 if old is None else old) + chance.choice(steps))
        return site[key] != old

    return edit


def _toggle(key: str) -> Edit:
    def edit(site: Json, _chance: random.Random) -> bool:
        site[key] = not site.get(key)
        return site.get("in") != "path"

    return edit


def _add_property(site: Json, chance: random.Random) -> bool:
    name = "added" if "added" not in site["properties"] else "added2"
    site["properties"][name] = chance.choice(
        [{"type": "string"}, {"type": "array", "items": {"type": "integer"}}]
    )
    if chance.random() < 0.5:
        site["required"] = [*site.get("required", ()), name]
    return True


def _rename_property(site: Json, chance: random.Random) -> bool:
    old = chance.choice(list(site["properties"]))
    site["properties"][f"{old}_new"] = site["properties"].pop(old)
    required = site.get("required", [])
    if old in required:
        required[required.index(old)] = f"{old}_new"
    return True


def _toggle_required(site: Json, chance: random.Random) -> bool:
    name = chance.choice(list(site["properties"]))
    required = site.get("required", [])
    if name in required:
        required.remove(name)
        if not required:
            del site["required"]
    else:
        site["required"] = [*required, name]
    return True


def _hide(word: str) -> Edit:
    def edit(site: Json, chance: random.Random) -> bool:
        one = site["properties"][chance.choice(list(site["properties"]))]
        return (
            isinstance(one, dict) and "$ref" not in one and _toggle(word)(one, chance)
        )

    return edit


def _add_value(site: Json, _chance: random.Random) -> bool:
    if "enum" not in site or "allOf" in site:
        return False
    first = site["enum"][0]
    site["enum"].append("added-value" if isinstance(first, str) else 987_654)
    return site.get("type") in ("string", "integer", None)


def _make_nullable(site: Json, _chance: random.Random) -> bool:
    if "nullable" in site or not isinstance(site.get("type"), str):
        return False
    if "enum" in site:
        return False
    site["anyOf"] = [{"type": site["type"]}, {"enum": [None]}]
    return site.pop("type") is not None


def _close(site: Json, _chance: random.Random) -> bool:
    site["additionalProperties"] = site.get("additionalProperties") is False
    return True


def _describe(site: Json, _chance: random.Random) -> bool:
    site["description"] = f"{site.get('description', '')} Edited."
    return True


def _rename_media_type(site: Json, chance: random.Random) -> bool:
    old = chance.choice(list(site))
    new = chance.choice(
        ["*/*", "application/json", "application/problem+json", "text/csv"]
    )
    if new in site:
        return False
    site[new] = site.pop(old)
    return True


def _add_media_type(site: Json, chance: random.Random) -> bool:
    new = chance.choice(
        ["*/*", "application/*", "application/vnd.one+json", "text/csv"]
    )
    if new in site:
        return False
    site[new] = dict(next(iter(site.values())))
    return True


def _add_parameter(site: Json, chance: random.Random) -> bool:
    key = "params" if "params" in site else "parameters"
    one: Json = {"name": "added", "schema": {"type": "string"}}
    if key == "parameters":
        one |= {"in": chance.choice(["query", "header"])}
    site[key] = [*site.get(key, ()), one | {"required": chance.random() < 0.5}]
    return True


def _rename_parameter(site: Json, _chance: random.Random) -> bool:
    site["name"] = f"{site['name']}_new"
    return site.get("in") != "path"


def _add_response(site: Json, chance: random.Random) -> bool:
    status = chance.choice(["202", "418", "5XX"])
    if "responses" not in site or status in site["responses"]:
        return False
    site["responses"][status] = {"description": "Added."}
    return True


def _add_header(site: Json, chance: random.Random) -> bool:
    header = {"schema": {"type": "string"}, "required": chance.random() < 0.5}
    site.setdefault("headers", {})["X-Added"] = header
    return True


Finder = Callable[[Json], Iterator[Site]]

EDITS: dict[str, tuple[Finder, Edit]] = {
    "operation gone from": (_items, _drop_operation),
    "parameter gone from": (_operations, _drop("parameters")),
    "response gone from": (_operations, _drop("responses")),
    "parameter added to": (_operations, _add_parameter),
    "response added to": (_operations, _add_response),
    "deprecation of": (_operations, _toggle("deprecated")),
    "summary of": (_operations, _set("summary", "Edited.")),
    "id of": (_http_operations, _set("operationId", "editedIdOfThis")),
    "security of": (_operations, _drop("security")),
    "requirement of": (_parameters, _toggle("required")),
    "other name of": (_parameters, _rename_parameter),
    "description of": (_parameters, _describe),
    "header added to": (_responses, _add_header),
    "media type gone from": (_contents, _drop_member),
    "media type renamed in": (_contents, _rename_media_type),
    "media type added to": (_contents, _add_media_type),
    "property gone from": (_objects, _drop("properties")),
    "property added to": (_objects, _add_property),
    "property renamed in": (_objects, _rename_property),
    "required property of": (_objects, _toggle_required),
    "read-only property of": (_objects, _hide("readOnly")),
    "write-only property of": (_objects, _hide("writeOnly")),
    "closing of": (_objects, _close),
    "type of": (
        _typed("string", "integer", "number", "boolean", "array", "object"),
        _set("type", "string", "integer", "number", "boolean", "array", "object"),
    ),
    "null in": (_typed("string", "integer", "number", "boolean"), _make_nullable),
    "format of": (_typed("string"), _set("format", "date-time", "uuid", "edited")),
    "pattern of": (_typed("string"), _set("pattern", "^[a-z]+$", "^[a-m]+$", "x")),
    "least length of": (_typed("string"), _raise("minLength", (-2, 1, 5))),
    "greatest length of": (_typed("string"), _raise("maxLength", (-5, 1, 90))),
    "minimum of": (_typed("integer", "number"), _raise("minimum", (-5, 1, 3))),
    "maximum of": (_typed("integer", "number"), _raise("maximum", (-3, 1, 900))),
    "most items of": (_typed("array"), _raise("maxItems", (-3, 1, 90))),
    "value gone from": (_schemas, _drop("enum")),
    "value added to": (_schemas, _add_value),
    "alternative gone from": (_schemas, _drop("oneOf")),
    "part gone from": (_schemas, _drop("allOf")),
    "default of": (_typed("string"), _set("default", "edited")),
    "words about": (_schemas, _describe),
}
"""The edits by what is said of them: which parts they are made in, and how."""
