"""HTML in texts of a description."""

from __future__ import annotations

import time

import pytest

from specmill.frontends.html_texts import text_of, without_html
from specmill.source.node import Node


@pytest.mark.parametrize(
    ("text", "plain"),
    [
        ("<p>One.</p><p>Two.</p>", "One.\n\nTwo."),
        ("one<br>two<br/>three", "one\n\ntwo\n\nthree"),
        ("<ul><li> <p>One</p></li><li>Two</li></ul>", "- One\n- Two"),
        ("a <b>bold</b> <em class='x'>word</em>", "a bold word"),
        ("<code>limit</code> of it", "`limit` of it"),
        ("<pre><code>x\n  y</code></pre>", "```\nx\n  y\n```"),
        (
            '<a href="https://a.example/b?c=1&d=2">the page</a>.',
            "[the page](https://a.example/b?c=1&d=2).",
        ),
        ('<a href="#charges">charges</a>', "charges"),
        ("<b>a</b> &amp; b &lt;c&gt; &#8217;", "a & b <c> \u2019"),
        ("<table><tr><th>a</th><td>b</td></tr></table>", "a b"),
        ("<!-- not shown -->said", "said"),
    ],
)
def test_html_becomes_text(text: str, plain: str) -> None:
    assert without_html(text) == plain


@pytest.mark.parametrize(
    "text",
    [
        "Basic <code>, as base64",
        "List<String> of <id>",
        "written as `<p>` or\n```\n<b>x</b>\n```",
        "?a=1&lang=2",
        "a < b && c > d",
        "AT&T;",
        "&quot;&#34;&lt;",
    ],
)
def test_what_is_no_html_stays(text: str) -> None:
    assert without_html(text) == text


def test_text_of_tags_alone_stays() -> None:
    assert without_html("<p></p>") == "<p></p>"


@pytest.mark.parametrize(
    "piece", ['<a href=""', "<!--", "<li ", "<pre ", "`", "<p ", "</code ", "&a"]
)
def test_open_brackets_take_no_longer_than_other_text(piece: str) -> None:
    begin = time.process_time()

    without_html(piece * 20_000)

    assert time.process_time() - begin < 2


def test_escaped_underscore_of_markdown_is_one() -> None:
    node = Node({"description": r"user\_id, not `a\_b`"}, "a.yaml")

    assert text_of(node, "description") == r"user_id, not `a\_b`"
