"""What clients saw in answers that no description has: where it belongs, and an overlay that says so.

A client with `decode="observe"` counts such things, without any value, and saves them as JSON.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path
from typing import Any, Literal

import msgspec
import yaml

from specmill.contract import Contract, Operation, Schema, build_contract, key_of
from specmill.diagnostics import Location, Span, unescape_pointer
from specmill.fixtures import Agreed
from specmill.loading import Loaded, in_time, read
from specmill.misfits import misfit
from specmill.provenance.normal import slug
from specmill.provenance.sources import PageError
from specmill.python.plan import plan_package
from specmill.source.limits import Limits
from specmill.source.node import JsonValue, Node

_BRANCHES = ("allOf", "anyOf", "oneOf")
_MOST_SPOTS = 1_000
_PLAIN = re.compile(r"[A-Za-z_][A-Za-z0-9_]*")
# The word of the schema that the deviation is about; null is about the member itself.
_WANTED = {
    "unknown-field": "properties",
    "unknown-value": "enum",
    "unknown-variant": "oneOf",
    "unknown-null": "",
}
_NOTES = {
    "unknown-field": "Answers have this field, which no documentation names",
    "unknown-value": "Answers have values that are not listed",
    "unknown-variant": "Answers have a shape that is none of these",
    "unknown-null": "Answers have null here",
}


class Deviation(msgspec.Struct, frozen=True, order=True):
    """How often the answers to one operation deviated in one way at one place."""

    operation: str
    pointer: str
    kind: Literal["unknown-field", "unknown-value", "unknown-variant", "unknown-null"]
    count: int


class _Saved(msgspec.Struct, frozen=True):
    version: Literal[1]
    overflow: int
    deviations: tuple[Deviation, ...]


class Placed(msgspec.Struct, frozen=True, kw_only=True):
    """A deviation and the schema it belongs to; None when that was not found."""

    deviation: Deviation
    location: Location | None
    span: Span | None


class DriftReport(msgspec.Struct, frozen=True, kw_only=True):
    """All deviations, the most frequent first; `overlay` adds those of the description, "" without any."""

    description: str
    overflow: int
    placed: tuple[Placed, ...]
    overlay: str


class _Spot(msgspec.Struct, frozen=True):
    """A place in a converted schema: of a component, or below a schema that stands alone."""

    value: JsonValue
    home: str | Schema
    pointer: str = ""

    def below(self, value: JsonValue, *keys: str) -> _Spot:
        tail = "".join(f"/{key.replace('~', '~0').replace('/', '~1')}" for key in keys)
        return _Spot(value, self.home, self.pointer + tail)


def report_drift(
    spec: Path, saved: Path, overlays: Sequence[Path], limits: Limits
) -> DriftReport:
    """Find where the deviations that a client saved belong in its description.

    Raises PageError when the file is not one of a client, SpecError.
    """
    found = _read(saved)
    with in_time(spec, limits):
        loaded = read(spec, limits=limits, overlays=overlays)
        contract = build_contract(loaded.root, loaded.workspace)
        named = _named(contract, loaded)
        placed = [_place(one, named, contract, loaded) for one in found.deviations]
    placed.sort(key=lambda one: (-one.deviation.count, one.deviation))
    return DriftReport(
        description=loaded.name,
        overflow=found.overflow,
        placed=tuple(placed),
        overlay=_overlay(placed, loaded.root),
    )


def _read(path: Path) -> _Saved:
    told = f"'{path}' is nothing that a client saved"
    try:
        return msgspec.json.decode(path.read_bytes(), type=_Saved)
    except msgspec.ValidationError as error:
        raise PageError(f"{told}: {misfit(error, _Saved)}") from None
    except (msgspec.DecodeError, UnicodeDecodeError):
        raise PageError(f"{told}: it is no JSON") from None


def _place(
    deviation: Deviation,
    named: Mapping[str, Sequence[Operation]],
    contract: Contract,
    loaded: Loaded,
) -> Placed:
    tokens = [unescape_pointer(one) for one in deviation.pointer.split("/")[1:]]
    wanted = _WANTED[deviation.kind]
    if deviation.kind == "unknown-field":
        tokens = tokens[:-1]
    for operation in named.get(deviation.operation, ()):
        spots = [
            spot
            for start in _results(operation)
            for spot in _walk(start, tokens, contract)
        ]
        best = next((one for one in spots if wanted in _members(one)), None)
        spot = best or next(iter(spots), None)
        if spot is not None:
            location = _location(spot, contract)
            return Placed(
                deviation=deviation,
                location=location,
                span=loaded.workspace.span(location),
            )
    return Placed(deviation=deviation, location=None, span=None)


def _named(contract: Contract, loaded: Loaded) -> Mapping[str, Sequence[Operation]]:
    """The operations by what they are called: in an SDK, as clients save them, and in the description."""
    named: dict[str, list[Operation]] = {}
    agreed = Agreed(contract)
    for group, one in plan_package(loaded.api, loaded.config).operations():
        operation = agreed.of(one.operation)
        if operation is not None:
            named.setdefault(group.dotted(one), []).append(operation)
    for operation in contract.operations:
        written = f"{operation.method} {operation.path}".strip()
        for name in dict.fromkeys((operation.key, written, operation.id)):
            if name:
                named.setdefault(name, []).append(operation)
    return named


def _results(operation: Operation) -> Iterator[_Spot]:
    """The schemas of answers that are no errors."""
    for response in operation.responses:
        if response.status[:1] in ("", "2", "d"):
            for content in response.contents:
                if content.schema is not None:
                    yield _Spot(content.schema.value, content.schema)


def _walk(start: _Spot, tokens: Sequence[str], contract: Contract) -> list[_Spot]:
    spots = _opened([start], contract)
    for token in tokens:
        spots = _opened([one for spot in spots for one in _step(spot, token)], contract)
    return spots


def _opened(spots: Sequence[_Spot], contract: Contract) -> list[_Spot]:
    """Places with what their references lead to, and with the parts of compositions."""
    waiting, found, seen = list(spots), list[_Spot](), set[tuple[int, str]]()
    while waiting and len(found) < _MOST_SPOTS:
        spot = waiting.pop(0)
        mark = (id(spot.value), spot.pointer)
        members = _members(spot)
        if mark in seen:
            continue
        seen.add(mark)
        reference = members.get("$ref")
        if isinstance(reference, str) and key_of(reference) in contract.schemas:
            key = key_of(reference)
            waiting.append(_Spot(contract.schemas[key], key))
        found.append(spot)
        for word in _BRANCHES:
            branches = members.get(word)
            if isinstance(branches, list):
                waiting += (
                    spot.below(one, word, str(number))
                    for number, one in enumerate(branches)
                )
    return found


def _step(spot: _Spot, token: str) -> Iterator[_Spot]:
    members = _members(spot)
    properties = members.get("properties")
    if isinstance(properties, dict) and token in properties:
        yield spot.below(properties[token], "properties", token)
        return
    for word in ("items", "additionalProperties"):
        value = members.get(word)
        if isinstance(value, dict) and (token == "*" or word != "items"):
            yield spot.below(value, word)
    prefix = members.get("prefixItems")
    if token == "*" and isinstance(prefix, list):
        for number, one in enumerate(prefix):
            yield spot.below(one, "prefixItems", str(number))


def _members(spot: _Spot) -> dict[str, JsonValue]:
    return spot.value if isinstance(spot.value, dict) else {}


def _location(spot: _Spot, contract: Contract) -> Location:
    if isinstance(spot.home, Schema):
        return spot.home.place(spot.pointer)
    return contract.schemas.place(spot.home, spot.pointer)


def _overlay(placed: Sequence[Placed], root: Node) -> str:
    """An OpenAPI Overlay with an open question for each deviation in the file, the only one that it can reach."""
    actions: list[dict[str, Any]] = []
    taken: Counter[str] = Counter()
    for one in placed:
        if one.location is None or one.location.file != root.file:
            continue
        name = slug(f"{one.deviation.operation} {one.deviation.pointer}", 80)
        taken[name] += 1
        name += f"-{taken[name]}" if taken[name] > 1 else ""
        target = _path(one.location.pointer, root.value)
        update = _update(one.deviation, f"drift-{name}")
        actions.append({"target": target, "update": update})
    if not actions:
        return ""
    document = {
        "overlay": "1.0.0",
        "info": {"title": "What answers have shown", "version": "1"},
        "actions": actions,
    }
    return yaml.safe_dump(document, sort_keys=False, allow_unicode=True, width=100)


def _update(deviation: Deviation, name: str) -> dict[str, Any]:
    issue = {
        "id": name,
        "kind": "unknown",
        "note": f"{_NOTES[deviation.kind]} (times that a client saw it: {deviation.count:,}).",
    }
    noted = {"x-specmill-doc-issues": [issue]}
    if deviation.kind != "unknown-field":
        return noted
    name = unescape_pointer(deviation.pointer.rpartition("/")[2])
    return {"properties": {name: noted}}


def _path(pointer: str, document: JsonValue) -> str:
    """The JSONPath (RFC 9535) of a JSON pointer; only the document tells elements from members named `200`."""
    path, around = "$", document
    for token in pointer.split("/")[1:]:
        name = unescape_pointer(token)
        if isinstance(around, list):
            path += f"[{name}]"
            around = around[int(name)] if int(name) < len(around) else None
            continue
        around = around.get(name) if isinstance(around, dict) else None
        if _PLAIN.fullmatch(name):
            path += f".{name}"
        else:
            quoted = name.replace("\\", "\\\\").replace("'", "\\'")
            path += f"['{quoted}']"
    return path


def tell_drift(report: DriftReport) -> Iterator[str]:
    """Lines of text: how often, what, and where it belongs."""
    for one in report.placed:
        deviation = one.deviation
        place = (
            str(one.span) if one.span is not None else "not found in the description"
        )
        yield f"{deviation.count:,} x {deviation.kind} {deviation.operation} {deviation.pointer}"
        yield f"  {place}"
    if report.overflow:
        yield f"{report.overflow:,} more were not kept apart"
    if not report.placed:
        yield f"{report.description}: no deviations"
