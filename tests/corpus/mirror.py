"""Whether every change is told backwards as well: `python -m tests.corpus.mirror CORPUS`.

Each pair of the files of cases in CORPUS, or each of its descriptions and copies of it with one edit
(`--edits`), is compared both ways. What is told at a place has to be told there again: by the rule that is its
counterpart, with the opposite relation and a verdict that goes with it. An edit has to be told at all.
"""

from __future__ import annotations

import argparse
import json
import random
import sys
from collections import Counter
from collections.abc import Iterator
from itertools import chain
from pathlib import Path
from typing import Any

from specmill.contract import Contract, build_contract
from specmill.diagnostics import Diagnostics, SpecError
from specmill.diff.compare import compare, compare_contracts
from specmill.diff.findings import Change, Flow, Relation, Wire
from specmill.loading import read
from specmill.source.limits import Limits
from specmill.source.workspace import Workspace
from tests.corpus.edits import EDITS, edited

Json = Any
Pair = tuple[str, Any, Any]
Told = tuple[object, ...]

_MIRRORED = {Relation.NARROWER: Relation.WIDER, Relation.WIDER: Relation.NARROWER}
_LIMITS = Limits(nodes=3_000_000, seconds=600)


def main() -> int:
    """Print what is told one way only, and how many pairs there are; exit 1 for any."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("corpus", type=Path)
    parser.add_argument("--match", default="", help="only files whose path has this")
    parser.add_argument("--edits", type=int, default=20, help="edits of a description")
    parser.add_argument("--largest", type=int, default=2_000_000, help="in bytes")
    parser.add_argument("--seed", type=int, default=1)
    options = parser.parse_args()
    files = [one for one in _files(options.corpus) if options.match in one.as_posix()]
    cases = [one for one in files if one.name.startswith("cases")]
    others = [] if cases else files
    small = [one for one in others if one.stat().st_size <= options.largest]
    pairs = chain(
        chain.from_iterable(map(_given, cases)),
        chain.from_iterable(
            _made(one, options.edits, random.Random(options.seed)) for one in small
        ),
    )
    count: Counter[str] = Counter()
    for name, base, head in pairs:
        found = list(problems(base, head, is_edited=not cases))
        count["pairs"] += 1
        count["not alike"] += bool(found)
        for one in found:
            print(f"{name}: {one}")
    print(f"{count['pairs']} pairs, {count['not alike']} not told alike both ways")
    return 1 if count["not alike"] else 0


def _files(corpus: Path) -> Iterator[Path]:
    cases = sorted(corpus.glob("cases*.jsonl"))
    if cases:
        yield from cases
        return
    for path in sorted(corpus.rglob("*")):
        if path.suffix in (".json", ".yaml", ".yml"):
            yield path


def _given(path: Path) -> Iterator[Pair]:
    """The pairs of a file of cases."""
    for line in path.read_text(encoding="utf-8").splitlines():
        case = json.loads(line)
        if "base" in case:
            yield case["id"], case["base"], case["revision"]
        else:
            files = path.parent / case["base_file"], path.parent / case["revision_file"]
            yield case["id"], *files


def _made(path: Path, edits: int, chance: random.Random) -> Iterator[Pair]:
    """A valid description, and copies of it that have one edit each."""
    try:
        loaded = read(path, limits=_LIMITS)
    except SpecError:
        return
    if len(loaded.workspace.files) > 1:
        return
    text = json.dumps(loaded.root.value)
    names = list(EDITS)
    for _ in range(edits):
        name = chance.choice(names)
        made = edited(json.loads(text), name, chance)
        if made is not None:
            head, place = made
            yield f"{path.name}, {name} {place}", json.loads(text), head


def problems(base: Json, head: Json, *, is_edited: bool) -> Iterator[str]:
    """What is told one way only, or with verdicts that can not both be true."""
    there = compare_contracts(_contract(base), _contract(head))
    back = compare_contracts(_contract(head), _contract(base))
    if is_edited and not there and not compare(base, head).changes:
        yield "nothing is told"
    forwards = Counter(_told(one, mirrored=True) for one in there)
    backwards = Counter(_told(one, mirrored=False) for one in back)
    for changes, alone, mirrored in (
        (there, forwards - backwards, True),
        (back, backwards - forwards, False),
    ):
        way = "forwards" if mirrored else "backwards"
        for one in changes:
            if _told(one, mirrored=mirrored) in alone:
                yield f"only {way}: {one.wire} {one.rule}, {one.message}"
    opposite = {_told(one, mirrored=False): one for one in back}
    for one in there:
        other = opposite.get(_told(one, mirrored=True))
        if other is not None and not _goes_with(one, other):
            yield f"{one.wire} forwards, {other.wire} backwards: {one.message}"


def _told(change: Change, *, mirrored: bool) -> Told:
    """What has to be the same both ways."""
    rule, _, word = change.rule.rpartition("-")
    base, head = (
        None if place is None else place.pointer for place in (change.base, change.head)
    )
    relation = change.relation
    if word not in ("added", "removed"):
        rule = change.rule
    elif change.rule != "schema-property":
        # What came or went stands on one side only; the other has just the nearest thing.
        base, head = (base, None) if word == "removed" else (None, head)
    if mirrored:
        base, head, relation = head, base, _MIRRORED.get(relation, relation)
    return rule, base, head, relation, change.flow, len(change.operations)


def _goes_with(one: Change, other: Change) -> bool:
    """Whether the verdicts of a change and its counterpart can both be true."""
    both = {one.wire, other.wire}
    if not one.rule.startswith("schema-") or one.flow is Flow.BOTH:
        return True
    if one.rule == "schema-property":
        return True  # Readers miss it, and those of closed objects refuse it.
    if one.flow is Flow.NONE:
        return both <= {Wire.SAFE, Wire.NONE}
    is_one_way = one.relation in (Relation.NARROWER, Relation.WIDER)
    return not is_one_way or both != {Wire.BREAKING}


def _contract(description: Json) -> Contract:
    diagnostics = Diagnostics()
    workspace = Workspace(diagnostics, _LIMITS)
    is_file = isinstance(description, Path)
    load = workspace.open if is_file else workspace.load_value
    root = load(description)
    assert root is not None, [one.message for one in diagnostics]
    return build_contract(root, workspace)


if __name__ == "__main__":
    sys.exit(main())
