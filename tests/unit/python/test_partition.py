"""Modules of models: where types live, and how large modules are split."""

from __future__ import annotations

import pytest

from specmill.diagnostics import Location
from specmill.model.types import Alias, Declaration, Named, Primitive, Record
from specmill.model.types import Field as ModelField
from specmill.python import partition
from specmill.python.partition import OTHERS, SHARED, homes

HERE = Location("api.yaml")


def record(key: str, *refers: str) -> Record:
    fields = tuple(
        ModelField(wire_name=f"f{number}", type=Named(one), location=HERE)
        for number, one in enumerate(refers)
    )
    return Record(key=key, fields=fields, location=HERE)


def types(*records: Record) -> dict[str, Declaration]:
    return {one.key: one for one in records}


def test_type_of_one_group_lives_with_it() -> None:
    found = homes({"pets": frozenset({"Pet"})}, types(record("Pet")))

    assert found.modules == {"Pet": "pets"}


def test_type_of_two_groups_is_shared() -> None:
    reached = {"pets": frozenset({"Pet"}), "shops": frozenset({"Pet"})}

    assert homes(reached, types(record("Pet"))).modules == {"Pet": SHARED}


def test_type_that_no_group_reaches_lives_with_the_others() -> None:
    assert homes({}, types(record("Pet"))).modules == {"Pet": OTHERS}


@pytest.fixture
def small_modules(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(partition, "MOST_MEMBERS", 4)


@pytest.mark.usefixtures("small_modules")
def test_parts_import_from_earlier_parts_only() -> None:
    chain = [record(f"T{number}", f"T{number + 1}") for number in range(9)]
    found = homes({}, types(*chain, record("T9")))

    parts = found.parts[OTHERS]
    places = [parts.index(found.modules[f"T{number}"]) for number in range(10)]
    assert places == sorted(places, reverse=True)
    assert len(parts) == 5


@pytest.mark.usefixtures("small_modules")
def test_types_that_refer_to_each_other_stay_together() -> None:
    circle = [record(f"T{number}", f"T{(number + 1) % 6}") for number in range(6)]
    found = homes({}, types(*circle, record("U")))

    assert len({found.modules[one.key] for one in circle}) == 1


@pytest.mark.usefixtures("small_modules")
def test_part_never_has_the_name_of_another_module() -> None:
    reached = {"pets": frozenset({"A", "B", "C"}), "pets_2": frozenset[str]()}
    found = homes(reached, types(*(record(key, key, key) for key in "ABC")))

    assert found.parts["pets"] == ("pets", "pets_3", "pets_4")


@pytest.mark.usefixtures("small_modules")
def test_thing_that_parts_share_lives_in_the_earliest() -> None:
    found = homes({}, types(record("A", "A", "A"), record("B", "A", "B")))

    assert found.of_users(["B", "A"]) == found.modules["A"] == OTHERS
    assert found.of_users(["B"]) == found.modules["B"] == f"{OTHERS}_2"


def test_thing_of_an_operation_and_an_unneeded_type_lives_with_the_operation() -> None:
    found = homes({"pets": frozenset()}, types(record("A")))

    assert found.of_users(["pets", "A"]) == "pets"


def test_alias_counts_as_what_it_refers_to() -> None:
    one = Alias(key="A", target=Primitive("string"), location=HERE)

    assert homes({}, {"A": one}).modules == {"A": OTHERS}
