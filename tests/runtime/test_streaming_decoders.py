"""Streams taken apart: the rules of each format, and the same items wherever chunks are cut."""

import random
from collections.abc import Iterable
from typing import Any

import pytest

from specmill_runtime.operation import Streaming
from specmill_runtime.response import BrokenBodyError, OversizedBodyError
from specmill_runtime.stream_decoders import (
    EventDecoder,
    Item,
    SequenceDecoder,
    decoder_for,
)

EVENTS = Streaming(format="events")
LINES = Streaming(format="lines")
SEQUENCE = Streaming(format="sequence")
BOM = b"\xef\xbb\xbf"

MIXED_EVENTS = b"".join(
    (
        BOM + b": comment\r\nid: 1\r\ndata: one\r\n\r\n",
        b"event: add\rdata: two\rdata:  lines\rretry: 250\r\r",
        "data: gr\xfc\xdfe \u2028 \U0001f30a\n\nid:2\ndata\n\n".encode(),
        b"data:bad \xff\xc3\n\ndata: \xf0\x9f\x8c\n\r\n\ndata: cut off\n",
    )
)
MIXED_LINES = BOM + '{"a": "\u2028\u2029"}\r\n\n  \n[1,\r2]\n"ü🌊"\n3'.encode()
MIXED_SEQUENCE = b'\x1e{"a":1}\n\x1e\n{"b":\n2}\n\x1e3\n\x1e\x1e[4]\x1e"\xc3\xbc"\n\x1e{"last":\n5}\n'


def items(
    streaming: Streaming, chunks: Iterable[bytes], limit: int = 1000
) -> list[Item]:
    """What a decoder gives for chunks and the end of the stream."""
    decoder = decoder_for(streaming, limit)
    found = [item for chunk in chunks for item in decoder.feed(chunk)]
    return [*found, *decoder.finish()]


def events(text: bytes) -> list[tuple[str, bytes]]:
    """Names and data of the events of a stream."""
    return [(item.event, item.data) for item in items(EVENTS, [text])]


def lines(text: bytes) -> list[bytes]:
    return [item.data for item in items(LINES, [text])]


def texts(text: bytes) -> list[bytes]:
    return [item.data for item in items(SEQUENCE, [text])]


SAMPLES = pytest.mark.parametrize(
    ("streaming", "text"),
    [(EVENTS, MIXED_EVENTS), (LINES, MIXED_LINES), (SEQUENCE, MIXED_SEQUENCE)],
    ids=lambda value: value.format if isinstance(value, Streaming) else "",
)


@SAMPLES
def test_items_are_the_same_at_every_cut(streaming: Streaming, text: bytes) -> None:
    whole = items(streaming, [text])

    for cut in range(len(text) + 1):
        assert whole == items(streaming, [text[:cut], text[cut:]])


@SAMPLES
def test_items_are_the_same_byte_by_byte(streaming: Streaming, text: bytes) -> None:
    single = [text[index : index + 1] for index in range(len(text))]

    assert items(streaming, [text]) == items(streaming, single)


@pytest.mark.parametrize(
    ("streaming", "alphabet"),
    [
        (
            EVENTS,
            [b"\r", b"\n", b"data", b":", b" ", b"id", b"\0", b"\xc3", b"\xbc", BOM],
        ),
        (LINES, [b"\r", b"\n", b"1", b" ", b"\xe2\x80\xa8", b'"', BOM]),
        (SEQUENCE, [b"\x1e", b"\n", b"1", b"[", b"]", b",", b'"a"', BOM]),
    ],
    ids=lambda value: value.format if isinstance(value, Streaming) else "",
)
def test_items_of_random_streams_are_the_same_in_random_chunks(
    streaming: Streaming, alphabet: list[bytes]
) -> None:
    chance = random.Random(1)

    for _ in range(3000):
        text = b"".join(chance.choices(alphabet, k=chance.randrange(24)))
        text += b" "
        cuts = sorted(chance.choices(range(len(text) + 1), k=chance.randrange(6)))
        chunks = [text[a:b] for a, b in zip([0, *cuts], [*cuts, None], strict=True)]
        assert items(streaming, [text]) == items(streaming, chunks), (text, chunks)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        # The examples of WHATWG HTML §9.2.6.
        (
            b"data: YHOO\ndata: +2\ndata: 10\n\n",
            [("message", b"YHOO\n+2\n10")],
        ),
        (
            b": test stream\n\ndata: first event\nid: 1\n\ndata:second event\nid\n\ndata:  third\n\n",
            [
                ("message", b"first event"),
                ("message", b"second event"),
                ("message", b" third"),
            ],
        ),
        (b"data\n\ndata\ndata\n\ndata:", [("message", b""), ("message", b"\n")]),
        (b"data:test\n\ndata: test\n\n", [("message", b"test"), ("message", b"test")]),
        # The rest of §9.2.5 and §9.2.6.
        (b"event: add\ndata: 1\n\ndata: 2\n\n", [("add", b"1"), ("message", b"2")]),
        (b"event: add\n\ndata: 2\n\n", [("message", b"2")]),
        (b"event: a\nevent: b\ndata: 1\n\n", [("b", b"1")]),
        (b"Data: 1\n\n data: 2\n\ndata : 3\n\ndatax: 4\n\n", []),
        (
            b"data: 1\r\n\r\ndata: 2\r\rdata: 3\n\n",
            [("message", b"1"), ("message", b"2"), ("message", b"3")],
        ),
        (BOM + b"data: 1\n\n" + BOM + b"data: 2\n\n", [("message", b"1")]),
        (BOM + BOM + b"data: 1\n\n", []),
        (b"data: a\xff\xc3b\n\n", [("message", "a\ufffd\ufffdb".encode())]),
        (b"data: \xf0\x9f\x8c\n\n", [("message", "\ufffd".encode())]),
        (
            "data: \u2028\x85\x0b\x0c\n\n".encode(),
            [("message", "\u2028\x85\x0b\x0c".encode())],
        ),
        (b"data: 1\n", []),
        (b"", []),
    ],
)
def test_events_are_read_as_html_says(
    text: bytes, expected: list[tuple[str, bytes]]
) -> None:
    assert expected == events(text)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (b"id: 1\ndata: a\n\ndata: b\n\n", ["1", "1"]),
        (b"id: 1\ndata: a\n\nid\ndata: b\n\n", ["1", ""]),
        (b"id: 1\ndata: a\n\nid: 2\0\ndata: b\n\n", ["1", "1"]),
        (b"id: 1\n\ndata: b\n\n", ["1"]),
    ],
)
def test_id_is_that_of_the_last_event_that_had_one(
    text: bytes, expected: list[str]
) -> None:
    assert expected == [item.id for item in items(EVENTS, [text])]


def test_id_of_an_event_that_is_cut_off_does_not_count() -> None:
    decoder = EventDecoder(100)

    found = list(decoder.feed(b"id: 1\ndata: a\n\nid: 2\ndata: b\n"))

    assert (["1"], "1") == ([item.id for item in found], decoder.last_id)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (b"retry: 250\n\n", 250),
        (b"retry: 007\n\n", 7),
        (b"retry: 1.5\n\n", None),
        (b"retry: -1\n\n", None),
        (b"retry:\n\n", None),
        ("retry: \u0663\n\n".encode(), None),
        (b"retry: " + b"9" * 5000 + b"\n\n", 9_999_999_999_999),
    ],
)
def test_reconnection_time_is_ascii_digits(text: bytes, expected: int | None) -> None:
    decoder = EventDecoder(10_000)

    assert [] == list(decoder.feed(text))
    assert expected == decoder.retry


def test_event_is_complete_at_its_carriage_return() -> None:
    decoder = EventDecoder(100)

    assert [b"1"] == [item.data for item in decoder.feed(b"data: 1\r\r")]
    assert [] == list(decoder.feed(b"\n"))


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (b"1\n2\r\n3", [b"1", b"2", b"3"]),
        (b"\n \r\n\t\n1\n\n", [b"1"]),
        ('"a\u2028b\u2029c\x85"\n'.encode(), ['"a\u2028b\u2029c\x85"'.encode()]),
        (b"[1,\r2]\n", [b"[1,\r2]"]),
        (BOM + b"1\n", [b"1"]),
        (b"", []),
    ],
)
def test_lines_end_at_line_feeds_only(text: bytes, expected: list[bytes]) -> None:
    assert expected == lines(text)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (b"\x1e1\n\x1e2\n", [b"1", b"2"]),
        (b'\x1e{"a":\n1}\n\x1e2\n', [b'{"a":\n1}', b"2"]),
        (b"\x1e\x1e1\n\x1e", [b"1"]),
        (b"\x1e[1]", [b"[1]"]),
        (b"\x1e[1\x1e[2]\n", [b"[1", b"[2]"]),
    ],
)
def test_sequences_are_separated(text: bytes, expected: list[bytes]) -> None:
    assert expected == texts(text)


def test_text_of_one_line_is_complete_at_its_end() -> None:
    decoder = decoder_for(SEQUENCE, 100)

    assert [b"[1]"] == [item.data for item in decoder.feed(b"\x1e[1]\n")]


@pytest.mark.parametrize("text", [b"\x1e12", b"\x1etrue", b"\x1e1\n\x1enul"])
def test_number_or_word_at_the_end_may_be_cut_off(text: bytes) -> None:
    with pytest.raises(BrokenBodyError, match="cut off"):
        texts(text)


class Searched(bytearray):
    """Counts the bytes that are searched."""

    count = 0

    def find(self, *arguments: Any) -> int:
        self.count += len(self)
        return super().find(*arguments)


def test_long_text_of_a_sequence_is_not_searched_at_every_chunk() -> None:
    decoder = SequenceDecoder(10_000)
    searched = decoder._texts.rest = Searched()

    for _ in range(100):
        assert [] == list(decoder.feed(b"1" * 50))

    assert searched.count <= 5_000


@pytest.mark.parametrize(
    ("streaming", "text"),
    [
        (EVENTS, b"data: " + b"x" * 95),
        (EVENTS, b"data: 34567890\n" * 12),
        (EVENTS, b":" + b"x" * 100),
        (LINES, b"1" * 101),
        (SEQUENCE, b"\x1e" + b"1" * 101),
    ],
)
def test_item_has_a_bounded_size(streaming: Streaming, text: bytes) -> None:
    with pytest.raises(OversizedBodyError):
        items(
            streaming,
            [text[index : index + 7] for index in range(0, len(text), 7)],
            100,
        )


def test_stream_of_items_has_no_bounded_size() -> None:
    assert 500 == len(items(EVENTS, [b"data: 12345\n\n"] * 500, 100))
