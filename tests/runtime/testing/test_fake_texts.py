"""Made-up texts: of a pattern, a format and a length."""

import re

import pytest
from made_values import make

from specmill_runtime.testing.chance import Chance
from specmill_runtime.testing.contract import TextFormat
from specmill_runtime.testing.matching_texts import matching_text
from specmill_runtime.testing.schemas import Schemas
from specmill_runtime.testing.values import Values


@pytest.mark.parametrize(
    "pattern",
    [
        r"^[A-Z]{2}-\d{4,6}$",
        r"^\+[1-9]\d{1,14}$",
        r"^(foo|bar)_[a-z0-9]+$",
        r"^([a-z]+)-\1$",
        r"^[^@\s]+@[^@\s]+\.[a-z]{2,}$",
        r"^\p{L}+$",
        r"^(?<year>\d{4})$",
        r"[\w.]+\/[\w.]+",
        r"^#[0-9a-fA-F]{6}$",
        r"^(?:\d{3}|\*)$",
    ],
)
def test_text_matches_its_pattern(pattern: str) -> None:
    checker = Schemas({}, {}).checker(
        {"type": "string", "pattern": pattern}, "response"
    )

    assert checker.accepts(make({"type": "string", "pattern": pattern}))


def test_pattern_and_length_are_met_together() -> None:
    text = make(
        {"type": "string", "pattern": "^[a-z]+$", "minLength": 9, "maxLength": 11}
    )

    assert re.fullmatch("[a-z]{9,11}", text)


def test_text_for_a_broken_pattern_is_none() -> None:
    assert matching_text("(", Chance("x")) is None


@pytest.mark.parametrize(
    ("pattern", "text"),
    [(r"[\ud800-\udfff]", " "), (r"\ud83d\ude00", "\U0001f600"), (r"\ud83d", None)],
)
def test_text_for_surrogates_can_be_encoded(pattern: str, text: str | None) -> None:
    assert matching_text(pattern, Chance("x")) == text


def test_format_of_the_description_is_written_by_its_pattern() -> None:
    schemas = Schemas({}, {"day": TextFormat(pattern="%d.%m.%Y")})

    made = Values(schemas).value({"type": "string", "format": "day"}, "op")

    assert re.fullmatch(r"\d\d\.\d\d\.2026", made)


@pytest.mark.parametrize(
    ("form", "pattern"),
    [
        (TextFormat(kind="decimal", none="n/a"), r"\d+\.\d\d"),
        (TextFormat(kind="date"), r"2026-\d\d-\d\d"),
        (TextFormat(kind="datetime"), r"2026-\d\d-\d\dT\d\d:\d\d:\d\dZ"),
    ],
)
def test_format_without_pattern_is_the_standard_one(
    form: TextFormat, pattern: str
) -> None:
    made = Values(Schemas({}, {"own": form})).value(
        {"type": "string", "format": "own"}, "op"
    )

    assert re.fullmatch(pattern, made)


@pytest.mark.parametrize(
    ("text", "is_one"), [("12.50", True), ("n/a", True), ("amber", False)]
)
def test_text_is_of_a_format_of_decimals_as_sdks_read_it(
    text: str, is_one: bool
) -> None:
    schemas = Schemas({}, {"price": TextFormat(kind="decimal", none="n/a")})

    checker = schemas.checker({"type": "string", "format": "price"}, "request")

    assert is_one == checker.accepts(text)


def test_example_that_is_no_decimal_is_passed_over() -> None:
    schema = {"type": "string", "format": "decimal", "examples": ["testServer"]}

    assert re.fullmatch(r"\d+\.\d\d", make(schema))


@pytest.mark.parametrize("least", [20, 25, 35])
def test_time_is_as_long_as_it_has_to_be(least: int) -> None:
    schema = {"type": "string", "format": "date-time"}

    found = make({**schema, "minLength": least, "maxLength": least})

    assert least == len(found)


def test_text_of_a_pattern_is_of_its_format_too() -> None:
    pattern = r"^-?\d{0,1}(?:\.\d{0,2})?$"
    schema = {"type": "string", "format": "decimal", "pattern": pattern}

    found = [make(schema, index=index) for index in range(8)]

    assert all(any(char.isdigit() for char in text) for text in found)


@pytest.mark.parametrize("pattern", ["^[A-Z]+$", "^[a-z]{2,}$", "^(?:a|b)[0-9]+$"])
def test_text_of_a_pattern_is_just_as_long_as_it_has_to_be(pattern: str) -> None:
    schema = {"type": "string", "pattern": pattern, "minLength": 7, "maxLength": 7}

    assert re.fullmatch(pattern, make(schema))
    assert len(make(schema)) == 7


@pytest.mark.parametrize(
    "pattern", [r"^(?=.*[A-Z])(?=.*\d).{8,}$", r"^(?=[a-f])[a-z]{4}$", r"^(?!-)\w+$"]
)
def test_text_has_what_its_pattern_looks_for(pattern: str) -> None:
    assert re.search(pattern, make({"type": "string", "pattern": pattern}))
