"""Bytes that are text, and bytes that are not."""

from __future__ import annotations

import pytest

from tests.unit.source.conftest import Desk


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16"])
def test_unicode_with_a_mark_is_read(desk: Desk, encoding: str) -> None:
    assert {"é": "😀"} == desk.read("é: 😀\n".encode(encoding)).value


@pytest.mark.parametrize("ending", ["\n", "\r\n", "\r"])
def test_every_line_ending_counts_as_one(desk: Desk, ending: str) -> None:
    root = desk.read(f"a: 1{ending}b: 2{ending}")

    assert (2, 1) == desk.position(root["b"])


@pytest.mark.parametrize(
    ("data", "finding"),
    [
        (b"a: \xe9\n", "api.yaml:1:4 syntax: byte 0xe9 at offset 3 is not UTF-8"),
        (b"a: \xc0\xaf\n", "api.yaml:1:4 syntax: byte 0xc0 at offset 3 is not UTF-8"),
        (
            b"a: \xed\xa0\x80\n",
            "api.yaml:1:4 syntax: byte 0xed at offset 3 is not UTF-8",
        ),
        ("a: 1\n".encode("utf-32"), "api.yaml:1:1 syntax: the file is UTF-32"),
        (
            b"\xff\xfea",
            "api.yaml:1:1 syntax: bytes at offset 2 are not UTF-16, as the byte order mark says",
        ),
    ],
)
def test_other_encoding_is_refused(desk: Desk, data: bytes, finding: str) -> None:
    desk.open(data)

    assert [finding] == desk.lines


@pytest.mark.parametrize(
    ("data", "hint"),
    [
        (b"\x1f\x8b\x08\x00", "the file looks like a gzip archive"),
        (b"\x89PNG\r\n\x1a\n", "the file looks like a PNG image"),
        (b"<!DOCTYPE html><html></html>", "the file looks like an HTML page"),
        (
            b"version https://git-lfs.github.com/spec/v1\n",
            "the file looks like a Git LFS pointer; run `git lfs pull`",
        ),
        (
            "a: 1\n".encode("utf-16-le"),
            "the file looks like UTF-16 or UTF-32 without a byte order mark; save it as UTF-8",
        ),
        (
            b"a: 1\n<<<<<<< HEAD\nb: 2\n=======\nb: 3\n>>>>>>> x\n",
            "the file contains unresolved merge conflicts",
        ),
    ],
)
def test_other_kind_of_file_is_recognised(desk: Desk, data: bytes, hint: str) -> None:
    desk.open(data)

    assert [hint] == [one.hint for one in desk.findings]
