"""Names that an unrelated addition changes: `python -m tests.corpus.additions CORPUS`.

To every valid description of one file a few operations are added, one at a time, that share no word with it. Without
a lock, every method, class and alias has to be called as before.
"""

from __future__ import annotations

import argparse
import json
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from specmill.diagnostics import SpecError
from specmill.loading import Loaded, read
from specmill.python.plan import plan_package
from specmill.source.limits import Limits

_LIMITS = Limits(nodes=3_000_000, seconds=600)
_ADDED = (
    ("/quaggas", "post", "addQuagga", "Quagga API"),
    ("/v9/okapis", "get", "Okapis_List_v9", "okapis_v9"),
    ("/zonkeys", "get", "zonkey_getAll", "Zonkeys"),
    ("/zedonks", "put", None, None),
)


def main() -> int:
    """Print what is renamed in each description, and how many names there are in all."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("corpus", type=Path)
    parser.add_argument("--match", default="", help="only files whose name has this")
    options = parser.parse_args()
    descriptions = names = renamed = 0
    for path in sorted(options.corpus.rglob("*")):
        if path.suffix in (".json", ".yaml", ".yml") and options.match in str(path):
            loaded = _read(path)
            if loaded is None or len(loaded.workspace.files) > 1:
                continue
            before = dict(_names(loaded))
            descriptions += 1
            names += len(before)
            for one in _renamed(loaded, before):
                renamed += 1
                print(f"{path.name}: {one}")
    print(f"{descriptions} descriptions, {names} names, {renamed} renamed")
    return 1 if renamed else 0


def _read(given: Path | dict[str, Any]) -> Loaded | None:
    """A valid description; None for anything else."""
    try:
        return read(given, limits=_LIMITS)
    except SpecError:
        return None


def _renamed(loaded: Loaded, before: dict[str, str]) -> Iterator[str]:
    for one in _ADDED:
        value = json.loads(json.dumps(loaded.root.value))
        _add(value, *one)
        more = _read(value)
        assert more is not None, f"{loaded.name} can't have {one[0]}"
        after = dict(_names(more))
        for key, name in before.items():
            if after.get(key) != name:
                yield f"{one[0]} makes {name} {after.get(key, 'nothing')}"


def _names(loaded: Loaded) -> Iterator[tuple[str, str]]:
    """What each operation, class and alias is called, by what the description calls it."""
    plan = plan_package(loaded.api, loaded.config)
    for group, one in plan.operations():
        yield f"{one.operation.id} {one.operation.name}", group.dotted(one)
    for key in plan.needed:
        yield key, str(plan.names.names[key])
    for alias in plan.synthetic:
        yield alias.place or alias.key, str(plan.names.names[alias.key])


def _add(
    value: dict[str, Any], path: str, method: str, id_: str | None, tag: str | None
) -> None:
    if "openrpc" in value:
        result = {"name": "all", "schema": {"type": "object"}}
        added = {"name": id_ or path.strip("/"), "params": [], "result": result}
        value["methods"].append(added)
        return
    operation: dict[str, Any] = {"responses": {"200": {"description": "All of them."}}}
    if id_ is not None and tag is not None:
        operation |= {"operationId": id_, "tags": [tag]}
    value.setdefault("paths", {})[path] = {method: operation}


if __name__ == "__main__":
    sys.exit(main())
