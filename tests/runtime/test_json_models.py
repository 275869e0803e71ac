"""Models as JSON and back."""

from datetime import UTC, datetime
from typing import Any, Literal, TypeAlias

import pytest
from courier.models import Parcel

from specmill_runtime.errors import ArgumentError, DecodeError
from specmill_runtime.json_models import from_json, to_json
from specmill_runtime.models import (
    Model,
    OpenModel,
    UnknownVariant,
    extra_fields,
    tagged,
)


class Cat(Model, kw_only=True):
    """A variant."""

    kind: Literal["cat"] = "cat"
    born: datetime | None = None


class Owner(OpenModel, kw_only=True):
    """Keeps undeclared members."""

    name: str
    extra: dict[str, Any] = extra_fields()


Pet: TypeAlias = Any
PET = tagged("kind", lambda: {"cat": Cat})


@pytest.mark.parametrize(
    ("content", "type_"),
    [
        (b'{"born":"2024-01-02T03:04:05Z"}', Cat),
        (b'{"name":"Ada","age":36}', Owner),
        (b'{"kind":"fish","scales":7}', PET),
        (b'[{"name":"Ada","age":36}]', list[Owner]),
    ],
)
def test_what_was_read_is_written_again(content: bytes, type_: Any) -> None:
    assert to_json(from_json(content, type_)) == content


def test_json_is_read_as_answers_are() -> None:
    found = from_json('{"kind":"cat","born":"2024-01-02T03:04:05Z"}', Cat)
    other = from_json(b'{"kind":"fish"}', PET)

    assert found.born == datetime(2024, 1, 2, 3, 4, 5, tzinfo=UTC)
    assert isinstance(other, UnknownVariant)


def test_absent_fields_are_not_written() -> None:
    assert to_json(Parcel(id=1, status=1)) == b'{"id":1,"status":1}'


def test_json_of_another_form_says_where() -> None:
    with pytest.raises(DecodeError, match="as described at /1/name: exp") as caught:
        from_json(b'[{"name":"Ada"},{"name":1}]', list[Owner])

    assert caught.value.pointer == "/1/name"


def test_half_a_surrogate_pair_is_no_json() -> None:
    with pytest.raises(DecodeError):
        from_json('"\ud800"', str)


@pytest.mark.parametrize("value", [float("nan"), object(), {"a": float("inf")}])
def test_what_json_cannot_say_is_refused(value: object) -> None:
    with pytest.raises(ArgumentError, match="cannot be written as JSON"):
        to_json(value)
