"""Webhooks that come as forms: what texts become by the types of their fields."""

from datetime import datetime, timedelta
from typing import TYPE_CHECKING, Any, TypeAlias

import pytest

from specmill_runtime.durations import IsoDuration
from specmill_runtime.errors import DecodeError
from specmill_runtime.models import (
    Model,
    OpenModel,
    UnknownVariant,
    best_of,
    extra_fields,
    listed,
    text_datetime,
)
from specmill_runtime.webhooks import Payload, receive


class Place(Model):
    city: str


if TYPE_CHECKING:
    Moment: TypeAlias = datetime
    Tags: TypeAlias = list[str]
    Where: TypeAlias = Place | UnknownVariant
else:
    Moment = text_datetime("%Y-%m-%d %H:%M")
    Tags = listed(str)
    Where = best_of(lambda: (Place,))


class Message(Model):
    number: int | None = None
    is_read: bool | None = None
    sent: Moment | None = None
    length: IsoDuration | None = None
    counts: list[int] | None = None
    tags: Tags | None = None
    place: Place | None = None
    where: Where | None = None
    note: str | None = None


class Open(OpenModel):
    number: int
    extra: dict[str, Any] = extra_fields()


def read(type_: type, body: bytes) -> Any:
    form = "application/x-www-form-urlencoded; charset=utf-8"
    return receive(Payload(name="sent", type=lambda: type_, media_type=form), body)


@pytest.mark.parametrize(
    ("body", "expected"),
    [
        (b"number=5", Message(number=5)),
        (b"is_read=true", Message(is_read=True)),
        (b"sent=2020-01-02+03:04", Message(sent=datetime(2020, 1, 2, 3, 4))),
        (b"length=PT5S", Message(length=timedelta(seconds=5))),
        (b"counts=1", Message(counts=[1])),
        (b"counts=1&counts=2", Message(counts=[1, 2])),
        (b"tags=a", Message(tags=["a"])),
        (b"tags=a&tags=b", Message(tags=["a", "b"])),
        (b"place=%7B%22city%22:%22Oslo%22%7D", Message(place=Place(city="Oslo"))),
        (b"where=%7B%22city%22:%22Oslo%22%7D", Message(where=Place(city="Oslo"))),
        (b"note=%7B%7D", Message(note="{}")),
        (b"note=a&note=b", Message(note="b")),
        (b"note=", Message(note="")),
        (b"note=%ff", Message(note="\ufffd")),
        (b"note=\xff", Message(note="\ufffd")),
        (b"other=1", Message()),
        (b"", Message()),
    ],
)
def test_member_is_of_the_type_of_its_field(body: bytes, expected: Message) -> None:
    assert expected == read(Message, body)


def test_members_that_are_not_declared_are_kept_beside_numbers() -> None:
    assert Open(number=1, extra={"other": "2"}) == read(Open, b"number=1&other=2")


def test_place_of_a_mistake_is_named() -> None:
    with pytest.raises(DecodeError) as caught:
        read(Message, b"counts=1&counts=x")

    assert "/counts/1" == caught.value.pointer
