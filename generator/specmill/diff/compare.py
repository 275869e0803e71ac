"""Two descriptions → the report of their differences, the most important first."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from pathlib import Path

import msgspec

from specmill.contract import Contract
from specmill.diagnostics import Diagnostic, Span, SpecError
from specmill.diff.changelog import write_changelog
from specmill.diff.described import Described, describe
from specmill.diff.findings import Change, DiffReport, Flow, Wire
from specmill.diff.naming import operation_names
from specmill.diff.python_changes import python_changes
from specmill.diff.python_join import join
from specmill.diff.reports.sections import Section, section_of
from specmill.diff.review import worst
from specmill.diff.structure import compare_structure
from specmill.loading import DEFAULT_LIMITS, Description, in_time
from specmill.source.limits import Limits

_NAMES = {"openapi": "HTTP requests", "openrpc": "RPC methods"}
_SECTIONS = tuple(Section)
_ORDER = {Wire.BREAKING: 0, Wire.UNKNOWN: 1, Wire.SAFE: 2, Wire.NONE: 3}


def compare(
    base: Description,
    head: Description,
    *,
    base_overlays: Sequence[Path | str] = (),
    head_overlays: Sequence[Path | str] = (),
    limits: Limits = DEFAULT_LIMITS,
) -> DiffReport:
    """What is different in `head`, for clients in use and for Python code written for `base`.

    A side is a file, a folder with one description, or a mapping. Overlays are applied after those
    that the `sdk.yaml` beside a description names.
    Raises SpecError when a side is no description; one with errors is compared as far as it goes.
    """
    with in_time(base, limits):
        old = describe(base, base_overlays, limits)
    with in_time(head, limits):
        new = describe(head, head_overlays, limits)
        return report(old, new)


def report(old: Described, new: Described) -> DiffReport:
    """The report of two descriptions that were read.

    Raises SpecError when one is of HTTP requests and the other one of RPC calls.
    """
    _check_languages(old, new)
    wire = compare_contracts(old.contract, new.contract)
    python: tuple[Change, ...] = ()
    if old.python is not None and new.python is not None:
        python = python_changes(old.python, new.python)
    names = operation_names(old.contract, new.contract)
    changes = tuple(
        _located(_named(one, names), old, new) for one in ordered(join(wire, python))
    )
    problems = (*old.problems, *new.problems)
    return DiffReport(
        base=old.name,
        head=new.name,
        title=new.contract.title,
        verdict=worst(changes),
        changes=changes,
        operations=len(new.contract.operations),
        changelog="" if problems else write_changelog(changes),
        problems=problems,
    )


def _check_languages(old: Described, new: Described) -> None:
    before, after = old.contract.language, new.contract.language
    if before != after:
        message = f"this describes {_NAMES[after]}, and what it is compared with, {old.name}, {_NAMES[before]}"
        hint = "compare two states of one description"
        place = Span(new.name, 1, 1)
        raise SpecError(
            (Diagnostic("error", "different-languages", message, place, hint=hint),)
        )


def compare_contracts(old: Contract, new: Contract) -> tuple[Change, ...]:
    """Everything that changed on the wire, or in the words about it."""
    return ordered(compare_structure(old, new).changes())


def ordered(changes: Iterable[Change]) -> tuple[Change, ...]:
    """Changes in the order of reports: breaking, to decide, harmless, documentation."""
    return tuple(sorted(changes, key=_rank))


def _rank(change: Change) -> tuple[int | bool | str, ...]:
    place = change.head or change.base
    return (
        _SECTIONS.index(section_of(change)),
        _ORDER[change.wire],
        change.flow is Flow.NONE,
        -len(change.operations),
        change.subject,
        change.rule,
        change.message,
        "" if place is None else place.pointer,
    )


def _named(change: Change, names: Mapping[str, str]) -> Change:
    """A change with its operations as readers know them."""
    operations = tuple(names.get(key, key) for key in change.operations)
    return msgspec.structs.replace(change, operations=operations)


def _located(change: Change, old: Described, new: Described) -> Change:
    base = None if change.base is None else old.place(change.base)
    head = None if change.head is None else new.place(change.head)
    return msgspec.structs.replace(change, base=base, head=head)
