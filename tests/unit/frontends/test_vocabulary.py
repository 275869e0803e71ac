"""Keys of `x-specmill-`: all that are read are known, and no other one passes."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

import specmill
from specmill.frontends.vocabulary import HINTS
from tests.unit.frontends.conftest import read_methods, read_operation, read_paths

SOURCES = sorted(
    path
    for part in ("frontends", "contract", "fixtures")
    for path in (Path(specmill.__file__).parent / part).rglob("*.py")
)


def test_every_key_that_is_read_is_known() -> None:
    read = {
        key
        for path in SOURCES
        if path.name != "vocabulary.py"
        for key in re.findall(r'"(x-specmill-[a-z-]+)"', path.read_text("utf-8"))
    }

    assert read == HINTS.keys()


def test_misspelt_key_is_an_error_with_the_right_one() -> None:
    outcome = read_operation("x-specmill-paginatoin: {}")

    assert outcome.report("unknown-hint").hint == (
        "did you mean 'x-specmill-pagination'?"
    )


def test_misspelt_prefix_is_an_error() -> None:
    assert read_operation("x-specmil-name: a.b").codes == ["unknown-hint"]


def test_error_stands_at_the_key() -> None:
    outcome = read_operation(
        "parameters: [{name: a, in: query, schema: {type: string, x-specmill-kep: 1}}]"
    )

    assert outcome.pointer("unknown-hint") == (
        "/paths/~1pets/get/parameters/0/schema/x-specmill-kep"
    )


@pytest.mark.parametrize(
    ("operation", "said"),
    [
        ("x-specmill-keep: true", "'x-specmill-keep' means nothing on an operation"),
        (
            "parameters: [{name: a, in: query, schema: {}, x-specmill-safe: true}]",
            "'x-specmill-safe' means nothing on a parameter",
        ),
        (
            "responses: {'200': {description: '', x-specmill-stream: {format: lines}}}",
            "'x-specmill-stream' means nothing on a response",
        ),
    ],
)
def test_key_that_nothing_reads_where_it_stands_is_an_error(
    operation: str, said: str
) -> None:
    assert read_operation(operation).report("misplaced-hint").message == said


def test_misplaced_key_gets_its_places() -> None:
    outcome = read_paths("{/pets: {x-specmill-qualifiers: {}}}")

    assert outcome.report("misplaced-hint").hint == "it belongs on a parameter"


def test_key_of_another_language_is_an_error() -> None:
    outcome = read_methods(
        "[{name: a, params: [{name: b, schema: {}, x-specmill-qualifiers: {}}]}]"
    )

    assert outcome.codes == ["unknown-hint"]


@pytest.mark.parametrize(
    "hint", ["keep: 1", "normalize: lists", "encoding: b", "name: 5"]
)
def test_value_of_a_wrong_shape_is_an_error(hint: str) -> None:
    schema = f"{{x-specmill-{hint}}}"
    outcome = read_operation(f"parameters: [{{name: a, in: query, schema: {schema}}}]")

    assert outcome.codes == ["invalid-extension"]


def test_key_of_others_is_left_alone() -> None:
    assert read_paths("{}", **{"x-specification": "5"}).codes == []
