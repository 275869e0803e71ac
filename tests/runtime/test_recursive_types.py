"""Types that are made of themselves."""

from __future__ import annotations

from datetime import datetime
from typing import Any

import pytest

from specmill_runtime.codec import UnreadableBodyError, decoder_of, encode_json
from specmill_runtime.models import later, text_datetime
from specmill_runtime.walks import encoder_of
from specmill_runtime.wire import describe_type

Tree: Any = later("Tree", lambda: list[Tree])
Moment: Any = text_datetime("%d %b %Y")
Moments: Any = later("Moments", lambda: dict[str, Moments] | list[Moment])


def test_value_is_decoded_on_every_level() -> None:
    decode = decoder_of(Moments, "application/json")

    found = decode(b'{"a": {"b": ["02 Jan 2026"]}}')

    assert {"a": {"b": [datetime(2026, 1, 2)]}} == found


def test_value_is_encoded_on_every_level() -> None:
    value = {"a": {"b": [datetime(2026, 1, 2)]}}

    sent = encode_json(encoder_of(Moments)(value), transcode=False)

    assert b'{"a":{"b":["02 Jan 2026"]}}' == sent


def test_value_of_another_kind_is_refused_where_it_is() -> None:
    decode = decoder_of(list[Tree], "application/json")

    with pytest.raises(UnreadableBodyError) as caught:
        decode(b"[[[]], [1]]")

    assert ("/1/0", "array") == (caught.value.pointer, caught.value.expected)


def test_value_that_never_ends_is_refused() -> None:
    decode = decoder_of(Tree, "application/json")

    with pytest.raises(UnreadableBodyError, match="nested too deeply"):
        decode(b"[" * 5_000 + b"]" * 5_000)


def test_messages_have_its_name() -> None:
    assert "list[Tree]" == describe_type(list[Tree])
