"""Verdicts that an open world decides, where the sets of accepted values would say otherwise."""

from __future__ import annotations

from specmill.diff.findings import Flow, Wire
from specmill.diff.schema_local import Local

# A reader ignores properties it does not know, and a writer leaves out those it does not know.
# What is read and no longer there is missed; what is still sent may be refused.
_REMOVED = {
    Flow.IN: Wire.UNKNOWN,
    Flow.OUT: Wire.BREAKING,
    Flow.BOTH: Wire.BREAKING,
    Flow.NONE: Wire.SAFE,
}
_UNDECIDED = {
    Flow.IN: Wire.UNKNOWN,
    Flow.OUT: Wire.UNKNOWN,
    Flow.BOTH: Wire.UNKNOWN,
    Flow.NONE: Wire.SAFE,
}
_BROKEN: dict[Flow, Wire] = {
    flow: Wire.BREAKING for flow in Flow if flow is not Flow.NONE
}
_DECIDED: dict[tuple[str, str], dict[Flow, Wire]] = {
    ("property", "removed"): _REMOVED,
    ("property", "renamed"): _BROKEN,
    ("discriminator", "changed"): _UNDECIDED,
    ("write-only", "promised"): _UNDECIDED,
    ("content-encoding", "changed"): _UNDECIDED,
    ("stability", "lowered"): _BROKEN,
    ("stability", "unknown"): _BROKEN,
    ("one-of", "unset"): {**_UNDECIDED, Flow.IN: Wire.SAFE},
}


def policy(local: Local, flow: Flow) -> Wire:
    """The verdict of an edit that an open world is lax about."""
    return decided(local.rule, local.edit, flow) or Wire.SAFE


def decided(rule: str, edit: str, flow: Flow) -> Wire | None:
    """The verdict that an edit has for itself; None when there is none but that of its relation."""
    return _DECIDED.get((rule, edit), {}).get(flow)
