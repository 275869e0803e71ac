"""What is done to a part of a description; false where there is nothing to do."""

from __future__ import annotations

import random
from collections.abc import Callable

from tests.corpus.edit_sites import METHODS, Json

Edit = Callable[[Json, random.Random], bool]
"""Edits a part in place; false where there is nothing to edit."""


def drop(key: str) -> Edit:
    def edit(site: Json, chance: random.Random) -> bool:
        if not site.get(key):
            return False
        if isinstance(site[key], list):
            site[key].pop(chance.randrange(len(site[key])))
        else:
            del site[key][chance.choice(list(site[key]))]
        return True

    return edit


def drop_parameter(site: Json, chance: random.Random) -> bool:
    """Take a parameter away; one of the path is there as long as the path names it."""
    listed = site.get("parameters") or []
    spare = [one for one in listed if one.get("in") != "path"]
    if not spare:
        return False
    listed.remove(chance.choice(spare))
    return True


def drop_member(site: Json, chance: random.Random) -> bool:
    return bool(site) and site.pop(chance.choice(list(site))) is not None


def drop_operation(site: Json, chance: random.Random) -> bool:
    named = [one for one in METHODS if one in site]
    return bool(named) and site.pop(chance.choice(named)) is not None


def assign(key: str, *values: Json) -> Edit:
    def edit(site: Json, chance: random.Random) -> bool:
        value = chance.choice([one for one in values if one != site.get(key)])
        if site.get(key) is None and value is False:
            return False
        site[key] = value
        return True

    return edit


def shift(key: str, steps: tuple[int, ...]) -> Edit:
    def edit(site: Json, chance: random.Random) -> bool:
        if f"exclusive{key.capitalize()}" in site:
            return False
        old = site.get(key)
        site[key] = max(0, (7 if old is None else old) + chance.choice(steps))
        return site[key] != old

    return edit


def toggle(key: str) -> Edit:
    def edit(site: Json, _chance: random.Random) -> bool:
        site[key] = not site.get(key)
        return site.get("in") != "path"

    return edit


def add_property(site: Json, chance: random.Random) -> bool:
    name = "added" if "added" not in site["properties"] else "added2"
    site["properties"][name] = chance.choice(
        [{"type": "string"}, {"type": "array", "items": {"type": "integer"}}]
    )
    if chance.random() < 0.5:
        site["required"] = [*site.get("required", ()), name]
    return True


def rename_property(site: Json, chance: random.Random) -> bool:
    old = chance.choice(list(site["properties"]))
    site["properties"][f"{old}_new"] = site["properties"].pop(old)
    required = site.get("required", [])
    if old in required:
        required[required.index(old)] = f"{old}_new"
    return True


def toggle_required(site: Json, chance: random.Random) -> bool:
    name = chance.choice(list(site["properties"]))
    required = site.get("required", [])
    if name in required:
        required.remove(name)
        if not required:
            del site["required"]
    else:
        site["required"] = [*required, name]
    return True


def hide(word: str) -> Edit:
    def edit(site: Json, chance: random.Random) -> bool:
        one = site["properties"][chance.choice(list(site["properties"]))]
        return isinstance(one, dict) and "$ref" not in one and toggle(word)(one, chance)

    return edit


def add_value(site: Json, _chance: random.Random) -> bool:
    if "enum" not in site or "allOf" in site:
        return False
    first = site["enum"][0]
    site["enum"].append("added-value" if isinstance(first, str) else 987_654)
    return site.get("type") in ("string", "integer", None)


def make_nullable(site: Json, _chance: random.Random) -> bool:
    if "nullable" in site or not isinstance(site.get("type"), str):
        return False
    if "enum" in site:
        return False
    site["anyOf"] = [{"type": site["type"]}, {"enum": [None]}]
    return site.pop("type") is not None


def close(site: Json, _chance: random.Random) -> bool:
    site["additionalProperties"] = site.get("additionalProperties") is False
    return True


def describe(site: Json, _chance: random.Random) -> bool:
    site["description"] = f"{site.get('description', '')} Edited."
    return True


def rename_media_type(site: Json, chance: random.Random) -> bool:
    old = chance.choice(list(site))
    new = chance.choice(
        ["*/*", "application/json", "application/problem+json", "text/csv"]
    )
    if new in site:
        return False
    site[new] = site.pop(old)
    return True


def add_media_type(site: Json, chance: random.Random) -> bool:
    new = chance.choice(
        ["*/*", "application/*", "application/vnd.one+json", "text/csv"]
    )
    if new in site:
        return False
    site[new] = dict(next(iter(site.values())))
    return True


def add_parameter(site: Json, chance: random.Random) -> bool:
    key = "params" if "params" in site else "parameters"
    one: Json = {"name": "added", "schema": {"type": "string"}}
    if key == "parameters":
        one |= {"in": chance.choice(["query", "header"])}
    site[key] = [*site.get(key, ()), one | {"required": chance.random() < 0.5}]
    return True


def rename_parameter(site: Json, _chance: random.Random) -> bool:
    site["name"] = f"{site['name']}_new"
    return site.get("in") != "path"


def add_response(site: Json, chance: random.Random) -> bool:
    status = chance.choice(["202", "418", "5XX"])
    if "responses" not in site or status in site["responses"]:
        return False
    site["responses"][status] = {"description": "Added."}
    return True


def add_header(site: Json, chance: random.Random) -> bool:
    header = {"schema": {"type": "string"}, "required": chance.random() < 0.5}
    site.setdefault("headers", {})["X-Added"] = header
    return True


def rename_response(site: Json, chance: random.Random) -> bool:
    given = site.get("responses", {})
    names = [one for one in given if one.isdigit()]
    if not names:
        return False
    old = chance.choice(names)
    new = chance.choice([f"{old[0]}XX", f"{old[:2]}{(int(old[2]) + 1) % 10}"])
    if new in given:
        return False
    given[new] = given.pop(old)
    return True


def tag(site: Json, _chance: random.Random) -> bool:
    site["tags"] = ["edited"] if "responses" in site else [{"name": "edited"}]
    return True


def move_server(site: Json, _chance: random.Random) -> bool:
    site["url"] = f"{site['url'].rstrip('/')}/edited"
    return True


def style(site: Json, chance: random.Random) -> bool:
    if site.get("schema", {}).get("type") != "array" or site.get("in") != "query":
        return False
    site["style"] = chance.choice(["spaceDelimited", "pipeDelimited"])
    site["explode"] = False
    return True


def allow_more_items(site: Json, chance: random.Random) -> bool:
    if not isinstance(site.get("items"), dict):
        return False
    site["items"] = {"type": chance.choice(["boolean", "null"])}
    return True


def unset(key: str) -> Edit:
    def edit(site: Json, _chance: random.Random) -> bool:
        return key in site and site.pop(key) is not None

    return edit
