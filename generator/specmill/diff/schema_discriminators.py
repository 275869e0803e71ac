"""What tells alternatives apart, compared: the property, and the values that name them."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any

from msgspec.structs import replace

from specmill.contract.schemas import key_of
from specmill.diagnostics import unescape_pointer
from specmill.diff.findings import Relation
from specmill.diff.schema_form import Form
from specmill.diff.schema_local import Compared, Local
from specmill.diff.schema_node import CHOICES
from specmill.diff.schema_trust import Trust
from specmill.diff.schema_values import as_mapping, brief, identity

_RULE = "discriminator"


def compare_discriminators(pair: Compared) -> Iterator[Local]:
    """A discriminator that came, went, or speaks of other values.

    What names an alternative that came or went goes without saying.
    """
    old, new = _said(pair.old), _said(pair.new)
    if identity(old) == identity(new):
        return
    if old is None or new is None:
        edit = "set" if old is None else "unset"
        texts = tuple(None if one is None else _described(one) for one in (old, new))
    else:
        edit = "changed"
        texts = _differing(pair, old, new)
        if texts == (None, None):
            return
    local = pair.local(_RULE, edit, Relation.EQUAL, _RULE, (texts[0], texts[1]))
    yield replace(local, name=_RULE, lax=True, trust=Trust.WRITTEN)


def _said(form: Form) -> Mapping[str, Any] | None:
    said = form.says(_RULE)
    return as_mapping(said[0].schema[_RULE]) if said else None


def _described(said: Mapping[str, Any]) -> str:
    values = ", ".join(_named(*one) for one in _mapping(said).items())
    return f"{_property(said)} ({values})" if values else _property(said)


def _differing(
    pair: Compared, old: Mapping[str, Any], new: Mapping[str, Any]
) -> tuple[str | None, str | None]:
    was, is_now = _mapping(old), _mapping(new)
    before, after = _alternatives(pair.old), _alternatives(pair.new)
    lost = [
        _named(value, one)
        for value, one in was.items()
        if is_now.get(value) != one and not (one in before and one not in after)
    ]
    gained = [
        _named(value, one)
        for value, one in is_now.items()
        if was.get(value) != one and not (one in after and one not in before)
    ]
    if _property(old) != _property(new):
        lost.insert(0, _property(old))
        gained.insert(0, _property(new))
    if not lost and not gained and set(was.items()) == set(is_now.items()):
        # Something else about it changed, which nobody has a word for.
        return brief(old), brief(new)
    return ", ".join(lost) or None, ", ".join(gained) or None


def _property(said: Mapping[str, Any]) -> str:
    return str(said.get("propertyName", ""))


def _mapping(said: Mapping[str, Any]) -> dict[str, str]:
    found = as_mapping(said.get("mapping"))
    return {str(value): key_of(str(one)) for value, one in found.items()}


def _named(value: str, key: str) -> str:
    return f"{brief(value)}: {unescape_pointer(key.rpartition('/')[2]) or key}"


def _alternatives(form: Form) -> frozenset[str]:
    """The keys of the named schemas that are alternatives."""
    listed = (
        as_mapping(one).get("$ref")
        for part in form.parts
        for keyword in CHOICES
        for one in part.mapping.get(keyword, ())
    )
    return frozenset(key_of(one) for one in listed if isinstance(one, str))
