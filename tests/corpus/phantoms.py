"""Changes that nobody made: `python -m tests.corpus.phantoms CORPUS`.

Every description of a corpus is compared with itself written in other words: members in another order, as YAML,
with schemas moved to components or back, in the other version of OpenAPI. Whatever is found on the wire then is a
phantom. Descriptions that are not valid are left out.
"""

from __future__ import annotations

import argparse
import json
import sys
import tempfile
import time
from collections import Counter
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import yaml

from specmill.contract import Contract, build_contract
from specmill.diagnostics import Diagnostics, SpecError
from specmill.diff.compare import compare, compare_contracts
from specmill.diff.findings import Change
from specmill.loading import Loaded, read
from specmill.source.limits import Limits
from specmill.source.workspace import Workspace
from tests.corpus.rewording import REWORDINGS, SAME_SDK

_LIMITS = Limits(nodes=3_000_000, seconds=600)


def main() -> int:
    """Print what was found of each description, and how many phantoms there are in all."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("corpus", type=Path)
    parser.add_argument("--match", default="", help="only files whose name has this")
    parser.add_argument("--show", type=int, default=3, help="phantoms shown per pair")
    parser.add_argument("--whole", action="store_true", help="with the Python layer")
    options = parser.parse_args()
    total: Counter[str] = Counter()
    for path in _descriptions(options.corpus, options.match):
        loaded = _valid(path)
        if loaded is None:
            continue
        total["descriptions"] += 1
        for name, found in _comparisons(path, loaded, whole=options.whole):
            total[name] += 1
            total["phantoms"] += len(found)
            if found:
                print(f"{path.name}, {name}: {len(found)}")
            for one in found[: options.show]:
                print(f"    {one.wire} {one.rule}: {one.message[:160]}")
    print(", ".join(f"{count} {name}" for name, count in total.items()))
    return 1 if total["phantoms"] else 0


def _descriptions(corpus: Path, match: str) -> Iterator[Path]:
    for path in sorted(corpus.rglob("*")):
        if path.suffix in (".json", ".yaml", ".yml") and match in path.as_posix():
            yield path


def _valid(path: Path) -> Loaded | None:
    """A valid description; None for anything else."""
    try:
        return read(path, limits=_LIMITS)
    except SpecError:
        return None


def _comparisons(
    path: Path, loaded: Loaded, *, whole: bool
) -> Iterator[tuple[str, tuple[Change, ...]]]:
    if whole:
        yield "itself, with Python", compare(path, path, limits=_LIMITS).changes
    if len(loaded.workspace.files) > 1:
        yield "itself", compare_contracts(_contract(path), _contract(path))
        return
    base, value = _contract(path), loaded.root.value
    with tempfile.TemporaryDirectory() as folder:
        other = Path(folder, "other.json")
        for name, reword in REWORDINGS.items():
            reworded = reword(json.loads(json.dumps(value)))
            if reworded is None:
                continue
            other.write_text(json.dumps(reworded), encoding="utf-8")
            yield name, compare_contracts(base, _contract(other))
            yield f"{name}, backwards", compare_contracts(_contract(other), base)
            if whole and name in SAME_SDK:
                found = compare(path, other, limits=_LIMITS).changes
                yield f"{name}, with Python", found
        written = Path(folder, "own.yaml")
        written.write_text(_yaml(value), encoding="utf-8")
        yield "YAML", compare_contracts(base, _contract(written))
        if whole:
            found = compare(path, written, limits=_LIMITS).changes
            yield "YAML, with Python", found


def _contract(path: Path) -> Contract:
    diagnostics = Diagnostics()
    workspace = Workspace(diagnostics, _LIMITS)
    root = workspace.open(path)
    assert root is not None, [one.message for one in diagnostics]
    return build_contract(root, workspace)


class _Quoting(yaml.SafeDumper):
    """Writes every text between quotes, so that no reader takes it for something else."""

    def ignore_aliases(self, data: Any) -> bool:
        return True


_Quoting.add_representer(
    str,
    lambda dumper, text: dumper.represent_scalar(
        "tag:yaml.org,2002:str", text, style='"'
    ),
)
_Quoting.add_representer(
    float,
    lambda dumper, number: dumper.represent_scalar(
        "tag:yaml.org,2002:float", json.dumps(number)
    ),
)


def _yaml(value: Any) -> str:
    text: str = yaml.dump(
        value, Dumper=_Quoting, sort_keys=False, allow_unicode=True, width=10_000
    )
    return text


if __name__ == "__main__":
    started = time.monotonic()
    status = main()
    print(f"{time.monotonic() - started:.0f} s")
    sys.exit(status)
