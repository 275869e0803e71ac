"""How many example payloads of a corpus survive the generated models: `python -m tests.corpus.examples CORPUS`.

Every example of a content, parameter, component or field that is valid for its schema is decoded by the generated
type and encoded again; both must be the same JSON. What is not is counted by reason.
"""

from __future__ import annotations

import argparse
import csv
import sys
import tempfile
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path

from specmill.config import Overrides
from specmill.diagnostics import SpecError
from specmill.pipeline import Options, finish, prepare
from specmill.python.plan import plan_package
from specmill_runtime.codec import UnreadableBodyError
from tests.corpus.decoding import Sdk
from tests.corpus.differences import difference
from tests.corpus.payloads import Payload, payloads
from tests.corpus.validity import Validity


@dataclass(slots=True)
class Tally:
    """What became of the examples of one description."""

    valid: int = 0
    equal: int = 0
    invalid: int = 0
    unusable: int = 0
    reasons: Counter[str] = field(default_factory=Counter[str])
    shown: list[str] = field(default_factory=list[str])


def main() -> int:
    """Measure each description in a package of its own, and then say what all add up to."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("corpus", type=Path)
    parser.add_argument("--match", default="", help="only files whose name has this")
    parser.add_argument("--group", action="append", help="default: real and peers")
    parser.add_argument("--show", type=int, default=0, help="failures shown per reason")
    parser.add_argument("--formats", action="store_true", help="formats are binding")
    options = parser.parse_args()
    total = Tally()
    for position, path in enumerate(_descriptions(options)):
        tally = Tally()
        try:
            _measure(path, f"corpus_{position}", tally, options)
        except SpecError as error:
            print(f"{path.name}: refused: {str(error).splitlines()[0]}")
            continue
        _print(str(path.relative_to(options.corpus)), tally)
        total.valid += tally.valid
        total.equal += tally.equal
        total.invalid += tally.invalid
        total.unusable += tally.unusable
        total.reasons += tally.reasons
    _print("all", total)
    return 0


def _descriptions(options: argparse.Namespace) -> Iterator[Path]:
    groups = options.group or ["real", "peers"]
    with (options.corpus / "inventory.tsv").open(newline="") as file:
        for row in csv.DictReader(file, delimiter="\t"):
            path = options.corpus / row["file"]
            chosen = row["group"] in groups and options.match in row["file"]
            is_openapi = row["format"].startswith(("openapi", "swagger"))
            if chosen and is_openapi and path.is_file():
                yield path


def _measure(
    path: Path, package: str, tally: Tally, options: argparse.Namespace
) -> None:
    with tempfile.TemporaryDirectory() as folder:
        overrides = Overrides(package=package)
        prepared = prepare(path, Options(out=Path(folder), overrides=overrides))
        finish(prepared)
        loaded = prepared.loaded
        sys.path.insert(0, str(prepared.folder))
        try:
            sdk = Sdk(plan_package(loaded.api, loaded.config))
            validity = Validity(loaded, options.formats)
            for payload in payloads(loaded):
                accepted = validity.accepts(payload.schema, payload.value)
                if accepted:
                    tally.valid += 1
                    reason = _reason(sdk, payload)
                    tally.equal += reason is None
                    if reason is not None:
                        _note(tally, payload, reason, options.show)
                else:
                    tally.invalid += accepted is False
                    tally.unusable += accepted is None
        finally:
            sys.path.remove(str(prepared.folder))
            for name in [one for one in sys.modules if one.split(".")[0] == package]:
                del sys.modules[name]


def _reason(sdk: Sdk, payload: Payload) -> tuple[str, str] | None:
    """Why a payload does not come back: its kind and its details; None when it does."""
    try:
        found = sdk.there_and_back(payload.value, payload.type)
    except UnreadableBodyError as error:
        return "not decoded: " + error.expected[:40], f"{error.pointer} {error}"
    reason = difference(payload.value, found)
    if reason is None or reason[1] not in sdk.undeclared(payload.value, payload.type):
        return reason
    return (
        "undeclared member of a model that travels one way",
        reason[1],
    )


def _note(tally: Tally, payload: Payload, reason: tuple[str, str], most: int) -> None:
    kind, details = reason
    tally.reasons[kind] += 1
    if tally.reasons[kind] <= most:
        tally.shown.append(f"    {kind}: {payload.location}: {details[:200]}")


def _print(name: str, tally: Tally) -> None:
    share = tally.equal / tally.valid if tally.valid else 1.0
    print(
        f"{name}: {tally.equal} of {tally.valid} equal ({share:.2%}); {tally.invalid} not"
        f" valid for their schema, {tally.unusable} with a schema that can't be used"
    )
    for kind, count in tally.reasons.most_common(20):
        print(f"  {count} {kind}")
    for line in tally.shown:
        print(line)
    sys.stdout.flush()


if __name__ == "__main__":
    raise SystemExit(main())
