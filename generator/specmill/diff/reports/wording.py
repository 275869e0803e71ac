"""Sentences about changes, in the words of the description; every format quotes them for its medium."""

from __future__ import annotations

import difflib
import json
import re
from collections.abc import Iterable
from typing import Final

from specmill.diff.findings import (
    NO_WITNESS,
    Bump,
    Change,
    DiffReport,
    Effect,
    Flow,
    Place,
    Relation,
    Signature,
    Verdict,
    Wire,
)
from specmill.diff.reports.cutting import (
    cut,
    cut_around,
    cut_pair,
    cut_sentence,
)
from specmill.diff.reports.sections import Section, arrange, gather
from specmill.diff.review import Accepted, Review, worst

_PLACEHOLDER: Final = re.compile(r"\{[^{}]*\}")
_LONGEST: Final = 400
_CONSEQUENCE: Final = 240
_WITNESS: Final = 300
_WIDEST: Final = 10_000
_NOT_COMPARED: Final = "not compared"
_NOUNS = {
    Section.BREAKING: ("breaking change", "breaking changes"),
    Section.UNDECIDED: ("change to decide", "changes to decide"),
    Section.COMPATIBLE: ("harmless change", "harmless changes"),
    Section.DOCUMENTATION: ("change of documentation", "changes of documentation"),
}


def headline(change: Change) -> str:
    """Where and what: one line."""
    where = subject(change)
    return f"{where}: {what(change)}" if where else what(change)


def subject(change: Change) -> str:
    """The place of a change in the user's words; "" for one that concerns everything."""
    return cut(" ".join(change.subject.split()), _LONGEST)


def what(change: Change) -> str:
    """What happened there: in Python, when it breaks nothing but Python."""
    if _is_python(change):
        return cut_sentence(" ".join(change.consequence.split()), _LONGEST)
    return _message(change)


def consequence(change: Change) -> str:
    """What follows from a change, unless the headline says so already."""
    told = cut_sentence(" ".join(change.consequence.split()), _CONSEQUENCE)
    text = _message(change) if _is_python(change) else told
    return "" if text in headline(change) else text


def _message(change: Change) -> str:
    text = " ".join(change.message.split())
    where = " ".join(change.subject.split())
    if where and text.startswith(where):
        text = text.removeprefix(where).lstrip(" :") or text
    return cut_sentence(text, _LONGEST)


def _is_python(change: Change) -> bool:
    """Whether what breaks is only told by the consequence: the wire is fine."""
    is_breaking = Effect.BREAKING in (change.runtime, change.types)
    return (
        is_breaking
        and change.wire in (Wire.SAFE, Wire.NONE)
        and bool(change.consequence.strip())
    )


def reach(change: Change) -> str:
    """How many operations a change reaches, and on which side; "" when its subject says it all."""
    count = len(change.operations)
    if count == 0 or (count == 1 and _names(headline(change), change.operations[0])):
        return ""
    if count == 1:
        return f"reaches {change.operations[0]}"
    sides = _sides(change, count)
    return f"reaches {count:,} operations{f' ({sides})' if sides else ''}"


def _names(text: str, operation: str) -> bool:
    """Whether a text has the name of an operation; parameters of paths have many names."""
    plain, name = (
        _PLACEHOLDER.sub("{}", one.replace(" → ", " ")) for one in (text, operation)
    )
    return name in plain


def _sides(change: Change, count: int) -> str:
    requests, responses = change.requests, change.responses
    if not requests and not responses:
        requests = count if change.flow in (Flow.IN, Flow.BOTH) else 0
        responses = count if change.flow in (Flow.OUT, Flow.BOTH) else 0
    parts = [
        f"{number:,} {noun}{'' if number == 1 else 's'}"
        for number, noun in ((responses, "response"), (requests, "request"))
        if number
    ]
    return ", ".join(parts)


def layers(change: Change) -> tuple[str, ...]:
    """The layers that a change breaks, or leaves open."""
    found: list[str] = []
    if change.wire is Wire.BREAKING:
        found.append("wire")
    elif change.wire is Wire.UNKNOWN:
        found.append("wire?")
    found += ["runtime"] if change.runtime is Effect.BREAKING else []
    found += ["types"] if change.types is Effect.BREAKING else []
    return tuple(found)


def witness(change: Change) -> str:
    """The smallest value that shows a break, as JSON; "" without one, or where it shows nothing."""
    if change.witness is NO_WITNESS or _is_missed(change):
        return ""
    text = json.dumps(change.witness, ensure_ascii=False)
    name = change.subject.rpartition(".")[2].removesuffix("[]")
    values = ((change.after or change.before or "").partition(", ")[0],)
    sought = (json.dumps(name, ensure_ascii=False), *filter(None, values))
    shown = next((one for one in sought if one in text), text)
    return cut_around(text, shown, _WITNESS)


def _is_missed(change: Change) -> bool:
    """Whether readers miss a property: what else may stand under its name is beside the point."""
    is_gone = change.rule == "schema-property" and change.message.endswith("removed")
    return is_gone and change.flow is Flow.OUT


def witness_label(change: Change) -> str:
    """What is to be seen in the value."""
    match (change.flow, change.relation):
        case (Flow.OUT, _):
            return "an answer that was never sent before"
        case (Flow.IN, _):
            return "accepted before, refused now"
        case (_, Relation.NARROWER):
            return "valid before, not any more"
        case (_, Relation.WIDER):
            return "valid now, not before"
        case _:
            return "shows the difference"


def signature_lines(signature: Signature, width: int = _WIDEST) -> list[str]:
    """A Python name before and after, line by line: "- ", "+ " or "  " and the code."""
    before = (signature.before or "").splitlines()
    after = (signature.after or "").splitlines()
    most = width - len("- ")
    lines: list[str] = []
    matcher = difflib.SequenceMatcher(None, before, after, autojunk=False)
    for kind, start, end, first, last in matcher.get_opcodes():
        if kind == "equal":
            lines += [f"  {cut(line, most)}" for line in before[start:end]]
            continue
        old, new = before[start:end], after[first:last]
        pairs = [cut_pair(*pair, most) for pair in zip(old, new, strict=False)]
        old[: len(pairs)] = [one for one, _ in pairs]
        new[: len(pairs)] = [one for _, one in pairs]
        lines += [f"- {cut(line, most)}" for line in old]
        lines += [f"+ {cut(line, most)}" for line in new]
    return lines


def place(where: Place | None) -> str:
    """File, line and column as editors read them; "" for a side that has no place."""
    if where is None:
        return ""
    parts = (where.file, where.line, where.column if where.line else 0)
    text = ":".join(str(part) for part in parts if part)
    return text if where.line or not where.pointer else f"{text} #{where.pointer}"


def counts(report: DiffReport) -> str:
    """How many changes of each kind: "2 breaking changes, 1 change to decide"; "no changes"."""
    found = arrange(gather(report.changes))
    parts = [
        f"{len(given):,} {noun(section, len(given))}"
        for section, given in found.items()
    ]
    return ", ".join(parts) or "no changes"


def noun(section: Section, number: int) -> str:
    """What a number of changes of one section is called."""
    one, many = _NOUNS[section]
    return one if number == 1 else many


def verdicts(review: Review) -> tuple[tuple[str, str], ...]:
    """Each layer by the changes that stand, and what was accepted beside them where it is worse."""
    standing = review.report.verdict
    whole = _whole(review)
    if review.report.problems:
        unknown = (("runtime", _NOT_COMPARED), ("types", _NOT_COMPARED))
        return (("wire", standing.wire), *unknown)
    return tuple(
        (
            layer,
            stands if stands == all_of_it else f"{stands} ({all_of_it} accepted)",
        )
        for layer, stands, all_of_it in (
            ("wire", standing.wire, whole.wire),
            ("runtime", standing.runtime, whole.runtime),
            ("types", standing.types, whole.types),
        )
    )


def needed(review: Review) -> Bump:
    """The release that all changes need: a decision makes a break known, not harmless."""
    return _whole(review).semver


def _whole(review: Review) -> Verdict:
    accepted = (one.change for one in review.accepted)
    return (
        worst((*review.report.changes, *accepted))
        if review.accepted
        else review.report.verdict
    )


def bump(review: Review) -> str:
    """The release that the SDK needs, in a word."""
    return _NOT_COMPARED if review.report.problems else str(needed(review))


def release(review: Review) -> str:
    """What the SDK's next version has to be."""
    if review.report.problems:
        return "the SDKs are not compared, as there are errors"
    if needed(review) is Bump.NONE:
        return "the SDK needs no release"
    return f"the SDK needs a {needed(review)} release"


def acceptance(accepted: Accepted) -> str:
    """Why a change was accepted, by whom, and for how long."""
    author = f" by {accepted.author}" if accepted.author else ""
    until = f" until {accepted.until}" if accepted.until else ""
    return f"accepted{author}{until}: {accepted.reason}"


def some(names: Iterable[str], most: int) -> str:
    """The first names of a list, and how many follow."""
    given = tuple(names)
    shown = ", ".join(given[:most])
    return shown if len(given) <= most else f"{shown}, … {len(given) - most:,} more"
