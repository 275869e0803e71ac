"""The record that a run leaves behind for the next one like it."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from pathlib import Path

import msgspec

from specmill.console import describe_result
from specmill.pipeline import Prepared
from specmill.render.manifest import MANIFEST_NAME, digest
from specmill.report import printable_lines, to_text
from specmill.summary import Outcome
from specmill.unchanged import Asked, Run, Said, remember


def leave_record(
    asked: Asked | None,
    prepared: Sequence[Prepared],
    outcomes: Sequence[Outcome],
    started: float,
) -> None:
    """Let the next run of this kind know what this one, begun at `started`, read, wrote and said.

    Nothing is left of a run that depends on more than its arguments and files here.
    """
    inputs = _inputs(prepared)
    if asked is None or inputs is None:
        return
    named = [Path(one.rpartition("=")[2]) for one in asked.key]
    named += [
        file for one in prepared for own in one.templates for file in own.rglob("*")
    ]
    inputs |= {one: digest(one.read_bytes()) for one in named if one.is_file()}
    outputs = [one.folder / file.path for one in prepared for file in one.files]
    outputs += [one.folder / MANIFEST_NAME for one in prepared]
    run = Run(
        started=started,
        folders=frozenset(_folders(prepared)),
        inputs=inputs,
        outputs=tuple(outputs),
    )
    remember(asked, run, _said(outcomes))


def _inputs(prepared: Sequence[Prepared]) -> dict[Path, str] | None:
    """The digests of all files that were read; None when something else was, or will be said again."""
    inputs: dict[Path, str] = {}
    for one in prepared:
        found = one.loaded.workspace.local_files
        if found is None or one.plan.kept:
            return None
        inputs |= found
        lock = one.lock
        if lock is not None and lock.path.is_file():  # as this run leaves it behind
            inputs[lock.path] = digest(lock.path.read_bytes())
    return inputs


def _folders(prepared: Sequence[Prepared]) -> Iterator[Path]:
    """Where configuration was looked for, and own templates."""
    for one in prepared:
        yield Path(one.loaded.name).parent
        for folder in one.templates:
            yield folder
            yield from (inner for inner in folder.rglob("*") if inner.is_dir())


def _said(outcomes: Sequence[Outcome]) -> Said:
    settled = [
        msgspec.structs.replace(one.summary, changed=(), lock="", seconds=0.0)
        for one in outcomes
    ]
    lines = (describe_result(one, check=False) for one in settled)
    return Said(
        to_text(tuple(finding for one in outcomes for finding in one.findings)),
        tuple(printable_lines(line).removesuffix("0.00 s") for line in lines),
        tuple(msgspec.Raw(msgspec.json.encode(one)) for one in settled),
    )
