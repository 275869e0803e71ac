"""Whether other people's validators confirm every witness: `python -m tests.corpus.witnesses CORPUS`.

For each pair of `cases-matrix.jsonl`, every change of a schema that breaks the wire has to have a
witness, which is valid before and invalid after in what clients send, and the other way round in
what they get.
"""

from __future__ import annotations

import argparse
import json
import sys
from collections import Counter
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from specmill.diff.compare import compare
from specmill.diff.findings import NO_WITNESS, Change, Flow, Wire
from tests.diff.independent import others_accept

Json = Any
Site = tuple[Flow, Json]
"""A schema where it is used, and which way its values go."""

_METHODS = ("get", "put", "post", "delete", "options", "head", "patch", "trace")
_BACK = {Flow.IN: Flow.OUT, Flow.OUT: Flow.IN}


def main() -> int:
    """Print how many witnesses are confirmed, and those that are not; exit 1 for any."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("corpus", type=Path)
    options = parser.parse_args()
    count: Counter[str] = Counter()
    path = options.corpus / "cases-matrix.jsonl"
    for line in path.read_text(encoding="utf-8").splitlines():
        case = json.loads(line)
        for change in compare(case["base"], case["revision"]).changes:
            if change.wire is Wire.BREAKING and change.rule.startswith("schema-"):
                outcome = judge(case["base"], case["revision"], change)
                count[outcome] += 1
                if outcome != "confirmed":
                    print(f"{case['id']} {outcome}: {change.message}")
    total = count.total()
    print(f"{count['confirmed']} of {total} witnesses of breaking changes confirmed")
    return 1 if count["confirmed"] < total else 0


def judge(base: Json, head: Json, change: Change) -> str:
    """What the validators say of the witness of a change: `confirmed`, or what is wrong."""
    if change.witness is NO_WITNESS:
        return "without a witness"
    before, after = dict(_sites(base)), dict(_sites(head))
    for place in before.keys() & after.keys():
        (flow, old), (_, new) = before[place], after[place]
        found = (
            others_accept(old, _named(base), change.witness, flow),
            others_accept(new, _named(head), change.witness, flow),
        )
        if found == (flow is Flow.IN, flow is Flow.OUT):
            return "confirmed"
    return f"not confirmed ({json.dumps(change.witness)})"


def _named(document: Json) -> dict[str, Json]:
    return {"components": document.get("components", {})}


def _sites(document: Json) -> Iterator[tuple[str, Site]]:
    for path, item in document.get("paths", {}).items():
        yield from _of_item(document, path, item, Flow.IN)
    for name, item in document.get("webhooks", {}).items():
        yield from _of_item(document, f"webhook {name}", item, Flow.OUT)


def _of_item(
    document: Json, path: str, item: Json, flow: Flow
) -> Iterator[tuple[str, Site]]:
    for method in _METHODS:
        operation = item.get(method)
        if operation is None:
            continue
        key = f"{path} {method}"
        listed = [*item.get("parameters", ()), *operation.get("parameters", ())]
        for one in (_resolved(document, each) for each in listed):
            yield from _of_value(f"{key} {one['in']} {one['name']}", one, flow)
        body = _resolved(document, operation.get("requestBody", {}))
        yield from _of_value(key, body, flow)
        for status, given in operation.get("responses", {}).items():
            response = _resolved(document, given)
            yield from _of_value(f"{key} {status}", response, _BACK[flow])
            for name, header in response.get("headers", {}).items():
                one = _resolved(document, header)
                yield from _of_value(f"{key} {status} {name}", one, _BACK[flow])
        for name, callback in operation.get("callbacks", {}).items():
            for inner in _resolved(document, callback).values():
                yield from _of_item(document, f"{key} {name}", inner, _BACK[flow])


def _of_value(key: str, holder: Json, flow: Flow) -> Iterator[tuple[str, Site]]:
    if "schema" in holder:
        yield key, (flow, holder["schema"])
    for media_type, content in holder.get("content", {}).items():
        if "schema" in content:
            yield f"{key} {media_type}", (flow, content["schema"])


def _resolved(document: Json, value: Json) -> Json:
    while "$ref" in value:
        current = document
        for token in value["$ref"].removeprefix("#/").split("/"):
            current = current[token.replace("~1", "/").replace("~0", "~")]
        value = current
    return value


if __name__ == "__main__":
    sys.exit(main())
