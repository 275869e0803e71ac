"""How far the diff agrees with two other tools: `python -m tests.corpus.diff_agreement CORPUS`.

Every pair of `cases.jsonl` and `cases-openapi-diff.jsonl` is compared. What is counted: the verdicts
that are the same (safe and none are one), of all pairs, and of those whose verdict does not rest on
a class in which this diff differs on purpose.
"""

from __future__ import annotations

import argparse
import json
import sys
from collections import Counter
from collections.abc import Iterator
from fnmatch import fnmatchcase
from pathlib import Path
from typing import Any

import msgspec
import yaml

from specmill.diagnostics import SpecError
from specmill.diff.compare import compare
from tests.corpus.diff_conditions import NOTHING, Policy
from tests.corpus.diff_policies import OASDIFF, OPENAPI_DIFF

Case = dict[str, Any]

_VERDICTS = {
    "breaking": "breaking",
    "incompatible": "breaking",
    "maybe-breaking": "unknown",
    "compatible": "safe",
    "no-change": "none",
}
_LEVELS = {"ERR": "breaking", "WARN": "unknown", "INFO": "safe"}
_ORDER = ("none", "safe", "unknown", "breaking")


class Finding(msgspec.Struct, frozen=True):
    """One finding of the other tool."""

    id: str
    verdict: str
    text: str = ""
    operation: str = ""


def main() -> int:
    """Print both figures of each file, the classes left out, and what else differs."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("corpus", type=Path)
    options = parser.parse_args()
    files = (
        ("cases.jsonl", "verdict", OASDIFF),
        ("cases-openapi-diff.jsonl", "default_verdict", OPENAPI_DIFF),
    )
    differing = sum(_score(options.corpus, *one) for one in files)
    return 1 if differing else 0


def _score(corpus: Path, name: str, key: str, policies: tuple[Policy, ...]) -> int:
    classes = Counter[str]()
    total = agreed = kept = kept_agreed = 0
    for case in _cases(corpus / name, key):
        expected = _VERDICTS[case[key]]
        paths = corpus / case["base_file"], corpus / case["revision_file"]
        got = _verdict(*paths)
        same = _is_same(expected, got)
        policy = _policy(case, expected, paths, policies)
        total, agreed = total + 1, agreed + same
        if policy is not None:
            classes[policy.reason] += 1
            continue
        kept, kept_agreed = kept + 1, kept_agreed + same
        if not same:
            print(f"  {case['id']}: {expected} there, {got} here")
    print(
        f"{name}: {_share(agreed, total)}; {_share(kept_agreed, kept)} of the others:"
    )
    for reason, count in classes.most_common():
        print(f"  {count:3} differ on purpose: {reason}")
    return kept - kept_agreed


def _share(part: int, whole: int) -> str:
    return f"{part}/{whole} ({100 * part / max(whole, 1):.1f} %)"


def _cases(path: Path, key: str) -> Iterator[Case]:
    """Each pair once, without those that depend on the day or were given up."""
    seen = set[str]()
    for line in path.read_text(encoding="utf-8").splitlines():
        case = json.loads(line)
        pair = case.get("pair", case["id"])
        skipped = case.get("time_dependent") or case.get("disabled_upstream")
        if pair in seen or skipped or case.get(key) not in _VERDICTS:
            continue
        seen.add(pair)
        yield case


def _verdict(base: Path, head: Path) -> str:
    try:
        return str(compare(base, head).verdict.wire)
    except SpecError as refusal:
        return f"refused: {refusal}"


def _is_same(expected: str, got: str) -> bool:
    return expected == got or {expected, got} == {"safe", "none"}


def _policy(
    case: Case, expected: str, paths: tuple[Path, Path], policies: tuple[Policy, ...]
) -> Policy | None:
    """The class that the verdict of a pair rests on, if that differs on purpose.

    The verdict is put together once more, with those of this diff for the findings of the classes.
    """
    findings = list(_findings(case, expected))
    ids = {one.id for one in findings}
    documents = _read(paths[0]), _read(paths[1])
    restated: list[tuple[str, Policy | None]] = []
    for finding in findings:
        found = next(
            (one for one in policies if _falls_under(finding, one, ids, documents)),
            None,
        )
        depends = found is not None and found.here is None
        if found is not None and depends and finding.verdict == expected:
            return found
        verdict = finding.verdict if found is None else found.here or finding.verdict
        restated.append((verdict, found))
    worst = max(restated, key=lambda one: _ORDER.index(one[0]))
    if _is_same(expected, worst[0]):
        return None
    return worst[1] or next(one for _, one in restated if one is not None)


def _findings(case: Case, expected: str) -> Iterator[Finding]:
    if "expected_all" not in case:
        others = [one.rpartition(":")[0] for one in case.get("oasdiff_checks", ())]
        for name in [case["rule"]] if case.get("rule") else others or [NOTHING]:
            yield Finding(name, expected)
        return
    for one in case["expected_all"]:
        operation = f"{one.get('operation')} {one.get('path')}"
        verdict = _LEVELS[one["level"]]
        yield Finding(one["check_id"], verdict, one.get("text", ""), operation)
    if not case["expected_all"]:
        yield Finding(NOTHING, expected)


def _falls_under(
    finding: Finding, policy: Policy, ids: set[str], documents: tuple[Any, Any]
) -> bool:
    if policy.theirs not in ("*", finding.verdict) or policy.text not in finding.text:
        return False
    if not any(_fits(one, finding, ids) for one in policy.ids):
        return False
    return policy.condition is None or policy.condition(*documents)


def _fits(pattern: str, finding: Finding, ids: set[str]) -> bool:
    if pattern.startswith("webhook:"):
        return "webhook:" in finding.operation
    first, _, beside = pattern.partition(" & ")
    return fnmatchcase(finding.id, first) and (not beside or beside in ids)


def _read(path: Path) -> Any:
    return yaml.safe_load(path.read_text(encoding="utf-8"))


if __name__ == "__main__":
    sys.exit(main())
