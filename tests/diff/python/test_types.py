"""How annotations relate, for checkers and for running programs."""

from __future__ import annotations

import pytest

from specmill.deadline import deadline
from specmill.diagnostics import Location
from specmill.diff.findings import Relation
from specmill.diff.python_types import Types, World
from specmill.diff.surface import Member, TypeName

_PLACE = Location("x")


def _enum(name: str, *values: str) -> TypeName:
    members = tuple(Member(name=one.upper(), value=repr(one)) for one in values)
    return TypeName(
        name=name,
        key=name,
        kind="enum",
        members=members,
        base="OpenStrEnum",
        location=_PLACE,
    )


def _alias(name: str, target: str) -> TypeName:
    return TypeName(name=name, key=name, kind="alias", target=target, location=_PLACE)


_KNOWN = {
    one.name: one
    for one in (
        _enum("Colour", "red", "blue"),
        _alias("Power", 'Literal["low", "high"] | str'),
        _alias("Tree", "list[Tree] | str"),
    )
}


def _types() -> Types:
    return Types(World(_KNOWN, {"Lamp": "Light"}), World(_KNOWN))


@pytest.mark.parametrize(
    ("old", "new", "relation"),
    [
        ("int", "int", Relation.EQUAL),
        ('Literal["red"]', 'Colour | Literal["red", "blue"]', Relation.WIDER),
        ('Literal["red"]', "Colour", Relation.INCOMPARABLE),
        ("int", "int | None", Relation.WIDER),
        ("int | None", "int", Relation.NARROWER),
        ("int", "float", Relation.WIDER),
        ("bool", "int", Relation.WIDER),
        ("int", "str", Relation.INCOMPARABLE),
        ("str | int", "int | str", Relation.EQUAL),
        ('Literal["a", "b"]', 'Literal["a"]', Relation.NARROWER),
        ('Literal["a"]', "str", Relation.WIDER),
        ("dict[str, Any]", "dict[str, str]", Relation.NARROWER),
        ("list[dict[str, str]]", "list[dict[str, Any]]", Relation.WIDER),
        ("dict[str, int]", "dict[str, int | str]", Relation.INCOMPARABLE),
        ("bytes", "UploadFile", Relation.WIDER),
        ('Literal["a"] | str', 'Literal["b"] | str', Relation.EQUAL),
        ("list[int]", "list[float]", Relation.INCOMPARABLE),
        ("Sequence[int]", "Sequence[float]", Relation.WIDER),
        ("Sequence[int]", "list[int]", Relation.NARROWER),
        ("dict[str, int]", "Mapping[str, int]", Relation.WIDER),
        ("Colour", "str", Relation.WIDER),
        ('Colour | Literal["red"]', "Colour", Relation.EQUAL),
        ("Power", "str", Relation.EQUAL),
        ("list[Power] | None", "list[str] | None", Relation.EQUAL),
        ("Lamp", "Light", Relation.EQUAL),
        ("list[Lamp]", "list[Light]", Relation.EQUAL),
        ("Lamp", "Lamp", Relation.INCOMPARABLE),
        ("Tree", "Tree | None", Relation.WIDER),
        ("int", "Any", Relation.WIDER),
        ("datetime", "str", Relation.INCOMPARABLE),
        ("str", "Sequence[str]", Relation.WIDER),
        ("Colour", "Sequence[str]", Relation.WIDER),
        ("str", "Sequence[int]", Relation.INCOMPARABLE),
    ],
)
def test_relation_of_annotations(old: str, new: str, relation: Relation) -> None:
    assert relation == _types().relate(old, new)


@pytest.mark.parametrize(
    ("old", "new", "survives"),
    [
        ("str", "str | None", True),
        ("None", "Lamp | None", True),
        ("Lamp", "None", False),
        ("list[Lamp]", "list[Light] | str", True),
        ("str", "Colour", True),
        ("Colour", "str", False),
        ("int", "float", True),
        ("str", "datetime", False),
        ("list[str]", "list[int]", False),
        ("str", "Any", True),
        ("Lamp", "Any", False),
        ("date", "datetime", False),
    ],
)
def test_old_values_are_still_read_alike(old: str, new: str, survives: bool) -> None:
    assert survives == _types().survives(old, new)


@pytest.mark.parametrize(
    ("old", "new", "takes"),
    [
        ("int", "float", True),
        ("Colour", "str", True),
        ("Sequence[int]", "Sequence[float]", True),
        ("bool", "int", False),
        ("bool", "str | float", False),
        ("datetime", "date", False),
        ("Sequence[datetime]", "Sequence[date]", False),
        ("str | None", "Sequence[str] | None", False),
        ("bytes", "Sequence[int]", False),
    ],
)
def test_a_running_sdk_takes_what_checkers_accept(
    old: str, new: str, takes: bool
) -> None:
    assert takes == _types().takes(old, new)


@pytest.mark.parametrize(
    ("old", "new", "lost"),
    [
        ('Literal["a", "b"] | str', 'Literal["a"] | str', ("'b'",)),
        ('list[Literal["a", "b"]]', 'list[Literal["b"]]', ("'a'",)),
        ('Literal["a"] | str', "str", ()),
        ("str", 'Literal["a"]', ()),
    ],
)
def test_values_that_are_no_longer_named(
    old: str, new: str, lost: tuple[str, ...]
) -> None:
    assert lost == _types().lost_values(old, new)


def test_lists_of_many_values_are_compared_in_no_time() -> None:
    old, new = (
        f"Literal[{', '.join(repr(one) for one in range(first, first + 20_000))}]"
        for first in (0, 1)
    )

    with deadline(20):
        relation = _types().relate(old, new)

    assert Relation.INCOMPARABLE is relation
