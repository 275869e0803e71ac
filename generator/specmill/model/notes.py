"""What a description says to people: texts, examples, open questions, and where each fact comes from."""

from __future__ import annotations

from typing import Literal

import msgspec


class DocIssue(msgspec.Struct, frozen=True, omit_defaults=True):
    """A contradiction or an unknown in the documentation, recorded instead of invented away."""

    id: str
    kind: Literal["contradiction", "unknown"]
    note: str
    resolution: str | None = None


class Provenance(msgspec.Struct, frozen=True, omit_defaults=True):
    """Where a fact was found: the kind of source, the page, and a remark."""

    kind: str
    page: str
    note: str | None = None


class Deprecation(msgspec.Struct, frozen=True, omit_defaults=True):
    """Why something should no longer be used; `date` (YYYY-MM-DD) is when it ends, if that is known."""

    note: str | None = None
    date: str | None = None
    replacement: str | None = None


class Example(msgspec.Struct, frozen=True, omit_defaults=True):
    """A documented value as JSON text, with the name and summary that the description gives it."""

    value: msgspec.Raw
    name: str = ""
    summary: str | None = None


def example_of(
    examples: tuple[Example, ...], name: str, *, needed: bool
) -> Example | None:
    """The example of a name, or else the one without; where one is needed, or else the first."""
    for wanted in (name, ""):
        for example in examples:
            if example.name == wanted:
                return example
    return examples[0] if needed and examples else None


class Notes(msgspec.Struct, frozen=True, omit_defaults=True):
    """Texts about a node, for people; nothing here changes what goes over the wire."""

    title: str | None = None
    summary: str | None = None
    description: str | None = None
    docs_url: str | None = None
    examples: tuple[Example, ...] = ()
    doc_issues: tuple[DocIssue, ...] = ()
    provenance: tuple[Provenance, ...] = ()
    deprecation: Deprecation | None = None
