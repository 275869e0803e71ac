"""Names of arguments: what parameters and the members of a body are called beside each other."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from typing import TypeAlias

from specmill.model.operations import (
    AtPosition,
    ByName,
    Content,
    InPath,
    Parameter,
)
from specmill.model.types import Field, Record
from specmill.python.code import Code
from specmill.python.identifiers import snake_case, suffixed, trusted
from specmill.python.namespace import Claim, allocate
from specmill.python.wire_names import names_of_place, weight

OPTIONS = "request_options"
RESERVED = frozenset({"self", OPTIONS})
BODY = "body"

Source: TypeAlias = Parameter | Field | Content
"""What an argument is made from."""

_FIRST = 5
"""The weight of what stands in the path, and of qualified names, which have no other."""


def argument_names(
    sources: Sequence[Source], record: Record | None
) -> tuple[Code, ...]:
    """The identifier of each source; `record` is the body that the fields among them are of.

    Names are settled within each place first, so that a field has the name that its model gives it;
    what several places want gets the place as a further word, except in the path.
    """
    within = {
        place: names_of_place(tuple(members))
        for place, members in _members(sources, record).items()
    }
    claims = [_claim(one, within) for one in sources]
    names = allocate(claims, RESERVED)
    return tuple(names[claim.key] for claim in claims)


def _members(
    sources: Iterable[Source], record: Record | None
) -> Mapping[str, list[tuple[str, str | None]]]:
    """The wire names of each place, with the names that the description asks for."""
    found: dict[str, list[tuple[str, str | None]]] = {}
    if record is not None:
        found[BODY] = [(one.wire_name, one.identifier) for one in record.fields]
    for one in sources:
        if isinstance(one, Parameter) and one.qualifier is None:
            found.setdefault(_place(one), []).append((one.wire_name, one.identifier))
    return found


def _place(source: Source) -> str:
    if not isinstance(source, Parameter):
        return BODY
    if isinstance(source.placement, (AtPosition, ByName)):
        return "parameter"
    return type(source.placement).__name__.removeprefix("In").lower()


def _claim(source: Source, within: Mapping[str, Mapping[str, Code]]) -> Claim:
    if isinstance(source, Content):
        return Claim(BODY, (trusted(BODY), trusted("content")))
    place = _place(source)
    key = f"{place}:{source.wire_name}"
    if isinstance(source, Parameter) and source.qualifier is not None:
        base = source.wire_name.removesuffix(f"__{source.qualifier}")
        name = suffixed(
            snake_case(base), f"__{snake_case(source.qualifier).rstrip('_')}"
        )
        return Claim(key, (name,), weight=_FIRST)
    name = within[place][source.wire_name]
    in_path = isinstance(source, Parameter) and isinstance(source.placement, InPath)
    return Claim(
        key,
        (name, suffixed(trusted(place), f"_{name}")),
        weight=(
            _FIRST if in_path else weight(source.identifier, name == source.wire_name)
        ),
    )
