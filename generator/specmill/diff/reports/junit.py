"""A report as JUnit XML, which most build servers show."""

from __future__ import annotations

import re
from collections.abc import Sequence
from xml.etree import ElementTree as Xml

from specmill.diagnostics import Diagnostic
from specmill.diff.findings import Change
from specmill.diff.reports import wording
from specmill.diff.reports.sections import Section, arrange
from specmill.diff.review import Review
from specmill.report import printable

# What XML 1.0 has no character for is an escape already; half of a pair is none either.
_NO_CHARACTER = re.compile("[\ud800-\udfff\ufffe\uffff]")


def to_junit(reviews: Sequence[Review], findings: Sequence[Diagnostic] = ()) -> str:
    """A suite for each description and a case for each change: breaking ones fail, accepted ones are skipped.

    What is wrong with what was compared is a suite of its own, before them.
    """
    suites = Xml.Element("testsuites", name="specmill diff")
    errors = [one for one in findings if one.severity == "error"]
    if errors:
        _add_errors(suites, errors)
    for review in reviews:
        _add_suite(suites, review)
    Xml.indent(suites)
    text = Xml.tostring(suites, encoding="unicode")
    return f'<?xml version="1.0" encoding="UTF-8"?>\n{text}\n'


def _add_errors(suites: Xml.Element, errors: Sequence[Diagnostic]) -> None:
    count = str(len(errors))
    counts = {"tests": count, "failures": "0", "errors": count, "skipped": "0"}
    suite = Xml.SubElement(suites, "testsuite", counts, name="what was compared")
    for one in errors:
        place = {"file": _text(one.span.file), "line": str(max(one.span.line, 1))}
        message = _text(one.message)
        case = Xml.SubElement(
            suite, "testcase", place, classname=one.code, name=message
        )
        error = Xml.SubElement(case, "error", type=one.code, message=message)
        error.text = _text(f"{one.span}: {one.hint or one.message}")


def _add_suite(suites: Xml.Element, review: Review) -> None:
    found = arrange(review.report.changes)
    failures = len(found.get(Section.BREAKING, ()))
    cases = len(review.report.changes) + len(review.accepted)
    suite = Xml.SubElement(
        suites,
        "testsuite",
        name=_text(review.report.title),
        tests=str(max(cases, 1)),
        failures=str(failures),
        errors="0",
        skipped=str(len(review.accepted)),
    )
    if not cases:
        Xml.SubElement(suite, "testcase", classname="specmill", name="no changes")
    for section, changes in found.items():
        for change in changes:
            case = _add_case(suite, change)
            if section is Section.BREAKING:
                broken = ", ".join(wording.layers(change))
                failure = Xml.SubElement(
                    case, "failure", message=_text(wording.headline(change))
                )
                failure.set("type", broken)
                failure.text = _details(change)
            else:
                Xml.SubElement(case, "system-out").text = _details(change)
    for one in review.accepted:
        case = _add_case(suite, one.change)
        Xml.SubElement(case, "skipped", message=_text(wording.acceptance(one)))


def _add_case(suite: Xml.Element, change: Change) -> Xml.Element:
    case = Xml.SubElement(
        suite, "testcase", classname=change.rule, name=_text(wording.headline(change))
    )
    if change.head is not None:
        case.set("file", _text(change.head.file))
        case.set("line", str(max(change.head.line, 1)))
    return case


def _details(change: Change) -> str:
    value = wording.witness(change)
    parts = [
        wording.consequence(change),
        wording.reach(change),
        f"{wording.witness_label(change)}: {value}" if value else "",
        *(line for one in change.signatures for line in wording.signature_lines(one)),
        f"before: {wording.place(change.base)}" if change.base else "",
        f"after: {wording.place(change.head)}" if change.head else "",
    ]
    return "\n".join(_text(part) for part in parts if part)


def _text(text: str) -> str:
    return _NO_CHARACTER.sub("\N{REPLACEMENT CHARACTER}", printable(text))
