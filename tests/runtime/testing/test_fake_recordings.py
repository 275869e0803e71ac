"""Recordings: what is blanked in them, how they are kept, and what is answered again."""

from pathlib import Path
from typing import Any

import msgspec
import pytest
from fake_shop import operation, paged_shop, shop
from shop_client import GET, Shop

from specmill_runtime.testing import contract
from specmill_runtime.testing.blanking import blanked, hidden_names
from specmill_runtime.testing.messages import Reply, Request
from specmill_runtime.testing.recordings import (
    Recording,
    UnreadableRecordingError,
    read_recordings,
    recording_of,
    without_address,
    write_recordings,
)


@pytest.mark.parametrize(
    ("value", "expected"),
    [
        ({"password": "x"}, {"password": "REDACTED"}),
        ({"access_token": "x", "a": 1}, {"access_token": "REDACTED", "a": 1}),
        ([{"apiKey": "x"}], [{"apiKey": "REDACTED"}]),
        ({"tokens": ["x", {"a": "y"}]}, {"tokens": ["REDACTED", {"a": "REDACTED"}]}),
        ({"next_page_token": "x"}, {"next_page_token": "x"}),
        ({"nextPageToken": "x"}, {"nextPageToken": "x"}),
        ({"total_tokens": 5}, {"total_tokens": 5}),
        ({"pin": "1234"}, {"pin": "REDACTED"}),
        (b"file", "4 bytes"),
        ("my s3/cret", "my REDACTED"),
        ("/a?x=s3%2Fcret&b=1", "/a?x=REDACTED&b=1"),
        ("Basic czMvY3JldA==", "Basic REDACTED"),
        ("/a?access_token=x&b=1", "/a?access_token=REDACTED&b=1"),
        ("/a?page_token=x&b=1", "/a?page_token=x&b=1"),
        ("/a?next_page_token=x&token=y", "/a?next_page_token=x&token=REDACTED"),
    ],
)
def test_secrets_are_blanked(value: Any, expected: Any) -> None:
    assert expected == blanked(value, ["s3/cret"], frozenset({"pin"}))


def test_described_passwords_are_hidden_by_wire_name_and_keyword() -> None:
    pin = {"type": "string", "format": "password"}
    schemas: dict[str, Any] = {
        "Pin": pin,
        "Card": {"properties": {"Pin-Code": {"$ref": "#/$defs/Pin"}, "name": {}}},
    }
    pay = operation(
        "pay",
        "POST",
        "/pay",
        body=contract.Body(fields={"Pin-Code": "pin_code"}),
        parameters=(
            contract.Parameter(
                name="X-Pin", location="header", identifier="pin", schema=pin
            ),
        ),
    )

    found = hidden_names(shop(pay, schemas=schemas))

    assert {"Pin-Code", "pin_code", "X-Pin", "pin"} == found


@pytest.mark.parametrize(
    ("media_type", "content", "encoding"),
    [
        ("application/json", b'{"a": 1}', "json"),
        ("text/plain", b"5", "text"),
        ("application/json", b"{not json", "text"),
        ("image/png", b"\x89PNG\xff", "base64"),
    ],
)
def test_body_is_given_again_as_it_was(
    media_type: str, content: bytes, encoding: str
) -> None:
    reply = Reply(headers=(("Content-Type", media_type),), content=content)

    found = recording_of("a", {}, reply, [])

    answer = found.answer("")
    given = answer.content or msgspec.json.format(
        msgspec.json.encode(answer.value), indent=0
    )
    assert (encoding, content.replace(b" ", b"")) == (
        found.encoding,
        given.replace(b" ", b""),
    )


def recorded(body: object, **more: Any) -> Recording:
    """A recording of an answer in JSON."""
    given: dict[str, Any] = {"operation": "a", "body": body, **more}
    return Recording(headers={"content-type": "application/json"}, **given)


def test_same_request_is_kept_once(tmp_path: Path) -> None:
    file = tmp_path / "a.jsonl"

    write_recordings(file, [recorded(1), recorded(2)])
    write_recordings(file, [recorded(3)])

    assert [3] == [one.body for one in read_recordings(file)]


def test_order_of_recordings_makes_no_difference(tmp_path: Path) -> None:
    one, other = recorded(1, args={"a": 1}), recorded(2, args={"a": 2})

    write_recordings(tmp_path / "1.jsonl", [one, other])
    write_recordings(tmp_path / "2.jsonl", [other, one])

    contents = {file.read_bytes() for file in tmp_path.iterdir()}
    assert 1 == len(contents)


def test_folder_has_a_file_for_each_operation(tmp_path: Path) -> None:
    folder = tmp_path / "recorded"
    write_recordings(folder, [recorded(1), recorded(2, operation="b.c")])

    write_recordings(folder, [recorded(3, operation="b.c")])

    assert ["a.jsonl", "b.c.jsonl"] == sorted(one.name for one in folder.iterdir())
    assert [1, 3] == [one.body for one in read_recordings(folder)]


@pytest.mark.parametrize(
    ("operation", "name"),
    [
        ("aux.list", "aux_.list.jsonl"),
        ("con", "con_.jsonl"),
        ("COM1.get", "COM1_.get.jsonl"),
        ("things.aux", "things.aux.jsonl"),
        ("auxes.nul.get", "auxes.nul.get.jsonl"),
    ],
)
def test_no_file_is_called_as_a_device_of_windows(
    tmp_path: Path, operation: str, name: str
) -> None:
    folder = tmp_path / "recorded"

    write_recordings(folder, [recorded(1, operation=operation)])
    write_recordings(folder, [recorded(2, operation=operation)])

    assert [name] == [one.name for one in folder.iterdir()]
    assert [2] == [one.body for one in read_recordings(folder)]


def test_missing_file_is_an_error(tmp_path: Path) -> None:
    with pytest.raises(FileNotFoundError):
        Shop().fake.replay(tmp_path / "none.jsonl")


@pytest.mark.parametrize("line", ["{", "[]", '{"operation": 5}', '{"other": 1}'])
def test_line_that_is_no_recording_is_named(tmp_path: Path, line: str) -> None:
    file = tmp_path / "a.jsonl"
    file.write_text(f'{{"operation": "a"}}\n\n{line}\n')

    with pytest.raises(UnreadableRecordingError, match=r"a\.jsonl:3 is no recording"):
        read_recordings(file)


def test_other_arguments_are_answered_as_usual(tmp_path: Path) -> None:
    one = recorded({"id": 5, "name": "Real"}, operation="things.get", args={"id": 5})
    write_recordings(tmp_path / "shop.jsonl", [one])
    replayed = Shop()

    replayed.fake.replay(tmp_path / "shop.jsonl")

    assert "Real" == replayed.call(GET, 5).name
    assert "Real" != replayed.call(GET, 6).name


def test_empty_answer_is_given_again_without_a_type(tmp_path: Path) -> None:
    one = Recording(operation="things.get", args={"id": 5}, status=206)
    write_recordings(tmp_path / "shop.jsonl", [one])
    fake = Shop(stateful=False).fake
    fake.replay(tmp_path / "shop.jsonl")
    url = "https://shop.test/v1/things/5"

    reply = fake.handle(Request(method="GET", url=url, headers={"x-key": "k"}))

    assert (206, (), b"") == (reply.status, reply.headers, reply.content)


def test_links_lead_to_the_fake_when_they_are_given_again(tmp_path: Path) -> None:
    live = "https://live.example/api/"
    pages: list[dict[str, Any]] = [
        {"things": [{"id": 1, "name": "a"}], "next": f"{live}things?page=2"},
        {"things": [{"id": 2, "name": "b"}], "next": None},
    ]
    arguments: list[dict[str, Any]] = [{}, {"page": 2}]
    write_recordings(
        tmp_path / "shop.jsonl",
        [
            without_address(recorded(page, operation="things.list", args=args), live)
            for page, args in zip(pages, arguments, strict=True)
        ],
    )
    replayed = Shop(made=paged_shop("next_url"))
    replayed.fake.replay(tmp_path / "shop.jsonl")

    found = replayed.items("next_url")

    assert [1, 2] == [one["id"] for one in found]
