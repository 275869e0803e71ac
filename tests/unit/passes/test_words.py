"""Words of names."""

from __future__ import annotations

import pytest

from specmill.passes.words import (
    fold,
    pascal,
    singular,
    snake,
    without_run,
)


def test_numbers_are_kept_apart() -> None:
    assert pascal(["Variant", "1", "2"]) == "Variant1_2"


def test_snake_is_lower_case() -> None:
    assert snake(["Send", "SMS"]) == "send_sms"


def test_fold_forgets_case_and_separators() -> None:
    assert fold("SMS.SearchFilters") == fold("sms_search_filters")


@pytest.mark.parametrize(
    ("plural", "expected"),
    [
        ("pets", "pet"),
        ("categories", "category"),
        ("boxes", "box"),
        ("address", "address"),
    ],
)
def test_singular(plural: str, expected: str) -> None:
    assert singular(plural) == expected


@pytest.mark.parametrize(
    ("one", "many"),
    [
        ("response", "responses"),
        ("database", "databases"),
        ("status", "statuses"),
        ("alias", "aliases"),
        ("cache", "caches"),
        ("movie", "movies"),
        ("person", "people"),
        ("process", "processes"),
    ],
)
def test_noun_and_its_plural_are_the_same(one: str, many: str) -> None:
    assert singular(one) == singular(many)


def test_run_is_taken_out_once() -> None:
    assert without_run(["list", "Pets", "of", "pets"], ["pet"]) == [
        "list",
        "of",
        "pets",
    ]
