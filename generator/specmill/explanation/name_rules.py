"""Why a class, a field, a member of an enumeration or an argument is called what it is called."""

from __future__ import annotations

from collections.abc import Iterable

import msgspec

from specmill.model.operations import Parameter
from specmill.model.types import Declaration, Enumeration, Field, Member
from specmill.python.identifiers import pascal_case, snake_case, upper_case
from specmill.python.plan import Plan


class Wished(msgspec.Struct, frozen=True):
    """A wire name, and the identifier that the description asks for."""

    wire_name: str
    asked: str | None

    @property
    def identifier(self) -> str:
        """The name that it would have alone."""
        return snake_case(self.asked or self.wire_name)


def wish_of(source: Parameter | Field) -> Wished:
    """What a parameter or field wishes to be called."""
    return Wished(source.wire_name, source.identifier)


def identifier_rule(
    one: Wished, name: str, all_wished: Iterable[Wished]
) -> tuple[str, str]:
    """The rule that gave a name and its reason, among all that are named beside it."""
    if one.asked is None and one.wire_name == name:
        return "wire-name", "the wire name is an identifier"
    rule = "identifier" if one.asked is None else "x-specmill-name"
    if name == one.identifier:
        if one.asked is not None:
            return rule, "the description says so"
        return rule, f"the wire name {one.wire_name!r}, written as an identifier"
    alike = [each.wire_name for each in all_wished if each.identifier == one.identifier]
    if alike.count(one.wire_name) > 1:
        why = "another place has the same wire name"
    else:
        why = _taken([wire for wire in alike if wire != one.wire_name])
    return rule, f"not {one.identifier!r}, because {why}"


def member_rule(one: Member, name: str, of: Enumeration) -> tuple[str, str]:
    """The rule that gave the name of a member of an enumeration, and its reason."""
    rule = "value" if one.name is None else "x-enum-varnames"
    wished = _member_name(one)
    if name == wished:
        is_asked = one.name is not None
        return rule, "the description says so" if is_asked else "the words of the value"
    rivals = [
        str(each.value)
        for each in of.members
        if each is not one and _member_name(each) == wished
    ]
    return rule, f"not {wished!r}, because {_taken(rivals)}"


def model_rule(one: Declaration, name: str, plan: Plan) -> tuple[str, str]:
    """The rule that gave the name of a class or alias that has one in the description, and its reason."""
    if one.input_of is not None:
        return "input", f"the input form of {one.input_of!r}"
    wished = pascal_case(one.identifier or one.key)
    rule = "component" if one.identifier is None else "x-specmill-name"
    if name == wished:
        said = f"the description calls it {one.key!r}"
        return rule, said if one.identifier is None else "the description says so"
    types = plan.names.types
    rivals = [
        key
        for key in plan.needed
        if key != one.key and pascal_case(types[key].identifier or key) == wished
    ]
    return rule, f"not {wished!r}, because {_taken(rivals)}"


def _member_name(one: Member) -> str:
    return upper_case(one.name or str(one.value))


def _taken(others: list[str]) -> str:
    return f"{others[0]!r} takes the same name" if others else "that name is reserved"
