"""References into other files: where they are looked for, what is refused, what they are called."""

from __future__ import annotations

import os
from collections.abc import Callable
from pathlib import Path

import pytest

from specmill.diagnostics import Diagnostics, Location
from specmill.source import Limits, Workspace
from tests.unit.source.conftest import Desk
from tests.unit.source.following import find


def test_reference_is_relative_to_its_own_file(desk: Desk) -> None:
    desk.write("sub/one.yaml", "a: {$ref: 'two.yaml#/b'}\n")
    desk.write("sub/two.yaml", "b: {$ref: '../api.yaml#/list'}\n")

    assert "api.yaml#/list" == find(desk, "sub/one.yaml#/a")


def test_slash_alone_means_a_whole_file(desk: Desk) -> None:
    desk.write("one.yaml", "a: 1\n")

    assert "one.yaml#" == find(desk, "one.yaml#/")


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
