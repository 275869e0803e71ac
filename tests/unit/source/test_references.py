"""What references lead to, and what they may not lead to."""

from __future__ import annotations

import os
from collections.abc import Callable
from pathlib import Path

import pytest

from specmill.diagnostics import Diagnostics, Location
from specmill.source import Limits, Workspace
from tests.unit.source.conftest import Desk

DESCRIPTION = """\
start:
  $ref: "{reference}"
list: [{{a: 1}}]
schemas:
  Pet: {{type: string}}
  "a/b~c%d e": {{type: number}}
  Alias: {{$ref: "#/schemas/Pet"}}
  Deep: {{$ref: "#/list/0"}}
"""


def find(desk: Desk, reference: str) -> str | None:
    """Where the reference leads to: file#pointer."""
    node = desk.workspace.resolve(
        desk.read(DESCRIPTION.format(reference=reference))["start"]
    )
    if node is None:
        return None
    return f"{Path(node.file).name}#{node.location.pointer}"


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


def test_long_chain_of_pointers_through_references_is_refused(desk: Desk) -> None:
    lines = [f"a{n}: {{$ref: '#/a{n + 1}/x'}}" for n in range(2000)]
    root = desk.read("\n".join([*lines, "a2000: {x: 1}\n"]))

    assert desk.workspace.resolve(root["a0"]) is None
    assert "cyclic-reference" in desk.codes


def test_reference_is_relative_to_its_own_file(desk: Desk) -> None:
    desk.write("sub/one.yaml", "a: {$ref: 'two.yaml#/b'}\n")
    desk.write("sub/two.yaml", "b: {$ref: '../api.yaml#/list'}\n")

    assert "api.yaml#/list" == find(desk, "sub/one.yaml#/a")


def test_file_in_another_folder_is_named_from_where_the_user_is(desk: Desk) -> None:
    desk.write("sub/one.yaml", "a: 1\n")
    root = desk.read("a: {$ref: './sub/../sub/one.yaml#/a'}\n")

    target = desk.workspace.resolve(root["a"])

    assert target is not None
    assert f"{desk.folder.as_posix()}/sub/one.yaml" == target.file


def test_broken_file_is_reported_once_with_its_own_place(desk: Desk) -> None:
    desk.write("broken.yaml", "a: [1\n")
    root = desk.read("a: {$ref: broken.yaml}\nb: {$ref: 'broken.yaml#/a'}\n")

    for _, node in root.items():
        desk.workspace.resolve(node)

    assert ["broken.yaml:1:4"] == [line.split()[0] for line in desk.lines]


def test_link_out_of_the_folder_is_not_followed(
    desk: Desk, tmp_path_factory: pytest.TempPathFactory
) -> None:
    outside = tmp_path_factory.mktemp("outside") / "secret.yaml"
    outside.write_text("a: 1\n")
    (desk.folder / "link.yaml").symlink_to(outside)

    find(desk, "link.yaml")

    assert ["reference-outside"] == desk.codes


def test_link_within_the_folder_is_followed(desk: Desk) -> None:
    (desk.folder / "link.yaml").symlink_to(desk.write("real.yaml", "a: 1\n"))

    assert "link.yaml#/a" == find(desk, "link.yaml#/a")


def test_link_to_itself_is_refused(desk: Desk) -> None:
    (desk.folder / "loop.yaml").symlink_to("loop.yaml")

    find(desk, "loop.yaml")

    assert ["dangling-reference"] == desk.codes


@pytest.mark.skipif(not hasattr(os, "mkfifo"), reason="needs named pipes")
def test_pipe_is_refused_without_waiting(desk: Desk) -> None:
    os.mkfifo(desk.folder / "pipe.yaml")

    find(desk, "pipe.yaml")

    assert [
        "api.yaml:2:3 dangling-reference: 'pipe.yaml' can't be followed: this is not a regular file"
    ] == desk.lines


def test_root_allows_files_beside_the_folder(tmp_path: Path) -> None:
    (tmp_path / "api").mkdir()
    (tmp_path / "api" / "api.yaml").write_text("a: {$ref: '../b.yaml#/x'}\n")
    (tmp_path / "b.yaml").write_text("x: 1\n")
    diagnostics = Diagnostics()
    workspace = Workspace(diagnostics, root=tmp_path)

    root = workspace.open(tmp_path / "api" / "api.yaml")

    assert root is not None
    target = workspace.resolve(root["a"])
    assert target is not None
    assert 1 == target.value


def test_files_are_named_from_the_root_with_their_digests(desk: Desk) -> None:
    desk.write("sub/one.yaml", "a: 1\n")

    desk.workspace.resolve(desk.read("a: {$ref: sub/one.yaml}\n")["a"])

    names = [name for name, digest in desk.workspace.files if len(digest) == 64]
    assert ["api.yaml", "sub/one.yaml"] == names


def test_missing_description_is_reported(desk: Desk) -> None:
    assert desk.workspace.open(desk.folder / "nope.yaml") is None
    assert ["nope.yaml unreadable-file: there is no such file"] == desk.lines


def test_file_is_read_once(limited: Callable[[Limits], Desk]) -> None:
    desk = limited(Limits(bytes=10))
    path = desk.write("api.yaml", "a: 1\n")

    for _ in range(5):
        desk.workspace.open(path)

    assert [] == desk.codes


def test_link_that_the_user_names_is_opened(
    desk: Desk, tmp_path_factory: pytest.TempPathFactory
) -> None:
    real = tmp_path_factory.mktemp("elsewhere") / "real.yaml"
    real.write_text("a: {$ref: beside.yaml}\n")
    desk.write("beside.yaml", "b: 1\n")
    link = desk.folder / "api.yaml"
    link.symlink_to(real)

    root = desk.workspace.open(link)

    assert root is not None
    target = desk.workspace.resolve(root["a"])
    assert target is not None
    assert {"b": 1} == target.value


def test_link_that_the_user_names_keeps_its_name(
    desk: Desk, tmp_path_factory: pytest.TempPathFactory
) -> None:
    real = tmp_path_factory.mktemp("elsewhere") / "real.yaml"
    real.write_text("a: 1\n")
    (desk.folder / "api.yaml").symlink_to(real)

    desk.workspace.open(desk.folder / "api.yaml")

    assert ["api.yaml"] == [name for name, _ in desk.workspace.files]


@pytest.mark.parametrize(
    ("uri", "reference"),
    [
        ("https://example.org/api", "https://example.org/api#/x"),
        ("https://example.org/v1/api", "api#/x"),
        ("https://example.org/v1/api", "../v1/api#/x"),
        ("/api", "/api#/x"),
    ],
)
def test_document_is_known_by_the_name_it_gives_itself(
    desk: Desk, uri: str, reference: str
) -> None:
    root = desk.read(f"$self: {uri}\nx: 1\ny: {{$ref: '{reference}'}}")

    target = desk.workspace.resolve(root["y"])

    assert target is not None, desk.lines
    assert target.location.pointer == "/x"


def test_other_document_is_known_by_the_name_it_gives_itself(desk: Desk) -> None:
    desk.write("other.yaml", "$self: https://example.org/other\nx: 1\n")
    root = desk.read(
        "a: {$ref: other.yaml#/x}\nb: {$ref: 'https://example.org/other#/x'}"
    )

    targets = [desk.workspace.resolve(root[key]) for key in ("a", "b")]

    assert [one and one.location for one in targets] == [
        Location(f"{desk.folder.as_posix()}/other.yaml", "/x")
    ] * 2


def test_name_that_is_no_uri_is_no_file_either(desk: Desk) -> None:
    root = desk.read("$self: https://example.org\na: {$ref: 'https://[x#/y'}")

    assert desk.workspace.resolve(root["a"]) is None
    assert ["remote-reference"] == desk.codes
