"""Durations: timedeltas where there is one, else the text."""

from datetime import timedelta
from typing import Any

import msgspec
import pytest

from specmill_runtime.codec import UnreadableBodyError, decoder_of, encode_json
from specmill_runtime.durations import IsoDuration
from specmill_runtime.models import Model


class Wait(Model, kw_only=True):
    lasts: IsoDuration
    each: list[IsoDuration] | None = None


def decode(text: str) -> Any:
    return decoder_of(Wait, "application/json")(msgspec.json.encode({"lasts": text}))


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("PT1H30M", timedelta(hours=1, minutes=30)),
        ("P2W", timedelta(weeks=2)),
        ("p2w", timedelta(weeks=2)),
        ("-P1D", timedelta(days=-1)),
        ("P1M", "P1M"),
        ("P1Y2M10DT2H30M", "P1Y2M10DT2H30M"),
        ("P0.5Y", "P0.5Y"),
    ],
)
def test_duration_is_read_without_loss(text: str, value: object) -> None:
    assert decode(text).lasts == value


@pytest.mark.parametrize("text", ["", "P", "1 day", "P1", "PT", "P1S", "T1H"])
def test_text_that_is_no_duration_is_refused(text: str) -> None:
    with pytest.raises(UnreadableBodyError, match="duration"):
        decode(text)


def test_calendar_duration_travels_back_as_it_came() -> None:
    assert msgspec.json.decode(encode_json(decode("P1M"), True)) == {"lasts": "P1M"}


def test_durations_in_lists_are_read() -> None:
    body = b'{"lasts":"PT1S","each":["P1Y","PT2S"]}'

    found = decoder_of(Wait, "application/json")(body)
    assert found.each == ["P1Y", timedelta(seconds=2)]
