"""The report as a page of HTML."""

from __future__ import annotations

import base64
import hashlib
import re
from html.parser import HTMLParser
from typing import Any

import pytest

from specmill.diff.findings import Change
from specmill.diff.reports.forms import Form, render_reviews
from tests.diff.reports.changes import EVERY, GAINED, HOSTILE, changed, review

VOID = {"meta", "input", "br"}


class Elements(HTMLParser):
    """Elements with their attributes, and whether every one is closed."""

    def __init__(self, text: str) -> None:
        super().__init__()
        self.found: list[tuple[str, dict[str, str | None]]] = []
        self.open: list[str] = []
        self.feed(text)
        self.close()

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.found.append((tag, dict(attrs)))
        if tag not in VOID:
            self.open.append(tag)

    def handle_endtag(self, tag: str) -> None:
        assert self.open.pop() == tag


def page(*changes: Change, **values: Any) -> str:
    return render_reviews([review(*changes, **values)], Form.HTML)


def test_every_element_is_closed() -> None:
    assert Elements(page(*EVERY)).open == []


def test_nothing_is_loaded_from_elsewhere() -> None:
    elements = Elements(page(*EVERY)).found

    assert [one for _, one in elements if {"src", "href"} & one.keys()] == []


def test_only_the_page_s_own_script_may_run() -> None:
    shown = page(*EVERY)
    script = re.search(r"<script>(.*)</script>", shown, re.DOTALL)
    assert script is not None
    digest = base64.b64encode(hashlib.sha256(script[1].encode()).digest()).decode()

    assert f"script-src 'sha256-{digest}'" in shown


def test_layers_are_filtered_without_a_script() -> None:
    shown = page(GAINED)

    assert "body:has(#only-wire:checked) .change:not(.in-wire)" in shown
    assert 'class="change in-wire"' in shown


def test_what_only_works_with_a_script_is_hidden_without() -> None:
    controls = [one for _, one in Elements(page(*EVERY)).found if "data-script" in one]

    assert len(controls) == 2
    assert all("hidden" in one for one in controls)


def test_both_sides_are_shown() -> None:
    shown = page(GAINED)

    assert "before · specs/pets/openapi.yaml:41:7" in shown
    assert "after · specs/pets/openapi.yaml:44:7" in shown


def test_anchors_are_unique() -> None:
    reviews = [review(*EVERY), review(*EVERY)]
    ids = re.findall(r' id="([^"]+)"', render_reviews(reviews, Form.HTML))

    assert len(ids) == len(set(ids))


@pytest.mark.parametrize("hostile", HOSTILE)
def test_text_of_a_description_makes_no_element(hostile: str) -> None:
    change = changed(
        GAINED,
        subject=hostile,
        message=hostile,
        consequence=f"so {hostile}",
        before=hostile,
        after=hostile,
        witness={hostile: hostile},
        operations=(hostile, "other"),
    )
    tame = changed(
        GAINED,
        subject="a",
        message="b",
        consequence="so c",
        before="d",
        after="e",
        witness={"f": "g"},
        operations=("h", "other"),
    )
    tags = [
        tag for tag, _ in Elements(page(change, title=hostile)).found if tag != "code"
    ]

    assert tags == [tag for tag, _ in Elements(page(tame)).found if tag != "code"]
