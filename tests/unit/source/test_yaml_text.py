"""Texts in quotes of YAML."""

from __future__ import annotations

import pytest

from specmill.source.limits import Limits
from specmill.source.yaml_reader import read_yaml
from specmill.source.yaml_text import yaml_text

TEXTS = (
    *("", "plain", 'a "quoted" \\ one', "#/x: y", "two\nlines\tof\r\nit", "null"),
    *(
        "Привет — “ok”",
        "🎉",
        "👩\u200d👧",
        "\x00\x1b\x7f\x85\x9f\ufeff",
        "\u2028\u202e",
    ),
    "\U000e0041",
)


@pytest.mark.parametrize("text", TEXTS)
def test_a_text_in_quotes_is_read_as_it_was(text: str) -> None:
    assert {"a": text} == read_yaml(f"a: {yaml_text(text)}\n", Limits()).value


@pytest.mark.parametrize("text", ["Привет — “ok”", "🎉"])
def test_what_can_be_read_stays_as_it_is(text: str) -> None:
    assert yaml_text(text) == f'"{text}"'


@pytest.mark.parametrize("sign", "\x1b\x7f\u2028\u202e\ufeff\U000e0041")
def test_what_can_not_be_seen_is_an_escape(sign: str) -> None:
    assert yaml_text(sign).isascii()
