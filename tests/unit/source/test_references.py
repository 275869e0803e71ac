"""What references lead to, and what they may not lead to."""

from __future__ import annotations

import pytest

from tests.unit.source.conftest import Desk
from tests.unit.source.following import find


@pytest.mark.parametrize(
    ("reference", "target"),
    [
        ("#/schemas/Pet", "api.yaml#/schemas/Pet"),
        ("#/schemas/%50et", "api.yaml#/schemas/Pet"),
        ("#/schemas/a~1b~0c%25d%20e", "api.yaml#/schemas/a~1b~0c%d e"),
        ("#/schemas/a~1b~0c%d e", "api.yaml#/schemas/a~1b~0c%d e"),
        ("#/list/0/a", "api.yaml#/list/0/a"),
        ("#/schemas/Alias", "api.yaml#/schemas/Pet"),
        ("#/schemas/Deep/a", "api.yaml#/list/0/a"),
        ("#", "api.yaml#"),
        ("api.yaml#/schemas/Pet", "api.yaml#/schemas/Pet"),
        ("./api.yaml", "api.yaml#"),
    ],
)
def test_reference_leads_to_its_target(desk: Desk, reference: str, target: str) -> None:
    assert target == find(desk, reference)


@pytest.mark.parametrize(
    ("reference", "finding"),
    [
        (
            "#/schemas/Nope",
            "dangling-reference: '#/schemas/Nope' leads nowhere: /schemas has no 'Nope'",
        ),
        (
            "#/nope",
            "dangling-reference: '#/nope' leads nowhere: the root has no 'nope'",
        ),
        (
            "#/list/00",
            "dangling-reference: '#/list/00' leads nowhere: /list has no '00'",
        ),
        (
            "#/list/-1",
            "dangling-reference: '#/list/-1' leads nowhere: /list has no '-1'",
        ),
        (
            "#/list/\u0660",
            "dangling-reference: '#/list/\u0660' leads nowhere: /list has no '\u0660'",
        ),
        ("#/list/1", "dangling-reference: '#/list/1' leads nowhere: /list has no '1'"),
        (
            "#/list/0/a/b",
            (
                "dangling-reference: '#/list/0/a/b' leads nowhere:"
                " /list/0/a is neither a mapping nor a sequence"
            ),
        ),
        (
            "#schemas/Pet",
            (
                "dangling-reference: '#schemas/Pet' is neither a JSON pointer, which begins with '#/',"
                " nor an anchor of the document"
            ),
        ),
        (
            "#/a~2b",
            "invalid-reference: '#/a~2b' has a '~' that begins neither '~0' nor '~1'",
        ),
        (
            "#/a%zz",
            "dangling-reference: '#/a%zz' leads nowhere: the root has no 'a%zz'",
        ),
        (
            "a%zz",
            "invalid-reference: 'a%zz' has a '%' that begins no escape such as '%20'",
        ),
        (
            "a%ff",
            "invalid-reference: 'a%ff' has a '%' that begins no escape such as '%20'",
        ),
        (
            "nope.yaml",
            "dangling-reference: 'nope.yaml' can't be followed: there is no such file",
        ),
        (
            "sub",
            "dangling-reference: 'sub' can't be followed: this is not a regular file",
        ),
        ("/etc/passwd", "reference-outside: '/etc/passwd' is an absolute path"),
        (
            "file:///etc/passwd",
            "reference-outside: 'file:///etc/passwd' is a file: URL",
        ),
        (
            "../x.yaml",
            "reference-outside: '../x.yaml' leads out of the folder of the description",
        ),
        (
            "%2e%2e/x.yaml",
            "reference-outside: '%2e%2e/x.yaml' leads out of the folder of the description",
        ),
        (
            "https://example.org/x",
            (
                "remote-reference: 'https://example.org/x' is not a file;"
                " references are never fetched from elsewhere by default"
            ),
        ),
        (
            "//example.org/x",
            (
                "remote-reference: '//example.org/x' is not a file;"
                " references are never fetched from elsewhere by default"
            ),
        ),
        (
            "data:,x",
            (
                "remote-reference: 'data:,x' is not a file;"
                " references are never fetched from elsewhere"
            ),
        ),
        (
            "x%00.yaml",
            "invalid-reference: 'x%00.yaml' is no path of a file; folders are separated by '/'",
        ),
    ],
)
def test_bad_reference_is_one_finding(desk: Desk, reference: str, finding: str) -> None:
    desk.write("sub/x.yaml", "a: 1\n")

    find(desk, reference)

    assert [f"api.yaml:2:3 {finding}"] == desk.lines


def test_misspelt_name_gets_a_suggestion(desk: Desk) -> None:
    find(desk, "#/schemas/Pets")

    assert "did you mean 'Pet'?" == desk.findings[0].hint


@pytest.mark.parametrize("value", ["5", "null", "[a]", "{}"])
def test_reference_that_is_no_string_is_refused(desk: Desk, value: str) -> None:
    root = desk.read(f"a: {{$ref: {value}}}\n")

    assert desk.workspace.resolve(root["a"]) is None
    assert ["invalid-reference"] == desk.codes


def test_value_without_reference_stands_for_itself(desk: Desk) -> None:
    node = desk.read("a: {b: 1}\n")["a"]

    assert node is desk.workspace.resolve(node)


def test_target_takes_one_step(desk: Desk) -> None:
    root = desk.read("a: {$ref: '#/b'}\nb: {$ref: '#/c'}\nc: 1\n")

    target = desk.workspace.target(root["a"])

    assert target is not None
    assert "/b" == target.location.pointer


def test_every_place_of_a_dangling_reference_is_reported(desk: Desk) -> None:
    root = desk.read("a: {$ref: '#/x'}\nb: {$ref: '#/x'}\n")

    for key in ("a", "b", "a"):
        desk.workspace.resolve(root[key])

    assert [1, 2] == [one.span.line for one in desk.findings]


@pytest.mark.parametrize("entry", ["a", "b", "c"])
def test_circle_is_reported_at_its_first_member(desk: Desk, entry: str) -> None:
    root = desk.read("a: {$ref: '#/b'}\nb: {$ref: '#/c'}\nc: {$ref: '#/b'}\n")

    assert desk.workspace.resolve(root[entry]) is None
    assert [
        (
            "api.yaml:2:5 cyclic-reference: references go round in a circle"
            " and never reach a value: '#/b', '#/c'"
        )
    ] == desk.lines


def test_circle_is_reported_once(desk: Desk) -> None:
    root = desk.read("a: {$ref: '#/b'}\nb: {$ref: '#/c'}\nc: {$ref: '#/b'}\n")

    for _, node in root.items():
        desk.workspace.resolve(node)

    assert ["cyclic-reference"] == desk.codes


def test_reference_that_leads_through_itself_is_refused(desk: Desk) -> None:
    root = desk.read("a: {$ref: '#/a/b'}\n")

    assert desk.workspace.resolve(root["a"]) is None
    assert {"cyclic-reference"} <= set(desk.codes)


def test_long_chain_is_followed(desk: Desk) -> None:
    lines = [f"a{n}: {{$ref: '#/a{n + 1}'}}" for n in range(2000)]
    root = desk.read("\n".join([*lines, "a2000: end\n"]))

    end = desk.workspace.resolve(root["a0"])

    assert end is not None
    assert "end" == end.value


def test_pointer_leads_to_what_stands_beside_a_reference_on_its_way(desk: Desk) -> None:
    root = desk.read(
        "a: {$ref: '#/b/x'}\nb: {$ref: '#/c'}\nc: {$ref: '#/d', x: 1}\nd: {}\n"
    )

    end = desk.workspace.resolve(root["a"])

    assert end is not None
    assert "/c/x" == end.location.pointer


def test_long_chain_of_pointers_through_references_is_refused(desk: Desk) -> None:
    lines = [f"a{n}: {{$ref: '#/a{n + 1}/x'}}" for n in range(2000)]
    root = desk.read("\n".join([*lines, "a2000: {x: 1}\n"]))

    assert desk.workspace.resolve(root["a0"]) is None
    assert "cyclic-reference" in desk.codes
