"""What processor time a comparison takes beyond loading: python benchmarks/diff.py [DESCRIPTION]

A made-up API of 1,000 operations and 500 schemas is compared with itself, with a copy that has one change in a schema
that every operation reaches, and with one that has many. A description that is named is compared with a copy that has
one change, beside what loading and parsing it takes.
"""

from __future__ import annotations

import copy
import gc
import json
import sys
import tempfile
import time
from collections.abc import Callable
from pathlib import Path
from typing import Any

from measure import report
from synthetic import describe

from specmill.contract import Contract, build_contract
from specmill.diagnostics import Diagnostics
from specmill.diff.compare import compare, compare_contracts
from specmill.loading import read
from specmill.source.limits import Limits
from specmill.source.node import Node
from specmill.source.workspace import Workspace

_LIMITS = Limits(nodes=5_000_000)
_SHARED = 100
_CIRCLE = 5  # schemas that lead to each other
_ROUNDS = 3


def main() -> int:
    """Exit 1 when a limit is missed."""
    if len(sys.argv) > 1:
        return 0 if _real(Path(sys.argv[1])) else 1
    base = _made_up()
    schemas = base["components"]["schemas"]
    print(f"{_operations(base):,} operations, {len(schemas)} schemas")
    one, many = copy.deepcopy(base), copy.deepcopy(base)
    _change(one["components"]["schemas"]["shared_0"])
    for name in sorted(schemas)[::25]:
        _change(many["components"]["schemas"][name])
    with tempfile.TemporaryDirectory() as folder:
        cases = {"the same": base, "one change": one, "many changes": many}
        paths = {
            name: Path(folder, f"{number}.json") for number, name in enumerate(cases)
        }
        for name, value in cases.items():
            paths[name].write_text(json.dumps(value), encoding="utf-8")
        fine = [
            _compared(name, paths["the same"], path) for name, path in paths.items()
        ]
    return 0 if all(fine) else 1


def _made_up() -> dict[str, Any]:
    """The description, with schemas that lead from one to the next."""
    value = describe(1_000)
    schemas = value["components"]["schemas"]
    names = [name for name in schemas if not name.endswith("_problem")]
    for number in range(_SHARED):
        circle, place = divmod(number, _CIRCLE)
        after = circle * _CIRCLE + (place + 1) % _CIRCLE
        following = f"#/components/schemas/shared_{after}"
        fields = {"text": {"type": "string"}, "next": {"$ref": following}}
        schemas[f"shared_{number}"] = {"type": "object", "properties": fields}
    for number, name in enumerate(names):
        leading = f"#/components/schemas/shared_{number % _SHARED}"
        schemas[name]["properties"]["shared"] = {"$ref": leading}
    return value


def _operations(value: dict[str, Any]) -> int:
    return sum(len(item) for item in value["paths"].values())


def _change(schema: dict[str, Any]) -> None:
    """Make a text a number."""
    fields = schema["properties"]
    name = next(name for name, one in fields.items() if one.get("type") == "string")
    fields[name] = {"type": "integer"}


def _compared(name: str, base: Path, head: Path) -> bool:
    seconds, entries = _best(lambda: _wire(base, head))
    whole, _ = _best(lambda: (0.0, len(compare(base, head, limits=_LIMITS).changes)))
    print(
        f"{name}: {entries} entries on the wire; with loading and Python {whole:.2f} s"
    )
    return report(f"wire, {name}, beyond loading", seconds, 1.0, "s")


def _wire(base: Path, head: Path) -> tuple[float, int]:
    """Seconds beyond loading, and how many entries there are."""
    roots = [_open(base), _open(head)]
    start = time.process_time()
    old, new = (_contract(*one) for one in roots)
    found = compare_contracts(old, new)
    return time.process_time() - start, len(found)


def _open(path: Path) -> tuple[Node, Workspace]:
    workspace = Workspace(Diagnostics(), _LIMITS)
    root = workspace.open(path)
    assert root is not None
    return root, workspace


def _contract(root: Node, workspace: Workspace) -> Contract:
    return build_contract(root, workspace)


def _best(run: Callable[[], tuple[float, int]]) -> tuple[float, int]:
    """The fastest of some rounds, in its own seconds or those that it took.

    No garbage is collected on the way, as the command does.
    """
    found: list[tuple[float, int]] = []
    for _ in range(_ROUNDS):
        gc.enable()
        gc.collect()
        gc.disable()
        start = time.process_time()
        seconds, entries = run()
        found.append((seconds or time.process_time() - start, entries))
    return min(found)


def _real(path: Path) -> bool:
    with tempfile.TemporaryDirectory() as folder:
        head = Path(folder, "head.json")
        name = _write_changed(path, head)
        parse, _ = _best(lambda: (0.0, len(read(path, limits=_LIMITS).api.operations)))
        wire, entries = _best(lambda: (0.0, int(_wire(path, head)[1])))
        whole, _ = _best(
            lambda: (0.0, len(compare(path, head, limits=_LIMITS).changes))
        )
    print(f"'{name}' changed: {entries} entries; load and parse {parse:.2f} s")
    print(f"whole comparison with the Python layer {whole:.2f} s")
    return report("wire, with loading both sides", wire, 1.5 * parse, "s")


def _write_changed(path: Path, head: Path) -> str:
    """Write a copy with one change; the schema that was changed."""
    root, _ = _open(path)
    value: Any = copy.deepcopy(root.value)
    name = _busiest(value)
    _change(value["components"]["schemas"][name])
    head.write_text(json.dumps(value), encoding="utf-8")
    return name


def _busiest(value: dict[str, Any]) -> str:
    """The schema with a text that is referred to most."""
    text = json.dumps(value)
    schemas = value["components"]["schemas"]
    fit = [
        name
        for name, one in schemas.items()
        if any(
            isinstance(field, dict) and field.get("type") == "string"
            for field in one.get("properties", {}).values()
        )
    ]
    return max(fit, key=lambda name: text.count(f'"#/components/schemas/{name}"'))


if __name__ == "__main__":
    sys.exit(main())
