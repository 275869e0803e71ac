"""Pages and their sections: what is text, what begins a section, what counts as a change."""

from __future__ import annotations

import datetime
import threading
from collections.abc import Iterator
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path

import pytest

from specmill.provenance.headings import Known, named_in, undescribed
from specmill.provenance.normal import digest, slug
from specmill.provenance.page_text import read_page
from specmill.provenance.sections import split_page
from tests.command_line import Command

GET = Known("getSms", "GET /sms/{id}", "GET", "/sms/{}", frozenset())
POST = Known("createSms", "POST /sms", "POST", "/sms", frozenset())
RPC = Known("sms.get", "sms.get", "", "", frozenset({"sms.get"}))
TITLED = Known("x", "GET /x", "GET", "/x", frozenset({"orderatext"}))
LONG = Known("add", "PUT /addSubscriber/{id}", "PUT", "/addsubscriber/{}", frozenset())
KNOWN = (POST, GET, RPC, TITLED, LONG)


def lines(text: str) -> list[str]:
    return [one.text for one in read_page(text.encode()).lines]


def names(text: str) -> list[str]:
    return [one.name for one in split_page(read_page(text.encode()), KNOWN)]


@pytest.mark.parametrize(
    ("line", "known"),
    [
        ("POST /sms", POST),
        ("POST/smsOrder a text", POST),
        ("get/api/sms/{sms_id}/", GET),
        ("GET https://sms.example/v1/sms/<id>", GET),
        ("Read oneGET/rest/sms/:id?full=1", GET),
        ("PUT /rest/add_subscriber/{country}/", LONG),
        ("sms.get", RPC),
        ("Order a text", TITLED),
    ],
)
def test_a_heading_names_an_operation(line: str, known: Known) -> None:
    assert named_in(line, KNOWN) == (known,)


@pytest.mark.parametrize(
    "line",
    [
        "GET /sms",
        "POST /sms/{id}",
        "target/sms",
        "sms.get | reads one text",
        "PUT /sms",
    ],
)
def test_a_line_about_something_else_names_none(line: str) -> None:
    assert named_in(line, KNOWN) == ()


@pytest.mark.parametrize(
    ("line", "calls"),
    [
        ("DELETE /sms/{id}", ("DELETE /sms/{id}",)),
        ("See GET /mms?limit=3, and POST /sms.", ("GET /mms",)),
        ("GET https://sms.example/v1/mms", ("GET /v1/mms",)),
        ("GET /v1/sms/7", ("GET /v1/sms/7",)),
        ("GET /v1/sms/{sms_id} gets one", ()),
        ("get /mms, and TARGET /mms", ()),
    ],
)
def test_calls_that_no_operation_has_are_found(
    line: str, calls: tuple[str, ...]
) -> None:
    assert undescribed([line], KNOWN) == calls


def test_calls_of_http_are_none_of_json_rpc() -> None:
    assert undescribed(["GET /mms"], [RPC]) == ()


def test_menus_scripts_and_footers_are_no_text() -> None:
    page = (
        "<html><head><title>T</title><style>a{}</style></head><body><nav>N</nav>"
        "<script>s()</script><h1>H</h1><p>One <b>two</b></p><footer>F</footer></body>"
    )

    assert lines(page) == ["H", "One two"]


def test_cells_of_a_row_are_one_line() -> None:
    page = "<html><table><tr><td>a</td><td>b</td></tr><tr><td>c</td></tr></table>"

    assert lines(page) == ["a | b", "c"]


def test_an_unclosed_page_is_read_to_its_end() -> None:
    assert lines("<html><body><p>One<p>Two<table><tr><td>Three") == [
        "One",
        "Two",
        "Three",
    ]


def test_a_section_is_named_after_its_operation() -> None:
    page = "<html><h1>API</h1><h2>Order a text</h2><p>x</p><h3>Answer</h3><p>y</p>"

    assert names(page) == ["api", "GET /x"]


def test_a_heading_below_may_say_the_path() -> None:
    page = "# API\n\n## Sending\n\n`POST /sms`\n\n### Body\n\n## Limits\n\nNone.\n"

    assert names(page) == ["api", "POST /sms", "limits"]


def test_a_mention_further_down_begins_nothing() -> None:
    page = "POST /sms\nOrders a text.\nsms.get\nReads it.\nPOST /sms\nonce more\n"

    assert names(page) == ["POST /sms", "sms.get"]


def test_equal_headings_get_numbers() -> None:
    page = "# Notes\n\na\n\n# Notes\n\nb\n"

    assert names(page) == ["notes", "notes-2"]


def test_a_heading_in_a_code_block_is_code() -> None:
    assert names("# A\n\n```\n# b\n```\n") == ["a"]


def test_every_line_is_in_one_section() -> None:
    page = read_page(
        b"Intro\n\nPOST /sms\nOrders.\n\nSome title\nThis is the first of five words.\n"
    )
    sections = split_page(page, KNOWN)

    assert [line for one in sections for line in one.lines] == [
        one.text for one in page.lines
    ]


def test_blanks_bullets_and_kinds_of_quotes_do_not_count() -> None:
    first = [
        "• Use the \N{LEFT DOUBLE QUOTATION MARK}id\N{RIGHT DOUBLE QUOTATION MARK}",
        "a | b",
    ]

    assert digest(first) == digest(['Use the "id" a', "b"])


def test_words_count() -> None:
    assert digest(["one id"]) != digest(["one ids"])


def test_a_name_is_short_and_plain() -> None:
    assert slug("Überblick: “SMS” & more") == "uberblick-sms-more"


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


def test_a_changed_page_is_a_finding_with_a_diff(run: Command) -> None:
    run("docs", "lock", "texts", "--page", "page.md")
    checked = run("docs", "check", "texts", "--against", "newer.md")

    assert checked.code == 1
    assert (
        "CHANGED POST /sms\n  operation POST /sms: texts/openapi.yaml:9:5\n"
        in checked.out
    )
    assert "  - It is free.\n  + It costs.\n" in checked.out


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


def test_a_page_may_be_utf_16() -> None:
    page = "# Texts\n\nÜber".encode("utf-16")

    assert [one.text for one in read_page(page).lines] == ["Texts", "Über"]


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
    ],
)
def test_wrong_usage_ends_with_two(run: Command, arguments: tuple[str, ...]) -> None:
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
