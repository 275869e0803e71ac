"""A report for code scanning services, as SARIF 2.1.0.

https://docs.oasis-open.org/sarif/sarif/v2.1.0/sarif-v2.1.0.html
"""

from __future__ import annotations

import json
from collections.abc import Mapping, Sequence
from typing import Any, TypeAlias

import msgspec

from specmill.diagnostics import Diagnostic
from specmill.diff.findings import Change, DiffReport, Place
from specmill.diff.reports import wording
from specmill.diff.reports.rule_texts import rule_title
from specmill.diff.reports.sections import LEVELS, section_of
from specmill.diff.review import Accepted, Review, fingerprint
from specmill.diff.rule import Rule
from specmill.report import printable
from specmill.sarif import MOST_RESULTS, SCHEMA, cut_notice, notification, sarif_uri

JsonObject: TypeAlias = dict[str, Any]

_MOST_OPERATIONS = 20


class Rules(msgspec.Struct, frozen=True):
    """The rules of a version of the tool; `page` explains them, each with its id as an anchor."""

    table: Mapping[str, Rule]
    page: str
    version: str


def to_sarif(
    reviews: Sequence[Review], rules: Rules, findings: Sequence[Diagnostic] = ()
) -> str:
    """One run with a result for each change, the breaking ones first, as JSON text.

    What is wrong with what was compared is a notification of the run, and so is that results were left out.
    """
    found = [
        (one.report, change, accepted)
        for one in reviews
        for change, accepted in _changes(one)
    ]
    found.sort(key=lambda one: list(LEVELS).index(section_of(one[1])))
    told, found = cut_notice(len(found)), found[:MOST_RESULTS]
    names = sorted({change.rule for _, change, _ in found})
    driver: JsonObject = {
        "name": "specmill diff",
        "version": rules.version,
        "rules": [_rule(name, rules.table.get(name), rules.page) for name in names],
    }
    run: JsonObject = {
        "tool": {"driver": driver},
        "invocations": [_invocation(findings, told)],
        "columnKind": "unicodeCodePoints",
        "results": [
            _result(report, change, accepted, names.index(change.rule))
            for report, change, accepted in found
        ],
    }
    log = {"$schema": SCHEMA, "version": "2.1.0", "runs": [run]}
    return json.dumps(log, indent=2) + "\n"


def _invocation(findings: Sequence[Diagnostic], told: str | None) -> JsonObject:
    """How the run went: results of one that failed are not all there are."""
    notifications = [_notification(one) for one in findings]
    if told is not None:
        notifications.append(notification(told))
    return {
        "executionSuccessful": all(one.severity != "error" for one in findings),
        "toolExecutionNotifications": notifications,
    }


def _notification(one: Diagnostic) -> JsonObject:
    place = Place(one.span.file, one.pointer, one.span.line, one.span.column)
    return {
        "descriptor": {"id": one.code},
        "level": one.severity,
        "message": {"text": printable(one.message)},
        "locations": [_location(place)],
    }


def _changes(review: Review) -> list[tuple[Change, Accepted | None]]:
    standing = [(change, None) for change in review.report.changes]
    return [*standing, *((one.change, one) for one in review.accepted)]


def _rule(name: str, rule: Rule | None, page: str) -> JsonObject:
    found: JsonObject = {
        "id": name,
        "name": "".join(word.capitalize() for word in name.split("-")),
        "shortDescription": {"text": rule_title(name, rule)},
        "helpUri": f"{page}#{name}",
    }
    if rule is not None:
        found["fullDescription"] = {"text": rule.why}
        found["help"] = {
            "text": rule.advice,
            "markdown": f"{rule.why}\n\n{rule.advice}\n\n[{name}]({page}#{name})",
        }
    return found


def _result(
    report: DiffReport, change: Change, accepted: Accepted | None, rule: int
) -> JsonObject:
    result: JsonObject = {
        "ruleId": change.rule,
        "ruleIndex": rule,
        "level": LEVELS[section_of(change)],
        "message": {"text": printable(_message(change))},
        "locations": [_location(change.head or Place(report.head, ""))],
        "partialFingerprints": {"specmillChange/v1": fingerprint(change)},
        "properties": _properties(change),
    }
    if change.base is not None:
        message = f"before: {change.before}" if change.before else "before"
        result["relatedLocations"] = [
            _location(change.base) | {"id": 1, "message": {"text": printable(message)}}
        ]
    if accepted is not None:
        result["suppressions"] = [
            {
                "kind": "external",
                "status": "accepted",
                "justification": printable(wording.acceptance(accepted)),
            }
        ]
    return result


def _message(change: Change) -> str:
    parts = (
        wording.headline(change),
        wording.consequence(change),
        wording.reach(change),
    )
    return " · ".join(part for part in parts if part)


def _properties(change: Change) -> JsonObject:
    return {
        "wire": change.wire,
        "runtime": change.runtime,
        "types": change.types,
        "semver": change.semver,
        "operations": [printable(one) for one in change.operations[:_MOST_OPERATIONS]],
    }


def _location(where: Place) -> JsonObject:
    physical: JsonObject = {"artifactLocation": {"uri": sarif_uri(where.file)}}
    # A result without a line is not shown beside a file; the first line stands for the whole of it.
    physical["region"] = {
        "startLine": max(where.line, 1),
        "startColumn": max(where.column, 1),
    }
    location: JsonObject = {"physicalLocation": physical}
    if where.pointer:
        location["logicalLocations"] = [
            {"fullyQualifiedName": printable(where.pointer)}
        ]
    return location
