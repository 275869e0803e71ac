"""Open enumerations: declared members, unknown values, labels, pickling, threads."""

import copy
import json
import pickle
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from enum import Enum
from typing import Any

import msgspec
import pytest
from courier.models import Speed, Status

from specmill_runtime import enums
from specmill_runtime.enums import OpenIntEnum, OpenStrEnum

OpenEnum = Callable[[Any], OpenIntEnum | OpenStrEnum]
UNKNOWN: list[tuple[OpenEnum, int | str]] = [(Status, 99), (Speed, "warp")]


def test_member_is_its_value() -> None:
    assert (True, True) == (Status.SENT == 2, Speed.FAST == "fast")


def test_member_has_its_label() -> None:
    assert ("On its way", "Slow and cheap") == (Status.SENT.label, Speed.SLOW.label)


def test_member_without_label_is_labelled_by_its_name() -> None:
    assert ("LOST", "FAST") == (Status.LOST.label, Speed.FAST.label)


@pytest.mark.parametrize(("cls", "raw"), [(OpenIntEnum, int), (OpenStrEnum, str)])
def test_only_the_raw_class_makes_values(
    cls: type[Enum], raw: type[int] | type[str]
) -> None:
    plain = [one for one in cls.__mro__ if not issubclass(one, Enum | raw)]

    # Python before 3.11.4 refuses the class otherwise.
    assert [
        one
        for one in plain
        if one is not object and {"__new__", "__init__"} & set(vars(one))
    ] == []


def test_value_finds_its_member() -> None:
    assert Status(2) is Status.SENT
    assert Speed("fast") is Speed.FAST


def test_text_is_the_value() -> None:
    assert (
        "2",
        " fast",
        "002",
    ) == (str(Status.SENT), f"{Speed.FAST:>5}", f"{Status.SENT:03d}")


def test_repr_shows_name_and_value() -> None:
    assert (
        "<Status.SENT: 2>",
        "<Speed.FAST: 'fast'>",
    ) == (repr(Status.SENT), repr(Speed.FAST))


@pytest.mark.parametrize(("cls", "value"), UNKNOWN)
def test_unknown_value_is_a_member_of_its_own(cls: OpenEnum, value: int | str) -> None:
    member = cls(value)

    assert type(member) is cls
    assert (False, value, True) == (member.known, member.value, member == value)
    assert hash(value) == hash(member)


@pytest.mark.parametrize(("cls", "value"), UNKNOWN)
def test_unknown_value_is_always_the_same_object(
    cls: OpenEnum, value: int | str
) -> None:
    assert cls(value) is cls(value)


def test_unknown_value_has_a_name() -> None:
    assert (
        "UNKNOWN_99",
        "UNKNOWN_MINUS_1",
        "UNKNOWN",
    ) == (Status(99).name, Status(-1).name, Speed("x").name)


def test_unknown_value_is_not_listed() -> None:
    Status(98)

    assert [Status.CREATED, Status.SENT, Status.LOST] == list(Status)


def test_declared_member_is_known() -> None:
    assert (True, True) == (Status.SENT.known, Speed.FAST.known)


@pytest.mark.parametrize("value", ["1", 1.5, None, False, [1]])
def test_value_of_another_type_is_refused_by_an_int_enum(value: Any) -> None:
    with pytest.raises(ValueError, match="is not a valid Status"):
        Status(value)


@pytest.mark.parametrize("value", [1, None, b"fast"])
def test_value_of_another_type_is_refused_by_a_str_enum(value: Any) -> None:
    with pytest.raises(ValueError, match="is not a valid Speed"):
        Speed(value)


@pytest.mark.parametrize("member", [Status.SENT, Status(99), Speed.FAST, Speed("warp")])
@pytest.mark.parametrize("protocol", range(pickle.HIGHEST_PROTOCOL + 1))
def test_pickling_keeps_the_object(member: Enum, protocol: int) -> None:
    assert pickle.loads(pickle.dumps(member, protocol)) is member


@pytest.mark.parametrize("member", [Status.SENT, Status(99), Speed.FAST, Speed("warp")])
def test_copying_keeps_the_object(member: Enum) -> None:
    assert copy.copy(member) is member
    assert copy.deepcopy([member])[0] is member


@pytest.mark.parametrize(
    ("member", "expected"),
    [
        (Status.SENT, "2"),
        (Status(99), "99"),
        (Speed.FAST, '"fast"'),
        (Speed("x"), '"x"'),
    ],
)
def test_json_is_the_value(member: Enum, expected: str) -> None:
    assert expected == msgspec.json.encode(member).decode()
    assert expected == json.dumps(member)


def test_unknown_value_is_decoded() -> None:
    assert [
        Status.SENT,
        Status(99),
    ] == msgspec.json.decode(b"[2,99]", type=list[Status])


def test_threads_see_one_object() -> None:
    with ThreadPoolExecutor(16) as pool:
        members = list(pool.map(Status, [12_345] * 500))

    assert 1 == len({id(member) for member in members})


def test_memory_for_unknown_values_is_bounded(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(enums, "MAX_UNKNOWN", 2)

    class Small(OpenIntEnum):
        """An enumeration of its own, so that others keep their members."""

        ONE = 1

    first, third = Small(10), [Small(number) for number in (10, 11, 12)][2]

    assert Small(10) is first
    assert Small(12) is not third
    assert Small(12) == third == 12
