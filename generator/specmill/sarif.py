"""Findings as SARIF 2.1.0, for code scanning services, and what such services take.

https://docs.oasis-open.org/sarif/sarif/v2.1.0/sarif-v2.1.0.html
"""

from __future__ import annotations

import json
from collections.abc import Iterable
from typing import Any, TypeAlias
from urllib.parse import quote

from specmill.diagnostics import Diagnostic, Span
from specmill.report import printable

JsonObject: TypeAlias = dict[str, Any]

SCHEMA = "https://json.schemastore.org/sarif-2.1.0.json"
MOST_RESULTS = 25_000
"""What GitHub takes of one run; it refuses files that have more.

https://docs.github.com/code-security/reference/code-scanning/sarif-files/sarif-support
"""
_ORDER = ("error", "warning", "note")


def to_sarif(diagnostics: Iterable[Diagnostic], version: str | None = None) -> str:
    """One run as JSON text, with the most severe findings if there are too many; `version` is the tool's."""
    findings = tuple(diagnostics)
    told = cut_notice(len(findings))
    if told is not None:
        findings = tuple(sorted(findings, key=_turn)[:MOST_RESULTS])
    codes = sorted({one.code for one in findings})
    driver: JsonObject = {
        "name": "specmill",
        "rules": [{"id": code, "name": _pascal_case(code)} for code in codes],
    }
    if version is not None:
        driver["version"] = version
    run: JsonObject = {
        "tool": {"driver": driver},
        "columnKind": "unicodeCodePoints",
        "results": [_result(one, codes.index(one.code)) for one in findings],
    }
    if told is not None:
        run["invocations"] = [
            {
                "executionSuccessful": True,
                "toolExecutionNotifications": [notification(told)],
            }
        ]
    log = {"$schema": SCHEMA, "version": "2.1.0", "runs": [run]}
    return json.dumps(log, indent=2) + "\n"


def cut_notice(count: int) -> str | None:
    """What has to be said when a run of that many results was cut; None when it has them all."""
    if count <= MOST_RESULTS:
        return None
    return f"the SARIF report has the {MOST_RESULTS:,} most severe of {count:,} results, as many as GitHub takes"


def notification(text: str) -> JsonObject:
    """That results were left out, for the invocation of the run."""
    return {
        "descriptor": {"id": "results-left-out"},
        "level": "warning",
        "message": {"text": text},
    }


def _turn(one: Diagnostic) -> int:
    return _ORDER.index(one.severity)


def _result(one: Diagnostic, rule: int) -> JsonObject:
    text = one.message if one.hint is None else f"{one.message} (hint: {one.hint})"
    result: JsonObject = {
        "ruleId": one.code,
        "ruleIndex": rule,
        "level": one.severity,
        "message": {"text": printable(text)},
        "locations": [_location(one.span, one.pointer)],
    }
    if one.related:
        result["relatedLocations"] = [
            {
                **_location(related.span),
                "message": {"text": printable(related.message)},
            }
            for related in one.related
        ]
    return result


def _location(span: Span, pointer: str = "") -> JsonObject:
    physical: JsonObject = {"artifactLocation": {"uri": sarif_uri(span.file)}}
    if span.line:
        physical["region"] = {
            "startLine": span.line,
            "startColumn": max(span.column, 1),
        }
    location: JsonObject = {"physicalLocation": physical}
    if pointer:
        location["logicalLocations"] = [{"fullyQualifiedName": printable(pointer)}]
    return location


def sarif_uri(file: str) -> str:
    """A URI reference (RFC 3986, section 4.1); a bare colon would read as the end of a scheme."""
    uri = quote(file, safe="/", errors="surrogateescape")
    return f"file://{uri}" if uri.startswith("/") else uri


def _pascal_case(code: str) -> str:
    return "".join(word.capitalize() for word in code.split("-"))
