"""What a comparison finds: changes with a verdict for each layer, and the report of them all."""

from __future__ import annotations

from enum import Enum, StrEnum
from typing import Any, Literal

import msgspec

from specmill.aliases import AliasKind
from specmill.diagnostics import Diagnostic, Location


class Relation(StrEnum):
    """How the set of values accepted by the new schema relates to that of the old one."""

    EQUAL = "equal"
    NARROWER = "narrower"
    WIDER = "wider"
    INCOMPARABLE = "incomparable"
    UNKNOWN = "unknown"


class Flow(StrEnum):
    """Which way a value travels: IN from client to server, OUT from server to client."""

    IN = "in"
    OUT = "out"
    BOTH = "both"
    NONE = "none"


class Wire(StrEnum):
    """Whether clients that are already deployed keep working."""

    BREAKING = "breaking"
    UNKNOWN = "unknown"
    SAFE = "safe"
    NONE = "none"


class Effect(StrEnum):
    """Whether Python code written against the old SDK keeps running, or type-checking."""

    BREAKING = "breaking"
    SAFE = "safe"
    NONE = "none"


class Bump(StrEnum):
    """The segment of the SDK's version that has to be raised."""

    MAJOR = "major"
    MINOR = "minor"
    PATCH = "patch"
    NONE = "none"


class NoWitness(Enum):
    """There is no value that shows a change; None would be the JSON null."""

    NO_WITNESS = "no witness"


NO_WITNESS: Literal[NoWitness.NO_WITNESS] = NoWitness.NO_WITNESS


class Place(msgspec.Struct, frozen=True):
    """A node of one description: its file, its JSON pointer, and the line when looked up.

    `part` is the file as seen from the description, "" for the description itself.
    """

    file: str
    pointer: str
    line: int = 0
    column: int = 0
    part: str = ""


def place_of(location: Location | None) -> Place | None:
    """A location as a place of a report."""
    return None if location is None else Place(location.file, location.pointer)


class Signature(msgspec.Struct, frozen=True):
    """A Python name before and after, as written in code; None where it does not exist."""

    before: str | None
    after: str | None


class Renamed(msgspec.Struct, frozen=True):
    """An old name that `aliases` in sdk.yaml could keep: its kind there, and what it is called now."""

    kind: AliasKind
    old: str
    new: str


class Change(msgspec.Struct, frozen=True, kw_only=True):
    """One cause, said once, with everything it reaches.

    `subject` names the place in the user's words (`GET /pets → Pet.kind`), `before` and `after`
    are short texts, `message` is one whole sentence. `operations` are the names of all operations
    reached; `requests` and `responses` say how many of them are reached in what they send, and in
    what they answer. `witness` is the smallest JSON value that shows a break.
    """

    rule: str
    message: str
    wire: Wire = Wire.NONE
    runtime: Effect = Effect.NONE
    types: Effect = Effect.NONE
    semver: Bump = Bump.NONE
    flow: Flow = Flow.NONE
    relation: Relation = Relation.EQUAL
    subject: str = ""
    before: str | None = None
    after: str | None = None
    consequence: str = ""
    operations: tuple[str, ...] = ()
    requests: int = 0
    responses: int = 0
    base: Place | None = None
    head: Place | None = None
    witness: Any = NO_WITNESS
    signatures: tuple[Signature, ...] = ()
    renames: tuple[Renamed, ...] = ()


class Verdict(msgspec.Struct, frozen=True):
    """The worst of all changes, layer by layer."""

    wire: Wire = Wire.NONE
    runtime: Effect = Effect.NONE
    types: Effect = Effect.NONE
    semver: Bump = Bump.NONE


class DiffReport(msgspec.Struct, frozen=True, kw_only=True):
    """All changes between two descriptions, the most important first.

    `operations` counts those of the new side. `problems` are errors of a description that is too
    broken for an SDK, so that the Python layer says nothing.
    """

    base: str
    head: str
    title: str
    verdict: Verdict
    changes: tuple[Change, ...]
    operations: int = 0
    changelog: str = ""
    problems: tuple[Diagnostic, ...] = ()

    def to_json(self) -> dict[str, Any]:
        """The report as plain JSON values, as `specmill diff --format json` prints it.

        A change without a witness has no such member, because the witness may be null.
        """
        return {
            "base": self.base,
            "head": self.head,
            "title": self.title,
            "operations": self.operations,
            "verdict": _plain(self.verdict),
            "changes": [plain_change(one) for one in self.changes],
            "problems": [_plain(one) for one in self.problems],
            "changelog": self.changelog,
        }


def _plain(value: object) -> Any:
    return msgspec.to_builtins(value)


def plain_change(change: Change) -> dict[str, Any]:
    """A change as plain JSON values."""
    places = {"base": change.base, "head": change.head}
    plain: dict[str, Any] = {
        "rule": change.rule,
        "wire": str(change.wire),
        "runtime": str(change.runtime),
        "types": str(change.types),
        "semver": str(change.semver),
        "flow": str(change.flow),
        "relation": str(change.relation),
        "subject": change.subject,
        "message": change.message,
        "before": change.before,
        "after": change.after,
        "consequence": change.consequence,
        "operations": list(change.operations),
        "requests": change.requests,
        "responses": change.responses,
        "signatures": [_plain(one) for one in change.signatures],
        "renames": [_plain(one) for one in change.renames],
    }
    for key, wanted in (("pointer", "pointer"), ("file", "file"), ("line", "line")):
        plain[key] = {
            side: None if place is None else getattr(place, wanted)
            for side, place in places.items()
        }
    if change.witness is not NO_WITNESS:
        plain["witness"] = change.witness
    return plain
