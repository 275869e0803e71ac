"""Rows of the tables of rules of the Python layer, and the sentences that several share."""

from __future__ import annotations

import msgspec

from specmill.diff.findings import Effect
from specmill.diff.rule import Layer, Rule

BREAKS, SAFE, NONE = Effect.BREAKING, Effect.SAFE, Effect.NONE


class PythonRule(msgspec.Struct, frozen=True, kw_only=True):
    """A rule with its verdicts: does old code still run, does it still type-check."""

    rule: Rule
    runtime: Effect
    types: Effect


def row(
    id: str, verdicts: tuple[Effect, Effect], title: str, texts: tuple[str, str]
) -> PythonRule:
    """A rule; `texts` say why it matters, and how to do it otherwise."""
    runtime, types = verdicts
    why, advice = texts
    rule = Rule(
        id=id,
        layer=Layer.PYTHON,
        facet=id.partition("-")[0],
        title=title,
        why=why,
        advice=advice,
    )
    return PythonRule(rule=rule, runtime=runtime, types=types)


GONE = "Code that uses the name fails with an AttributeError or ImportError, and no checker accepts it."
DEPRECATE = (
    "Keep the old name for a while: `specmill diff BASE HEAD --keep-names` records it under `aliases`"
    " in sdk.yaml, and the next SDK has it as a deprecated alias."
)
ADDED = "Nobody uses it yet."
KEYWORDS = "Arguments are passed by their names."
NOTHING = "Nothing has to be done."
WIDER_RESULT = "Checkers refuse code that does not expect the new kind of value; it runs as long as none comes."
