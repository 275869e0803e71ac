"""Bodies read in pieces: iterated, saved, read; in both flavors."""

import asyncio
import io
import stat
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from harness import get
from streamed_servers import Pieces, Reader, StreamServer

from specmill_runtime import errors
from specmill_runtime.downloads import AsyncStreamedResponse, StreamedResponse
from specmill_runtime.operation import Result

FILE = get(results=(Result(status="200", type=lambda: bytes, media_type="image/png"),))
LOST = errors.ConnectionLostError("lost")


def body(*pieces: Any, **details: Any) -> Pieces:
    return Pieces(*pieces, media_type="image/png", **details)


def inside(
    flavor: str,
    pieces: Pieces,
    use: Callable[[StreamedResponse], Any],
    use_async: Callable[[AsyncStreamedResponse], Any],
    options: Any = None,
) -> Any:
    """What a function makes of the opened response."""
    reader = Reader(flavor, StreamServer(pieces))
    if flavor == "sync":
        with reader.sync.streamed(FILE, (), options) as response:
            return use(response)

    async def run() -> Any:
        async with reader.asynchronous.streamed(FILE, (), options) as response:
            return await use_async(response)

    return asyncio.run(run())


async def _all(iterator: Any) -> list[Any]:
    return [one async for one in iterator]


def saved(flavor: str, pieces: Pieces, target: Any) -> int:
    """The number of bytes that were saved."""
    count: int = inside(
        flavor, pieces, lambda one: one.save(target), lambda one: one.save(target)
    )
    return count


def test_chunks_are_handed_on(flavor: str) -> None:
    assert [b"ab", b"c"] == inside(flavor, body(b"ab", b"c"), list, _all)


def test_whole_body_can_be_read(flavor: str) -> None:
    pieces = body(b"ab", b"c")

    assert b"abc" == inside(
        flavor, pieces, lambda one: one.read(), lambda one: one.read()
    )


def test_lines_are_text_without_their_ends(flavor: str) -> None:
    pieces = body(b"\xef\xbb\xbfa\xc3", b"\xbc\r", b"\n\nb\xff\rc\xff")

    found = inside(
        flavor, pieces, lambda one: list(one.lines()), lambda one: _all(one.lines())
    )

    assert ["aü", "", "b\ufffd", "c\ufffd"] == found


def test_head_is_known_before_the_body(flavor: str) -> None:
    async def head(one: Any) -> Any:
        return one.status, one.headers["content-type"], one.request_id, one.operation

    found = inside(flavor, body(b"x"), lambda one: asyncio.run(head(one)), head)

    assert (200, "image/png", "r1", "things.get") == found


def test_body_is_saved_at_a_path(flavor: str, tmp_path: Path) -> None:
    target = tmp_path / "copy"

    assert 3 == saved(flavor, body(b"ab", b"c"), str(target))
    assert b"abc" == target.read_bytes()
    assert [target] == list(tmp_path.iterdir())


def test_body_is_saved_to_an_open_file(flavor: str) -> None:
    file = io.BytesIO()

    assert 3 == saved(flavor, body(b"ab", b"c"), file)
    assert b"abc" == file.getvalue()


def test_body_that_is_cut_off_leaves_no_file(flavor: str, tmp_path: Path) -> None:
    with pytest.raises(errors.ConnectionLostError):
        saved(flavor, body(b"ab", LOST), tmp_path / "copy")

    assert [] == list(tmp_path.iterdir())


def test_body_that_is_cut_off_leaves_the_old_file(flavor: str, tmp_path: Path) -> None:
    target = tmp_path / "copy"
    target.write_bytes(b"old")

    with pytest.raises(errors.ConnectionLostError):
        saved(flavor, body(b"ab", LOST), target)

    assert b"old" == target.read_bytes()
    assert [target] == list(tmp_path.iterdir())


def test_file_has_no_name_before_it_is_complete(flavor: str, tmp_path: Path) -> None:
    target = tmp_path / "copy"

    saved(flavor, body(b"ab", lambda: _check_absent(target), b"c"), target)

    assert target.exists()


def _check_absent(path: Path) -> None:
    assert not path.exists()


def test_file_behind_a_link_is_replaced(tmp_path: Path) -> None:
    (tmp_path / "link").symlink_to(tmp_path / "file")

    saved("sync", body(b"abc"), tmp_path / "link")

    assert (tmp_path / "link").is_symlink()
    assert b"abc" == (tmp_path / "file").read_bytes()


def test_saved_file_has_the_usual_permissions(tmp_path: Path) -> None:
    usual = tmp_path / "usual"
    usual.touch()

    saved("sync", body(b"abc"), tmp_path / "copy")

    modes = {stat.S_IMODE(path.stat().st_mode) for path in tmp_path.iterdir()}
    assert {stat.S_IMODE(usual.stat().st_mode)} == modes


def test_missing_folder_is_an_os_error(flavor: str, tmp_path: Path) -> None:
    pieces = body(b"abc")

    with pytest.raises(FileNotFoundError):
        saved(flavor, pieces, tmp_path / "nowhere" / "copy")

    assert 1 == pieces.closed


def test_size_is_not_limited(flavor: str) -> None:
    options = {"max_bytes": 10}

    chunks = inside(flavor, body(*[b"x" * 8] * 100), list, _all, options)

    assert 100 == len(chunks)


def test_deadline_is_that_of_the_call(flavor: str) -> None:
    server = StreamServer(body(b"x"))
    reader = Reader(flavor, server)

    async def run() -> None:
        async with reader.asynchronous.streamed(FILE):
            pass

    if flavor == "sync":
        with reader.sync.streamed(FILE):
            pass
    else:
        asyncio.run(run())

    assert [600.0] == [request.left for request in server.requests]


def test_lost_connection_names_the_call(flavor: str) -> None:
    with pytest.raises(errors.ConnectionLostError) as caught:
        inside(flavor, body(b"ab", LOST), list, _all)

    assert ("things.get", "r1") == (caught.value.operation, caught.value.request_id)


def test_status_error_is_raised_by_with(flavor: str) -> None:
    pieces = Pieces(b'{"message": "gone"}', status=404, media_type="application/json")

    with pytest.raises(errors.NotFoundError) as caught:
        inside(flavor, pieces, list, _all)

    assert {"message": "gone"} == caught.value.body


def test_connection_is_released(flavor: str) -> None:
    pieces = body(b"ab", b"c")

    async def nothing(one: Any) -> None:
        await anext(aiter(one))

    inside(flavor, pieces, lambda one: next(iter(one)), nothing)

    assert 1 == pieces.closed


def test_body_is_read_once(flavor: str) -> None:
    async def twice(one: Any) -> None:
        await one.read()
        await one.read()

    with pytest.raises(errors.ClosedError, match="read already"):
        inside(flavor, body(b"x"), lambda one: (one.read(), one.read()), twice)


def test_response_can_be_opened_again() -> None:
    response = Reader("sync", StreamServer(body(b"x"))).sync.streamed(FILE)
    with response:
        first = response.read()

    with response:
        assert first == response.read()


def test_response_is_used_inside_with() -> None:
    response = Reader("sync", StreamServer(body())).sync.streamed(FILE)

    with pytest.raises(errors.ClosedError, match="`with`"):
        _ = response.status


def test_arguments_are_checked_at_once() -> None:
    core = Reader("sync", StreamServer(body())).sync

    with pytest.raises(errors.ArgumentError):
        core.streamed(get("/{id}"))
