"""Models: three states, undeclared properties, unions without discriminator."""

import pickle
from datetime import UTC, datetime
from decimal import Decimal
from typing import TYPE_CHECKING, Any, ClassVar, TypeAlias

import msgspec
import pytest
from courier.models import Box, Letter, MailOptions, Parcel, Speed, Status

from specmill_runtime.codec import UnreadableBodyError, decoder_of, encode_json
from specmill_runtime.models import (
    UNSET,
    Model,
    OpenModel,
    UnknownVariant,
    Unset,
    best_of,
    extra_fields,
    tagged,
    undeclared,
    with_defaults,
)


def decode(type_: Any, content: bytes) -> Any:
    return decoder_of(type_, "application/json")(content)


def encode(value: object) -> Any:
    return msgspec.json.decode(encode_json(value, True))


def test_absent_null_and_value_are_three_states() -> None:
    base = b'{"id":1,"status":1'

    absent, null, value = (
        decode(Parcel, base + end).note
        for end in (b"}", b',"note":null}', b',"note":"x"}')
    )

    assert (UNSET, None, "x") == (absent, null, value)


def test_three_states_are_sent_back() -> None:
    sent = [
        encode(Parcel(id=1, status=Status.SENT, note=note)).get("note", "absent")
        for note in (UNSET, None, "x")
    ]

    assert ["absent", None, "x"] == sent


def test_absent_optional_field_is_not_sent() -> None:
    assert {"id": 1, "status": 2} == encode(Parcel(id=1, status=Status.SENT))


def test_undeclared_properties_are_kept() -> None:
    parcel = decode(Parcel, b'{"id":1,"status":1,"color":{"r":1},"size":null}')

    assert {"color": {"r": 1}, "size": None} == parcel.extra


def test_nothing_undeclared_is_an_empty_dictionary() -> None:
    assert {} == decode(Parcel, b'{"id":1,"status":1}').extra


def test_undeclared_properties_are_typed() -> None:
    assert MailOptions(extra="a", extra_={"b": 2}) == decode(
        MailOptions, b'{"extra":"a","b":2}'
    )


def test_undeclared_property_of_wrong_type_is_refused() -> None:
    with pytest.raises(UnreadableBodyError) as caught:
        decode(MailOptions, b'{"b":"x"}')

    assert "expected `int`, got `str`" in caught.value.reason
    assert "/*" == caught.value.pointer


def test_read_change_write_loses_nothing() -> None:
    content = b'{"id":1,"status":99,"speed":"warp","from":"a","color":[1],"stops":7}'
    parcel = decode(Parcel, content)

    parcel.note = "changed"

    assert {
        "id": 1,
        "status": 99,
        "speed": "warp",
        "from": "a",
        "color": [1],
        "stops": [7],
        "note": "changed",
    } == encode(parcel)


def test_declared_field_beats_an_undeclared_one_of_its_name() -> None:
    assert {
        "extra": "a",
        "b": 2,
    } == encode(MailOptions(extra="a", extra_={"extra": 1, "b": 2}))


def test_undeclared_properties_of_nested_models_are_kept() -> None:
    parcels = decode(dict[str, list[Parcel]], b'{"a":[{"id":1,"status":1,"x":1}]}')

    assert {"x": 1} == parcels["a"][0].extra


def test_wire_types_are_written_by_their_format() -> None:
    parcel = Parcel(
        id=1,
        status=Status.SENT,
        speed=Speed.FAST,
        created=datetime(2026, 1, 2, 15, 4, 5),
        updated=datetime(2026, 1, 2, 3, 4, 5, tzinfo=UTC),
        price=Decimal("1.50"),
        content=Box(weight=3),
    )

    assert {
        "id": 1,
        "status": 2,
        "speed": "fast",
        "created": "Jan 02, 2026 03:04:05 PM",
        "updated": "2026-01-02 03:04:05",
        "price": "1.50",
        "content": {"weight": 3},
    } == encode(parcel)


def test_value_that_does_not_suit_its_format_is_refused() -> None:
    parcel = Parcel(id=1, status=Status.SENT, created=datetime(2026, 1, 2, tzinfo=UTC))

    with pytest.raises(ValueError, match="time zone unknown"):
        encode_json(parcel, True)


@pytest.mark.parametrize(
    ("content", "expected"),
    [
        (b'{"text":"a"}', Letter(text="a")),
        (b'{"weight":1}', Box(weight=1)),
        (b'{"weight":1,"text":"a"}', Box(weight=1, text="a")),
        (b'{"weight":"heavy","text":"a"}', Letter(text="a")),
        (b'{"size":1}', UnknownVariant({"size": 1})),
        (b"[1]", UnknownVariant([1])),
        (b"null", None),
    ],
)
def test_union_takes_the_variant_that_explains_most(
    content: bytes, expected: object
) -> None:
    body = b'{"id":1,"status":1,"content":' + content + b"}"

    assert expected == decode(Parcel, body).content


class Old(Model, kw_only=True):
    """Variant whose fields are optional."""

    a: int | None = None
    b: int | None = None


class Twin(Model, kw_only=True):
    """Variant like another."""

    a: int | None = None
    b: int | None = None


class New(OpenModel, kw_only=True):
    """Variant that demands a field and keeps undeclared ones."""

    a: int
    extra: dict[str, Any] = extra_fields()


class Circle(OpenModel, kw_only=True):
    """Member of a union whose discriminator is a field."""

    shape: str
    radius: int
    extra: dict[str, Any] = extra_fields()


class Square(Model, kw_only=True):
    """Member of a union whose discriminator is a field."""

    shape: str
    side: int


if TYPE_CHECKING:
    Figure: TypeAlias = Circle | Square | UnknownVariant
    OldOrNew: TypeAlias = Old | New | UnknownVariant
    Twins: TypeAlias = Old | Twin | UnknownVariant
    Number: TypeAlias = int | str | list[int] | UnknownVariant
else:
    Figure = tagged("shape", lambda: {"circle": Circle, "square": Square})
    OldOrNew = best_of(lambda: (Old, New))
    Twins = best_of(lambda: (Old, Twin))
    Number = best_of(lambda: (int, str, list[int]))


@pytest.mark.parametrize(
    ("content", "expected"),
    [
        (b'{"a":1}', New(a=1)),
        (b'{"a":1,"b":2}', Old(a=1, b=2)),
        (b"{}", Old()),
        (b'{"a":1,"z":2}', New(a=1, extra={"z": 2})),
    ],
)
def test_union_breaks_ties_by_demanded_fields_then_by_order(
    content: bytes, expected: object
) -> None:
    assert expected == decode(OldOrNew, content)


def test_union_takes_the_earlier_of_equal_variants() -> None:
    assert Old(a=1) == decode(Twins, b'{"a":1}')


@pytest.mark.parametrize("value", [1, "1", [1]])
def test_union_of_plain_types_keeps_the_value(value: object) -> None:
    assert value == decode(Number, msgspec.json.encode(value))


@pytest.mark.parametrize("value", [{"a": 1}, 1.5])
def test_value_of_another_plain_type_is_an_unknown_variant(value: object) -> None:
    assert UnknownVariant(value) == decode(Number, msgspec.json.encode(value))


@pytest.mark.parametrize(
    ("content", "expected"),
    [
        (b'{"shape":"square","side":2}', Square(shape="square", side=2)),
        (
            b'{"shape":"circle","radius":1,"x":2}',
            Circle(shape="circle", radius=1, extra={"x": 2}),
        ),
        (b'{"shape":"star"}', UnknownVariant({"shape": "star"}, "star")),
        (b'{"side":2}', UnknownVariant({"side": 2})),
        (b"7", UnknownVariant(7)),
    ],
)
def test_tag_decides_and_unknown_tags_survive(content: bytes, expected: object) -> None:
    assert expected == decode(Figure, content)


def test_wrong_field_of_a_tagged_variant_has_its_pointer() -> None:
    with pytest.raises(UnreadableBodyError) as caught:
        decode(list[Figure], b'[{"shape":"square","side":"x"}]')

    assert "/0/side" == caught.value.pointer


def test_model_survives_pickling() -> None:
    parcel = decode(Parcel, b'{"id":1,"status":99,"content":{"weight":1},"x":1}')

    assert parcel == pickle.loads(pickle.dumps(parcel))


def test_fast_path_and_walk_write_the_same_json() -> None:
    value = {
        "boxes": [Box(weight=1), Box(weight=2, text="x")],
        "letter": Letter(text="y"),
    }

    assert encode_json(value, False) == encode_json(value, True)


class Quoted(OpenModel, kw_only=True):
    """A model of which one member has a name that no field can have."""

    extra: dict[str, Any] = extra_fields()
    a_b = undeclared('a"b')


def test_a_member_that_no_field_can_hold_is_an_attribute() -> None:
    assert "x" == decode(Quoted, b'{"a\\"b":"x"}').a_b


def test_such_a_member_that_is_absent_is_none() -> None:
    assert decode(Quoted, b"{}").a_b is None


def test_such_a_member_is_sent_back() -> None:
    assert {'a"b': "x"} == encode(Quoted(extra={'a"b': "x"}))


class Search(Model, kw_only=True):
    query: str
    size: int | None = None
    since: datetime | None = None
    note: str | Unset | None = UNSET
    wrong: int | None = None

    _defaults: ClassVar[dict[str, object]] = {
        "query": "*",
        "size": 20,
        "since": "2026-01-01T00:00:00Z",
        "note": "none",
        "wrong": "no number",
    }


def test_absent_members_get_their_described_defaults_on_request() -> None:
    filled = with_defaults(Search(query="a", wrong=1))

    assert filled == Search(
        query="a",
        size=20,
        since=datetime(2026, 1, 1, tzinfo=UTC),
        note="none",
        wrong=1,
    )


def test_given_members_keep_their_values_beside_defaults() -> None:
    given = Search(query="a", size=1, since=None, note=None)

    filled = with_defaults(given)
    assert (filled.size, filled.note) == (1, None)


def test_described_default_of_another_type_is_left_out() -> None:
    assert with_defaults(Search(query="a")).wrong is None


def test_described_defaults_are_not_sent() -> None:
    assert encode(Search(query="a")) == {"query": "a"}
