"""Changes that differ in one name only, told together."""

from __future__ import annotations

import re
from collections.abc import Sequence

import msgspec

from specmill.diff.findings import Change

_LAST = re.compile(r"^(?P<before>.*)`(?P<name>[^`]+)`$")
_PROPERTY = re.compile(
    r"^(?P<word>(?:\w+ )?)property `(?P<name>[^`]+)` (?P<verb>was|is) "
)
_THING = re.compile(r"^`(?:(?P<owner>[^`]+)\.)?(?P<name>[^`.]+)` is (?P<end>gone|new)$")
_VERBS = {"was": "were", "is": "are"}
_MOST = 8


class _Form(msgspec.Struct, frozen=True):
    """A change without the name that it is about, so that others like it have an equal one.

    `what` has a mark where one name stands; `many` is said of several.
    """

    subject: str
    what: str
    many: str


class _Named(msgspec.Struct, frozen=True):
    """A change and the name that it is about."""

    change: Change
    name: str


def fold_names(changes: Sequence[Change]) -> tuple[Change, ...]:
    """The changes in their order, those that differ in one name only at the place of the first."""
    folded: dict[tuple[object, ...], list[_Named]] = {}
    forms: dict[tuple[object, ...], _Form | None] = {}
    for number, change in enumerate(changes):
        form, name = _form(change)
        verdicts = (change.wire, change.runtime, change.types, change.semver)
        key: tuple[object, ...] = (number,)
        if form is not None:
            key = (change.rule, form, change.flow, change.operations, *verdicts)
        folded.setdefault(key, []).append(_Named(change, name))
        forms[key] = form
    return tuple(_folded(given, forms[key]) for key, given in folded.items())


def _form(change: Change) -> tuple[_Form | None, str]:
    subject = change.subject
    what = change.message.removeprefix(subject).lstrip(" :")
    found = _PROPERTY.match(what)
    if found is not None:
        owner = subject.removesuffix(f".{found['name']}")
        rest = what[found.end() :]
        many = f"{found['word']}properties \0 {_VERBS[found['verb']]} {rest}"
        return _Form(owner, rest, many), found["name"]
    found = _THING.match(what)
    if found is not None and subject.endswith(found["name"]):
        owner = found["owner"] or ""
        return _Form(owner, found["end"], f"\0 are {found['end']}"), found["name"]
    found = _LAST.match(subject)
    if found is not None:
        return _Form(f"{found['before']}\0", what, what), found["name"]
    if change.rule.startswith("schema-"):
        owner, dot, name = subject.rpartition(".")
        return _Form(f"{owner}{dot}\0", what, what), name
    return None, ""


def _folded(given: Sequence[_Named], form: _Form | None) -> Change:
    changes = [one.change for one in given]
    if len(given) == 1 or form is None:
        return changes[0]
    names = list(dict.fromkeys(one.name for one in given))
    shown = _listed([f"`{name}`" for name in names])
    subject = form.subject.replace("\0", shown)
    if form.subject.endswith(".\0"):
        subject = form.subject.replace("\0", f"{{{_listed(names)}}}")
    elif form.subject == "\0":
        subject = _listed(names)
    told = dict.fromkeys(one.consequence for one in changes if one.consequence)
    signatures = dict.fromkeys(
        signature for one in changes for signature in one.signatures
    )
    return msgspec.structs.replace(
        changes[0],
        subject=subject,
        message=f"{subject}: {form.many.replace(chr(0), shown)}",
        consequence="; ".join(told),
        before=None,
        after=None,
        signatures=tuple(signatures),
    )


def _listed(names: Sequence[str]) -> str:
    shown = ", ".join(names[:_MOST])
    return shown + (f" and {len(names) - _MOST:,} more" if len(names) > _MOST else "")
