"""`specmill docs lock` and `docs check`: pages that stay, change, are fetched, or can not be read."""

from __future__ import annotations

import datetime
import threading
from collections.abc import Iterator
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path

import pytest

from tests.command_line import Command

SPEC = """\
openapi: 3.1.0
info:
  title: Texts
  version: "1"
  x-specmill-provenance: {kind: documentation, page: texts.example/api}
servers: [{url: "https://texts.example"}]
paths:
  /sms:
    post:
      operationId: createSms
      responses: {"204": {description: Done}}
"""


@pytest.fixture
def run(
    capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> Command:
    """Run `specmill docs` in a folder with a description and a page."""
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("XDG_CACHE_HOME", str(tmp_path / "cache"))
    Path("texts").mkdir()
    Path("texts/openapi.yaml").write_text(SPEC)
    Path("page.md").write_text(
        "# Texts\n\n## POST /sms\n\nOrders a text. It is free.\n"
    )
    Path("newer.md").write_text("# Texts\n\n## POST /sms\n\nOrders a text. It costs.\n")
    return Command(capsys, monkeypatch)


def test_a_lock_is_written_and_found_again(run: Command) -> None:
    locked = run("docs", "lock", "texts", "--page", "page.md")
    checked = run("docs", "check", "texts", "--against", "page.md")

    assert (locked.code, locked.out) == (0, "texts/docs.lock: written\n")
    assert (checked.code, checked.err) == (0, "")


def test_a_lock_may_hold_any_path(run: Command) -> None:
    Path("texts/openapi.yaml").write_text(SPEC.replace("/sms", "/🎉"), encoding="utf-8")
    Path("page.md").write_text("# Texts\n\n## POST /🎉\n\nParty.\n", encoding="utf-8")
    run("docs", "lock", "texts", "--page", "page.md")

    checked = run("docs", "check", "texts", "--against", "page.md")

    assert (checked.code, checked.err) == (0, "")


def test_a_changed_page_is_a_finding_with_a_diff(run: Command) -> None:
    run("docs", "lock", "texts", "--page", "page.md")
    checked = run("docs", "check", "texts", "--against", "newer.md")

    assert checked.code == 1
    assert (
        "CHANGED POST /sms\n  operation POST /sms: texts/openapi.yaml:9:5\n"
        in checked.out
    )
    assert "  - It is free.\n  + It costs.\n" in checked.out


def test_a_heading_like_others_leaves_those_what_they_were(run: Command) -> None:
    same = "\n## Limits\n\nTen a day.\n\n## Limits\n\nFive MB.\n"
    Path("page.md").write_text(f"# Texts\n{same}")
    Path("newer.md").write_text(f"# Texts\n\n## Limits\n\nNone at night.\n{same}")
    run("docs", "lock", "texts", "--page", "page.md")

    checked = run("docs", "check", "texts", "--against", "newer.md")

    assert "texts.example/api: sections since" in checked.out
    assert ": 1 new\n\nNEW limits\n" in checked.out


def test_a_heading_like_others_that_goes_is_gone(run: Command) -> None:
    limits = "\n## Limits\n\nTen a day.\n"
    Path("page.md").write_text(f"# Texts\n{limits}{limits}")
    Path("newer.md").write_text(f"# Texts\n{limits}")
    run("docs", "lock", "texts", "--page", "page.md")

    checked = run("docs", "check", "texts", "--against", "newer.md")

    assert ": 1 gone\n\nGONE limits-2\n" in checked.out


def test_without_the_old_text_new_lines_are_shown(run: Command) -> None:
    run("docs", "lock", "texts", "--page", "page.md")
    for path in Path("cache/specmill/pages").iterdir():
        path.unlink()
    checked = run("docs", "check", "texts", "--against", "newer.md")
    shown = run("docs", "check", "texts", "--against", "newer.md", "--old", "page.md")

    assert "  + Orders a text. It costs.\n  - 1 line is gone; --old FILE" in checked.out
    assert "  - It is free.\n" in shown.out


def test_a_page_that_says_the_same_keeps_its_day(run: Command) -> None:
    run("docs", "lock", "texts", "--page", "page.md")
    lock = Path("texts/docs.lock")
    today = datetime.datetime.now(tz=datetime.UTC).date().isoformat()
    lock.write_text(lock.read_text().replace(today, "2001-01-31"))

    run("docs", "lock", "texts", "--page", "page.md")

    assert 'read: "2001-01-31"' in lock.read_text()


def test_an_operation_without_a_section_is_named(run: Command) -> None:
    Path("page.md").write_text("# Texts\n\nNothing.\n")
    locked = run("docs", "lock", "texts", "--page", "page.md")

    assert "no section is about POST /sms: texts/openapi.yaml:9:5\n" in locked.out


def test_an_operation_that_is_gone_is_a_finding(run: Command) -> None:
    run("docs", "lock", "texts", "--page", "page.md")
    Path("texts/openapi.yaml").write_text(SPEC.replace("createSms", "orderSms"))

    checked = run("docs", "check", "texts")

    assert checked.code == 1
    assert "the lock has an operation that is gone: createSms\n" in checked.out


def test_an_operation_that_is_new_on_a_page_is_told(run: Command) -> None:
    run("docs", "lock", "texts", "--page", "page.md")
    text = Path("page.md").read_text()
    Path("newer.md").write_text(f"{text}\n# Forget a text\n\nDELETE /sms/{{id}}\n")

    checked = run("docs", "check", "texts", "--against", "newer.md")

    assert "  no operation is described for DELETE /sms/{id}\n" in checked.out
    assert "concerns every operation" not in checked.out


class _Pages(BaseHTTPRequestHandler):
    def do_GET(self) -> None:
        self.send_response(200 if self.path == "/newer.md?a=b" else 404)
        self.end_headers()
        self.wfile.write(Path("newer.md").read_bytes())

    def log_message(self, format: str, *args: object) -> None:
        """Keep the output of the tests quiet."""


@pytest.fixture
def host() -> Iterator[str]:
    server = ThreadingHTTPServer(("127.0.0.1", 0), _Pages)
    threading.Thread(target=server.serve_forever, daemon=True).start()
    yield f"http://127.0.0.1:{server.server_address[1]}"
    server.shutdown()
    server.server_close()


def test_a_page_is_fetched_when_its_address_is_given(run: Command, host: str) -> None:
    run("docs", "lock", "texts", "--page", "page.md")
    checked = run("docs", "check", "texts", "--against", f"{host}/newer.md?a=b")

    assert "CHANGED POST /sms" in checked.out


@pytest.mark.parametrize("command", ["lock --page", "check --against"])
def test_an_address_that_is_none_is_told(run: Command, command: str) -> None:
    run("docs", "lock", "texts", "--page", "page.md")
    name, option = command.split()

    ended = run("docs", name, "texts", option, "http://[texts.example/api")

    assert ended.code == 1
    assert "http://[texts.example/api: error[unreadable-page]" in ended.err


def test_addresses_of_the_lock_are_fetched_only_when_asked(
    run: Command, host: str
) -> None:
    run("docs", "lock", "texts", "--page", f"{host}/newer.md?a=b")

    assert "not read now" in run("docs", "check", "texts").out
    assert "says what it said" in run("docs", "check", "texts", "--fetch").out


def test_a_page_that_can_not_be_fetched_is_told(run: Command, host: str) -> None:
    fetched = run("docs", "lock", "texts", "--page", f"{host}/nowhere")

    assert (fetched.code, fetched.out) == (1, "")
    assert "nowhere: error[unreadable-page]: the server answered 404\n" in fetched.err
    assert "Usage" not in fetched.err


def test_a_page_that_can_not_be_compared_is_a_finding(run: Command, host: str) -> None:
    run("docs", "lock", "texts", "--page", "page.md")
    checked = run("docs", "check", "texts", "--against", f"{host}/nowhere")

    assert checked.code == 1
    assert "error[unreadable-page]" in checked.err
    assert "Usage" not in checked.err


def test_a_page_without_address_can_not_be_fetched(run: Command) -> None:
    run("docs", "lock", "texts", "--page", "page.md")
    checked = run("docs", "check", "texts", "--fetch")

    assert checked.code == 1
    assert (
        "texts/docs.lock:5:5: error[page-without-address]: 'texts.example/api'"
        in checked.err
    )
    assert "hint: lock it from there: --page https://texts.example/api" in checked.err


def test_a_page_that_is_given_needs_no_address(run: Command) -> None:
    run("docs", "lock", "texts", "--page", "page.md")
    checked = run("docs", "check", "texts", "--fetch", "--against", "page.md")

    assert (checked.code, checked.err) == (0, "")


def test_an_address_is_kept_for_a_page_that_says_the_same(
    run: Command, host: str
) -> None:
    run("docs", "lock", "texts", "--page", "newer.md")
    run("docs", "lock", "texts", "--page", f"texts.example/api={host}/newer.md?a=b")

    assert "says what it said" in run("docs", "check", "texts", "--fetch").out


@pytest.mark.parametrize("arguments", [(), ("--against", "page.md"), ("--fetch",)])
def test_nothing_can_be_checked_without_a_lock(
    run: Command, arguments: tuple[str, ...]
) -> None:
    checked = run("docs", "check", "texts", *arguments)

    assert (checked.code, checked.out) == (1, "")
    assert "texts/docs.lock: error[no-docs-lock]" in checked.err


NO_TEXT = (
    b"\x7fELF\x02\x01\x01\0\0\0",
    b"%PDF-1.7\n" + bytes(range(256)) * 9,
    b" \n",
    b"<html><body><script>run()</script></body></html>",
)


@pytest.mark.parametrize("content", NO_TEXT)
def test_what_is_no_text_replaces_no_lock(run: Command, content: bytes) -> None:
    run("docs", "lock", "texts", "--page", "page.md")
    before = Path("texts/docs.lock").read_bytes()
    Path("page.html").write_bytes(content)

    locked = run("docs", "lock", "texts", "--page", "page.html")

    assert (locked.code, Path("texts/docs.lock").read_bytes()) == (1, before)
    assert "page.html: error[page-without-text]" in locked.err


def test_what_is_no_text_is_no_newer_page(run: Command) -> None:
    run("docs", "lock", "texts", "--page", "page.md")
    Path("page.html").write_bytes(NO_TEXT[0])

    checked = run("docs", "check", "texts", "--against", "page.html")

    assert checked.code == 1
    assert "GONE" not in checked.out


def test_a_lock_that_can_not_be_read_is_not_replaced(run: Command) -> None:
    Path("texts/docs.lock").write_text("version: 2\n")

    locked = run("docs", "lock", "texts", "--page", "page.md")

    assert (locked.code, Path("texts/docs.lock").read_text()) == (1, "version: 2\n")


@pytest.mark.parametrize(
    "arguments",
    [
        ("lock", "texts"),
        ("lock", "texts", "--page", "nowhere.md"),
        ("check", "nowhere"),
        ("check", "texts", "--old", "page.md"),
        ("check", "texts", "--against", "newer.md", "--old", "other=page.md"),
    ],
)
def test_wrong_usage_ends_with_two(run: Command, arguments: tuple[str, ...]) -> None:
    run("docs", "lock", "texts", "--page", "page.md")

    ended = run("docs", *arguments)

    assert (ended.code, ended.out) == (2, "")


@pytest.mark.parametrize(
    "text", ["version: 2\n", "version: 1\npages: x\n", "[", "a: 1\n"]
)
def test_a_broken_lock_is_told_with_its_place(run: Command, text: str) -> None:
    Path("texts/docs.lock").write_text(text)

    checked = run("docs", "check", "texts")

    assert checked.code == 1
    assert checked.err.startswith("texts/docs.lock:1:")
