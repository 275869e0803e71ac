"""Reviews made by hand, for tests of reports."""

from __future__ import annotations

from typing import Any

import msgspec

from specmill.diff.findings import (
    Bump,
    Change,
    DiffReport,
    Effect,
    Flow,
    Place,
    Relation,
    Signature,
    Wire,
)
from specmill.diff.review import Accepted, Review, worst

FILE = "specs/pets/openapi.yaml"

REMOVED = Change(
    rule="operation-removed",
    subject="DELETE /pets/{id}",
    message="the operation was removed",
    consequence="calls get an error",
    wire=Wire.BREAKING,
    runtime=Effect.BREAKING,
    types=Effect.BREAKING,
    semver=Bump.MAJOR,
    operations=("DELETE /pets/{id}",),
    base=Place(FILE, "/paths/~1pets~1{id}/delete", 80, 5),
    head=Place(FILE, "/paths/~1pets~1{id}", 70, 3),
    signatures=(Signature("def delete(self, id: str) -> None", None),),
)
GAINED = Change(
    rule="schema-enum",
    subject="Pet.kind",
    message='enum gained "bird"',
    wire=Wire.BREAKING,
    semver=Bump.MINOR,
    flow=Flow.OUT,
    relation=Relation.WIDER,
    before='"cat", "dog"',
    after='"cat", "dog", "bird"',
    operations=tuple(f"GET /pets/{number}" for number in range(23)),
    requests=6,
    responses=17,
    base=Place(FILE, "/components/schemas/Pet/properties/kind", 41, 7),
    head=Place(FILE, "/components/schemas/Pet/properties/kind", 44, 7),
    witness="bird",
    signatures=(
        Signature(
            'class Pet:\n    kind: Literal["cat", "dog"]',
            'class Pet:\n    kind: Literal["cat", "dog", "bird"]',
        ),
    ),
)
PATTERN = Change(
    rule="schema-pattern",
    subject="POST /pets body.name",
    message="the pattern changed",
    wire=Wire.UNKNOWN,
    semver=Bump.PATCH,
    flow=Flow.IN,
    relation=Relation.UNKNOWN,
    operations=("POST /pets",),
    head=Place(FILE, "/paths/~1pets/post", 20, 3),
)
ADDED = Change(
    rule="operation-added",
    subject="GET /owners",
    message="the operation is new",
    wire=Wire.SAFE,
    runtime=Effect.SAFE,
    types=Effect.SAFE,
    semver=Bump.MINOR,
    operations=("GET /owners",),
)
WORDS = Change(
    rule="text-changed",
    subject="GET /pets",
    message="the summary changed",
    semver=Bump.PATCH,
)
EVERY = (WORDS, ADDED, PATTERN, GAINED, REMOVED)


def changed(change: Change, **values: Any) -> Change:
    """A change with other values."""
    return msgspec.structs.replace(change, **values)


def review(
    *changes: Change, title: str = "Pets", accepted: tuple[Accepted, ...] = ()
) -> Review:
    """A review of these changes."""
    report = DiffReport(
        base="git:main:specs/pets",
        head="specs/pets",
        title=title,
        verdict=worst(changes),
        changes=changes,
        operations=40,
        changelog="### Removed\n\n- `pets.delete`\n" if changes else "",
    )
    return Review(report, accepted)


HOSTILE = (
    "<script>alert(1)</script>",
    '"><img src=x onerror=alert(1)>',
    "![x](https://evil.example/a.png) [y](javascript:alert(1))",
    "@octocat #12 GH-7 https://evil.example www.evil.example a@b.example",
    ":tada: :+1: :e-mail: _www.evil.example deadbeefcafe $x$ ~~z~~ **bold** `code` ``",
    "\x1b[31mred\x07\u202e\u2066",
    "::error file=x::gotcha\r\n::set-output name=a::b",
    "%0A::error::x",
    "</details></summary><!-- --> --!>",
    "]]>\ud800\ufffe",
    "| a | b |\n| --- | --- |",
)
