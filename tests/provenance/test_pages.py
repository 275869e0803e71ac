"""Pages and their sections: what is text, what begins a section, what counts as a change."""

from __future__ import annotations

import pytest

from specmill.provenance.headings import Known, named_in, undescribed
from specmill.provenance.normal import digest, slug
from specmill.provenance.page_text import read_page
from specmill.provenance.sections import split_page

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


@pytest.mark.parametrize(
    ("attribute", "kept"),
    [
        ("class='notice'", True),
        ("class='alert-box warning'", True),
        ("role='note'", True),
        ("class='sidebar multiple'", False),
        ("", False),
    ],
)
def test_notes_are_text_and_columns_beside_the_page_are_none(
    attribute: str, kept: bool
) -> None:
    page = f"<html><h1>H</h1><p>One<aside {attribute}>Two</aside>Three</p>"

    assert lines(page) == (["H", "One", "Two", "Three"] if kept else ["H", "OneThree"])


@pytest.mark.parametrize(
    "start",
    ["<nav>N", "<aside>A", "<nav>N<footer>F</footer>", "<nav>N<aside>A</nav>"],
)
@pytest.mark.parametrize("content", ["<h1>H</h1><p>One", "<main>H<p>One"])
def test_a_menu_without_an_end_ends_where_the_contents_begin(
    start: str, content: str
) -> None:
    page = f"<html><body>{start}{content}<footer>F</footer></body></html>"

    assert lines(page) == ["H", "One"]


def test_a_heading_in_a_menu_is_no_text() -> None:
    assert lines("<html><nav><h1>Logo</h1>N</nav><h1>H</h1>") == ["H"]


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


@pytest.mark.parametrize(
    "code",
    [
        "    # b\n",
        "````\n```\n# b\n```\n````\n",
        "```\n~~~\n# b\n```\n",
        "~~~ sh\n# b\n~~~~\n",
        "- list\n\n  ```\n  # b\n  ```\n",
    ],
)
def test_code_ends_where_its_block_does(code: str) -> None:
    assert names(f"# A\n\n{code}\n# C\n\nText\n") == ["a", "c"]


def test_signs_of_code_in_a_line_begin_no_block() -> None:
    assert names("# A\n\n```GET /no```\n\n# B\n") == ["a", "b"]


@pytest.mark.parametrize(
    "element", ['<p align="center">Logo</p>', "Send `<body>`.", "<table></table>"]
)
def test_markdown_may_have_elements_of_html(element: str) -> None:
    page = f"{element}\n\n# API\n\nIntro.\n\n## POST /sms\n\nOrders.\n"

    assert names(page)[1:] == ["api", "POST /sms"]


@pytest.mark.parametrize(
    "page",
    [
        "<!-- a > b -->\n<?xml version='1.0'?>\n<!DOCTYPE html>\n# not\n<h1>A</h1>",
        "<div><h1>A</h1><pre>\n# not\n# not</pre>",
    ],
)
def test_html_may_have_signs_of_markdown(page: str) -> None:
    assert names(page)[-1] == "a"


def test_a_line_above_a_rule_is_a_heading_of_markdown() -> None:
    page = "API\n===\n\nIntro.\n\nPOST /sms\n---------\n\nOrders.\n\n### Body\n"

    assert names(page) == ["api", "POST /sms"]


@pytest.mark.parametrize(
    "page",
    [
        "Some title\n----------\nThis is a page of plain text.\n",
        "---\ntitle: A\n---\n\n# B\n",
        "# B\n\n- item\n------\n",
        "# B\n\ntwo\nlines\n-----\n",
    ],
)
def test_other_rules_make_no_heading(page: str) -> None:
    assert 2 not in {one.level for one in read_page(page.encode()).lines}


@pytest.mark.parametrize("heading", ["# {}", "<h1>{}</h1>"])
def test_many_signs_in_a_heading_take_no_time(heading: str) -> None:
    text = "#" * 20_000 + "x"

    assert lines(heading.format(text)) == [text]


def test_signs_at_the_end_of_a_heading_are_left_out() -> None:
    assert lines("# One ##\nText") == ["One", "Text"]


def test_links_at_the_end_of_a_heading_are_left_out() -> None:
    assert lines("<h1>One <a href='#one'>¶</a></h1>") == ["One"]


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


@pytest.mark.parametrize(
    "text", ["\u6982\u8981", "\u041e\u0442\u043f\u0440\u0430\u0432\u043a\u0430"]
)
def test_a_heading_in_another_script_names_a_section(text: str) -> None:
    assert names(f"# {text}\n") == [text.lower()]


@pytest.mark.parametrize(
    ("charset", "encoding", "text"),
    [
        ("Shift_JIS", "shift_jis", "概要"),
        ("windows-1251", "cp1251", "Отправка"),
        ("ISO-8859-15", "iso8859-15", "5 €"),
        ("ISO-8859-1", "cp1252", "5 €"),
        ("unicode_escape", "cp1252", "5 €"),
        ("gb-nothing", "cp1252", "5 €"),
    ],
)
def test_a_page_says_how_it_is_written(charset: str, encoding: str, text: str) -> None:
    page = f'<html><meta charset="{charset}"><p>{text}</p>'.encode(encoding)

    assert [one.text for one in read_page(page).lines] == [text]


def test_a_page_may_be_utf_16() -> None:
    page = "# Texts\n\nÜber".encode("utf-16")

    assert [one.text for one in read_page(page).lines] == ["Texts", "Über"]
