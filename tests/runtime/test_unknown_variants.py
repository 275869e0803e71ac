"""A union's value that the description does not know survives, says so, and is sent back."""

import copy
import pickle
from decimal import Decimal
from typing import TYPE_CHECKING, Any, Literal, TypeAlias, assert_never

import msgspec
import pytest
from harness import post, sent

from specmill_runtime import unions
from specmill_runtime.codec import decoder_of, encode_json
from specmill_runtime.models import (
    Model,
    OpenModel,
    UnknownVariant,
    best_of,
    extra_fields,
    known,
    tagged,
)
from specmill_runtime.operation import body, query


class Cat(OpenModel, kw_only=True):
    """Variant."""

    kind: str
    lives: int | None = None
    extra: dict[str, Any] = extra_fields()


class Dog(Model, kw_only=True):
    """Variant."""

    kind: str
    friend: "Pet | None" = None


if TYPE_CHECKING:
    Pet: TypeAlias = Cat | Dog | UnknownVariant
    Shape: TypeAlias = "Circle | Square | UnknownVariant"
    Node: TypeAlias = "Left | Right | UnknownVariant"
    Nest: TypeAlias = Pet | int | UnknownVariant
    Loose: TypeAlias = Pet | dict[str, str] | UnknownVariant
    Color: TypeAlias = "Warm | Plain | UnknownVariant"
    IsCircle: TypeAlias = Literal["circle"]
    IsSquare: TypeAlias = Literal["square"]
    Hue: TypeAlias = Literal["red", "green"] | str
else:
    Pet = tagged("kind", lambda: {"cat": Cat, "dog": Dog})
    Shape = best_of(lambda: (Circle, Square))
    Node = best_of(lambda: (Left, Right))
    Nest = best_of(lambda: (Pet, int))
    Loose = best_of(lambda: (Pet, dict[str, str]))
    Color = best_of(lambda: (Warm, Plain))
    IsCircle = known("circle")
    IsSquare = known("square")
    Hue = known("red", "green")


class Circle(Model, kw_only=True):
    """Variant known by a constant."""

    shape: IsCircle
    size: int


class Square(Model, kw_only=True):
    """Variant known by a constant."""

    shape: IsSquare
    size: int


class Warm(Model, kw_only=True):
    """Variant that lists its hues."""

    hue: Hue


class Plain(Model, kw_only=True):
    """Variant like another, without a list."""

    hue: str


class Bill(OpenModel, kw_only=True):
    """Record with numbers."""

    amount: Decimal
    rate: float
    extra: dict[str, Any] = extra_fields()


class Left(Model, kw_only=True):
    """Variant that holds its union."""

    child: "Node | None" = None
    name: int | None = None


class Right(Model, kw_only=True):
    """Variant that holds its union."""

    child: "Node | None" = None
    name: str | None = None


class Kennel(Model, kw_only=True):
    """Record with unions in it."""

    pet: Pet | None = None
    pets: list[Pet] | None = None
    by_name: dict[str, Pet] | None = None


BIRD = {"kind": "bird", "wings": [2, {"n": None}], "size": 1.5}


def decode(type_: Any, content: bytes) -> Any:
    return decoder_of(type_, "application/json")(content)


def test_unknown_tag_keeps_raw_value_and_tag() -> None:
    pet = decode(Pet, msgspec.json.encode(BIRD))

    assert isinstance(pet, UnknownVariant)
    assert (BIRD, "bird") == (pet.raw, pet.tag)


@pytest.mark.parametrize("raw", [{}, {"kind": None}, [1], "x", 7])
def test_value_without_tag_is_an_unknown_variant(raw: object) -> None:
    pet = decode(list[Pet], msgspec.json.encode([raw]))[0]

    assert isinstance(pet, UnknownVariant)
    assert (raw, None) == (pet.raw, pet.tag)


def test_read_change_write_sends_unknown_variants_back() -> None:
    content = {
        "pet": BIRD,
        "pets": [{"kind": "cat", "x": 1}, BIRD],
        "by_name": {"a": BIRD},
    }
    kennel = decode(Kennel, msgspec.json.encode(content))

    for transcode in (False, True):
        assert content == msgspec.json.decode(encode_json(kennel, transcode))


def test_unknown_variant_is_sent_as_an_argument() -> None:
    described = post(arguments=(body(dict, required=True),))

    assert BIRD == sent(described, UnknownVariant(BIRD)).json


def test_unknown_variant_is_sent_within_an_argument() -> None:
    described = post(arguments=(query("pets", media_type="application/json"),))

    assert "/v1/things?pets=%5B1%5D" == sent(described, [UnknownVariant(1)]).target


def test_match_takes_each_variant_apart() -> None:
    def legs(pet: Pet) -> str:
        match pet:
            case Cat():
                return "cat"
            case Dog():
                return "dog"
            case UnknownVariant(raw=raw, tag=tag):
                return f"{tag} {raw}"
            case _:
                assert_never(pet)

    assert "bird {'kind': 'bird'}" == legs(decode(Pet, b'{"kind":"bird"}'))


@pytest.mark.parametrize(
    "other", [UnknownVariant({"a": 1}, "x"), UnknownVariant({"a": 1})]
)
def test_equal_raw_values_are_equal(other: UnknownVariant) -> None:
    assert UnknownVariant({"a": 1}) == other
    assert UnknownVariant({"a": 2}) != other


def test_nothing_else_equals_an_unknown_variant() -> None:
    assert UnknownVariant({"a": 1}) != {"a": 1}


def pickled(given: UnknownVariant) -> UnknownVariant:
    restored: UnknownVariant = pickle.loads(pickle.dumps(given))
    return restored


@pytest.mark.parametrize("copied", [copy.copy, copy.deepcopy, pickled])
def test_unknown_variant_can_be_copied_and_pickled(copied: Any) -> None:
    given = UnknownVariant({"a": [1]}, "x")

    assert ({"a": [1]}, "x") == (copied(given).raw, copied(given).tag)


def test_unknown_variant_cannot_be_changed() -> None:
    variant: Any = UnknownVariant(1)

    with pytest.raises(AttributeError):
        variant.raw = 2


@pytest.mark.parametrize(
    ("content", "expected"),
    [
        (b'{"shape":"square","size":1}', Square(shape="square", size=1)),
        (b'{"shape":"circle","size":1}', Circle(shape="circle", size=1)),
        (b'{"shape":"star","size":1}', UnknownVariant({"shape": "star", "size": 1})),
    ],
)
def test_constant_decides_between_variants(content: bytes, expected: object) -> None:
    assert expected == decode(Shape, content)


@pytest.mark.parametrize(("hue", "kind"), [("red", Warm), ("blue", Plain)])
def test_listed_values_decide_between_equal_variants(hue: str, kind: type) -> None:
    assert isinstance(decode(Color, msgspec.json.encode({"hue": hue})), kind)


def test_unknown_variant_of_an_inner_union_is_one_of_the_outer() -> None:
    assert UnknownVariant({"kind": "bird"}) == decode(Nest, b'{"kind":"bird"}')


def test_variant_that_fits_beats_an_inner_union_that_does_not() -> None:
    assert {"kind": "bird"} == decode(Loose, b'{"kind":"bird"}')


def test_variant_of_an_inner_union_is_found() -> None:
    assert Dog(kind="dog") == decode(Nest, b'{"kind":"dog"}')


def test_nested_unions_decode_each_part_once(monkeypatch: pytest.MonkeyPatch) -> None:
    depth, decoded = 12, list[object]()
    match = unions.closest_match

    def counted(raw: object, variants: tuple[object, ...]) -> object:
        decoded.append(raw)
        return match(raw, variants)

    monkeypatch.setattr(unions, "closest_match", counted)
    content = b'{"child":' * depth + b"{}" + b',"name":"x"}' * depth

    assert isinstance(decode(Node, content), Right)
    assert depth + 1 == len(decoded)


def test_amount_is_exact_beside_an_undeclared_member() -> None:
    bill = decode(Bill, b'{"amount":0.10000000000000000555,"rate":1.5,"x":[2.5]}')

    assert ("0.10000000000000000555", 1.5, {"x": [2.5]}) == (
        str(bill.amount),
        bill.rate,
        bill.extra,
    )
