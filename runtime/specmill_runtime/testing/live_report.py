"""What a live API did, as text and as JSON: by operation, without any value."""

from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Final, cast

import msgspec

from specmill_runtime.deviations import Kind
from specmill_runtime.drift import Deviation
from specmill_runtime.testing.differences import Difference

_SHOWN: Final = 10


class Sighting(msgspec.Struct, frozen=True, kw_only=True):
    """What was seen of an API: calls by operation, and how often it was not as described."""

    host: str
    operations: tuple[str, ...]
    calls: Mapping[str, int]
    differences: Mapping[Difference, int]
    overflow: int = 0
    """Differences that were too many to be told apart."""


def report_of(found: Sighting) -> str:
    """A line for each operation that was called, with its differences below; then the rest."""
    return "\n".join(_lines(found))


def save_drift(file: Path, found: Sighting) -> None:
    """Write it as JSON: `deviations` are as `Drift.save` has them, `differences` all others."""
    rows = found.differences.items()
    report = {
        "version": 1,
        "overflow": found.overflow,
        "deviations": [
            Deviation(one.operation, one.pointer, cast("Kind", one.kind), count)
            for one, count in rows
            if one.is_growth
        ],
        "differences": [
            {**msgspec.structs.asdict(one), "count": count}
            for one, count in rows
            if not one.is_growth
        ],
        "calls": found.calls,
    }
    file.parent.mkdir(parents=True, exist_ok=True)
    text = msgspec.json.format(msgspec.json.encode(report), indent=2)
    file.write_bytes(text + b"\n")


def _lines(found: Sighting) -> Iterator[str]:
    by_operation: dict[str, list[str]] = {}
    for one, count in found.differences.items():
        times = f", {count} times" if count > 1 else ""
        by_operation.setdefault(one.operation, []).append(f"  {one}{times}")
    called = [one for one in found.operations if one in found.calls]
    for accessor in called:
        told = by_operation.get(accessor, [])
        verdict = "" if told else ", as described"
        yield f"{accessor}: {counted(found.calls[accessor], 'call')}{verdict}"
        yield from told
    missed = [one for one in found.operations if one not in found.calls]
    if missed:
        names = ", ".join(missed[:_SHOWN]) + (", ..." if len(missed) > _SHOWN else "")
        yield f"not called: {counted(len(missed), 'operation')}: {names}"
    yield f"{found.host}: {_sum(found, len(by_operation))}"


def _sum(found: Sighting, differing: int) -> str:
    if not found.calls:
        return "nothing was called"
    if not found.differences:
        return "the API answers as described"
    differences = counted(len(found.differences), "difference")
    return f"{differences} from the description, in {counted(differing, 'operation')}"


def counted(count: int, noun: str) -> str:
    """A number of things."""
    return f"{count} {noun}" + ("s" if count != 1 else "")
