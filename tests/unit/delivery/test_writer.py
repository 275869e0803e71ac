"""Output is all or nothing, and what a person wrote is never lost."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

import pytest

from specmill.render import writer
from specmill.render.manifest import (
    MANIFEST_NAME,
    Manifest,
    make_manifest,
    read_manifests,
)
from specmill.render.source_file import SourceFile
from specmill.render.writer import OutputPlan, plan_output, unified_diff, write_output

BEFORE = {
    "pyproject.toml": "name\n",
    "shop/__init__.py": "",
    "shop/old.py": "old = 1\n",
}
AFTER = {
    "pyproject.toml": "name\n",
    "shop/__init__.py": "new = 1\n",
    "shop/new/a.py": "a = 1\n",
}


def plan(root: Path, files: dict[str, str]) -> OutputPlan:
    sources = [
        SourceFile(path, text.encode(), "template") for path, text in files.items()
    ]
    return plan_output(root, sources, manifest_of(files))


def manifest_of(files: dict[str, str]) -> Manifest:
    sources = [
        SourceFile(path, text.encode(), "template") for path, text in files.items()
    ]
    return make_manifest("1.0", "openapi.yaml", {"openapi.yaml": "0" * 64}, sources, {})


def write(root: Path, files: dict[str, str]) -> OutputPlan:
    planned = plan(root, files)
    assert planned.conflicts == ()
    write_output(planned)
    return planned


def conflict(ours: str, theirs: str) -> str:
    return f"<<<<<<< HEAD\n{ours}=======\n{theirs}>>>>>>> other\n"


def tree(root: Path) -> dict[str, str]:
    return {
        path.relative_to(root).as_posix(): path.read_text()
        for path in sorted(root.rglob("*"))
        if path.is_file() and path.name != MANIFEST_NAME
    }


def test_a_new_folder_gets_every_file_and_a_manifest(tmp_path: Path) -> None:
    root = tmp_path / "deep" / "shop"

    write(root, BEFORE)

    assert tree(root) == BEFORE
    assert read_manifests(root) == (manifest_of(BEFORE),)
    assert [one.name for one in root.parent.iterdir()] == ["shop"]


def test_a_second_run_replaces_adds_and_removes(tmp_path: Path) -> None:
    write(tmp_path / "shop", BEFORE)

    planned = write(tmp_path / "shop", AFTER)

    assert tree(tmp_path / "shop") == AFTER
    changed = ["shop/__init__.py", "shop/new/a.py", "shop/old.py", MANIFEST_NAME]
    assert [one.path for one in planned.changes] == changed


def test_unchanged_files_keep_their_time(tmp_path: Path) -> None:
    write(tmp_path, BEFORE)
    os.utime(tmp_path / "pyproject.toml", (1, 1))

    planned = write(tmp_path, AFTER)

    assert (tmp_path / "pyproject.toml").stat().st_mtime == 1
    assert "pyproject.toml" not in [one.path for one in planned.changes]


def test_the_same_output_again_changes_nothing(tmp_path: Path) -> None:
    write(tmp_path, BEFORE)

    assert plan(tmp_path, BEFORE).changes == ()


def test_folders_that_became_empty_are_removed(tmp_path: Path) -> None:
    write(tmp_path, {"shop/deep/er/a.py": "", "shop/b.py": ""})

    write(tmp_path, {"shop/b.py": ""})

    assert not (tmp_path / "shop" / "deep").exists()


def test_an_edited_file_is_named_and_not_overwritten(tmp_path: Path) -> None:
    write(tmp_path, BEFORE)
    (tmp_path / "shop" / "__init__.py").write_text("mine = 1\n")

    planned = plan(tmp_path, AFTER)

    (conflict,) = planned.conflicts
    assert (conflict.path, conflict.code) == ("shop/__init__.py", "edited-file")
    assert conflict.message == "this file was edited by hand since specmill wrote it"
    assert conflict.forceable


def test_an_edited_file_that_equals_the_new_output_is_no_conflict(
    tmp_path: Path,
) -> None:
    write(tmp_path, BEFORE)
    (tmp_path / "shop" / "__init__.py").write_text(AFTER["shop/__init__.py"])

    assert plan(tmp_path, AFTER).conflicts == ()


def test_a_file_that_git_could_not_merge_is_written_anew(tmp_path: Path) -> None:
    write(tmp_path, BEFORE)
    (tmp_path / "shop" / "__init__.py").write_text(conflict("old = 1\n", "new = 1\n"))

    write(tmp_path, AFTER)

    assert tree(tmp_path) == AFTER


def test_files_of_both_sides_of_a_merge_are_known(tmp_path: Path) -> None:
    write(tmp_path / "ours", BEFORE)
    write(tmp_path / "theirs", AFTER)
    ours, theirs = (tmp_path / one / MANIFEST_NAME for one in ("ours", "theirs"))
    (tmp_path / "theirs" / "shop" / "old.py").write_text(BEFORE["shop/old.py"])
    theirs.write_text(conflict(ours.read_text(), theirs.read_text()))

    write(tmp_path / "theirs", {"pyproject.toml": "name\n", "shop/__init__.py": "x\n"})

    assert tree(tmp_path / "theirs") == {
        "pyproject.toml": "name\n",
        "shop/__init__.py": "x\n",
    }


def test_an_edited_file_of_a_merge_is_still_not_overwritten(tmp_path: Path) -> None:
    write(tmp_path, BEFORE)
    manifest = tmp_path / MANIFEST_NAME
    manifest.write_text(conflict(manifest.read_text(), manifest.read_text()))
    (tmp_path / "shop" / "__init__.py").write_text("mine = 1\n")

    assert [one.code for one in plan(tmp_path, AFTER).conflicts] == ["edited-file"]


def test_line_ends_of_windows_are_no_change(tmp_path: Path) -> None:
    write(tmp_path, AFTER)
    for path in tmp_path.rglob("*.*"):
        path.write_bytes(path.read_bytes().replace(b"\n", b"\r\n"))

    assert plan(tmp_path, AFTER) == OutputPlan(tmp_path, (), (), ())


def test_line_ends_of_windows_are_no_edit(tmp_path: Path) -> None:
    write(tmp_path, BEFORE)
    old = tmp_path / "shop" / "old.py"
    old.write_bytes(b"old = 1\r\n")

    write(tmp_path, AFTER)

    assert not old.exists()


def test_a_deleted_file_comes_back(tmp_path: Path) -> None:
    write(tmp_path, BEFORE)
    (tmp_path / "shop" / "old.py").unlink()

    write(tmp_path, BEFORE)

    assert tree(tmp_path) == BEFORE


def test_a_stale_file_that_was_edited_stays(tmp_path: Path) -> None:
    write(tmp_path, BEFORE)
    (tmp_path / "shop" / "old.py").write_text("mine = 1\n")

    planned = write(tmp_path, AFTER)

    assert planned.kept == ("shop/old.py",)
    assert (tmp_path / "shop" / "old.py").read_text() == "mine = 1\n"


def test_foreign_files_are_left_alone(tmp_path: Path) -> None:
    write(tmp_path, BEFORE)
    (tmp_path / "shop" / "notes.txt").write_text("mine\n")

    write(tmp_path, AFTER)

    assert (tmp_path / "shop" / "notes.txt").read_text() == "mine\n"


def test_a_foreign_file_in_the_way_is_a_conflict(tmp_path: Path) -> None:
    (tmp_path / "pyproject.toml").write_text("mine\n")

    (conflict,) = plan(tmp_path, BEFORE).conflicts

    assert (conflict.path, conflict.code) == ("pyproject.toml", "foreign-file")


@pytest.mark.parametrize("place", [".", "shop", "shop/__init__.py", MANIFEST_NAME])
def test_symbolic_links_are_not_followed(tmp_path: Path, place: str) -> None:
    victim = tmp_path / "victim"
    write(victim, BEFORE)
    root = tmp_path / "root"
    link = root / place
    link.parent.mkdir(parents=True, exist_ok=True)
    link.symlink_to(victim / place)

    planned = plan(root, AFTER)

    assert "symbolic-link" in {one.code for one in planned.conflicts}
    assert tree(victim) == BEFORE


@pytest.mark.parametrize(
    "path",
    [
        "../out.py",
        "/etc/out.py",
        "shop/../../out.py",
        "",
        ".",
        "shop//a.py",
        "a\\b.py",
        "C:/a.py",
        "shop/\x00.py",
        "shop/new\nline.py",
        MANIFEST_NAME,
    ],
)
def test_paths_that_leave_the_folder_are_refused(tmp_path: Path, path: str) -> None:
    (conflict,) = plan(tmp_path, {path: "x"}).conflicts

    assert (conflict.code, conflict.forceable) == ("unsafe-path", False)


def test_names_that_differ_in_case_only_are_refused(tmp_path: Path) -> None:
    (conflict,) = plan(tmp_path, {"shop/A.py": "", "shop/a.py": ""}).conflicts

    assert (
        conflict.message == "this differs from 'shop/A.py' in upper and lower case only"
    )


def test_names_that_are_one_on_a_disk_with_its_own_unicode_form_are_refused(
    tmp_path: Path,
) -> None:
    files = {"shop/caf\xe9.py": "", "shop/cafe\u0301.py": ""}

    assert ["unsafe-path"] == [one.code for one in plan(tmp_path, files).conflicts]


def test_a_file_that_is_also_a_folder_is_refused(tmp_path: Path) -> None:
    (conflict,) = plan(tmp_path, {"shop": "", "shop/a.py": ""}).conflicts

    assert conflict.message == "this is both a file and a folder of the output"


def test_a_manifest_that_lists_files_outside_removes_none(tmp_path: Path) -> None:
    root = tmp_path / "shop"
    write(root, BEFORE)
    (tmp_path / "precious").write_text("old = 1\n")
    text = (root / MANIFEST_NAME).read_text()
    (root / MANIFEST_NAME).write_text(text.replace('"shop/old.py"', '"../precious"'))

    write(root, AFTER)

    assert (tmp_path / "precious").exists()


def test_a_damaged_manifest_is_a_conflict(tmp_path: Path) -> None:
    write(tmp_path, BEFORE)
    (tmp_path / MANIFEST_NAME).write_text("{")

    conflicts = plan(tmp_path, BEFORE).conflicts

    assert [one.code for one in conflicts] == ["damaged-manifest"]


@pytest.mark.parametrize("fails_at", range(4))
def test_a_failure_in_the_middle_leaves_everything_as_it_was(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, fails_at: int
) -> None:
    write(tmp_path, BEFORE)
    manifest = (tmp_path / MANIFEST_NAME).read_bytes()
    planned = plan(tmp_path, AFTER)
    real, calls = writer.put, iter(range(10))

    def put(staged: Path | None, target: Path) -> None:
        if next(calls) == fails_at:
            raise KeyboardInterrupt
        real(staged, target)

    monkeypatch.setattr(writer, "put", put)
    with pytest.raises(KeyboardInterrupt):
        write_output(planned)

    assert tree(tmp_path) == BEFORE
    assert (tmp_path / MANIFEST_NAME).read_bytes() == manifest
    assert sorted(one.name for one in tmp_path.iterdir()) == [
        "pyproject.toml",
        "shop",
        MANIFEST_NAME,
    ]
    assert not (tmp_path / "shop" / "new").exists()


def test_a_failure_before_the_first_output_leaves_no_folder(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def refuse(self: Path, content: bytes) -> int:
        raise OSError(28, "No space left on device", str(self))

    planned = plan(tmp_path / "shop", BEFORE)
    monkeypatch.setattr(Path, "write_bytes", refuse)
    with pytest.raises(OSError, match="No space left"):
        write_output(planned)

    assert list(tmp_path.iterdir()) == []


def test_the_diff_names_every_file(tmp_path: Path) -> None:
    write(tmp_path, BEFORE)

    text, _, _ = unified_diff(plan(tmp_path, AFTER)).partition(f"--- a/{MANIFEST_NAME}")

    assert text == (
        "--- a/shop/__init__.py\n+++ b/shop/__init__.py\n@@ -0,0 +1 @@\n+new = 1\n"
        "--- /dev/null\n+++ b/shop/new/a.py\n@@ -0,0 +1 @@\n+a = 1\n"
        "--- a/shop/old.py\n+++ /dev/null\n@@ -1 +0,0 @@\n-old = 1\n"
    )


def test_the_diff_shows_a_missing_line_feed(tmp_path: Path) -> None:
    write(tmp_path, {"a.py": "a"})

    text = unified_diff(plan(tmp_path, {"a.py": "a\n"}))

    assert "-a\n\\ No newline at end of file\n+a\n" in text


def test_what_a_killed_run_left_behind_is_removed(tmp_path: Path) -> None:
    write(tmp_path, BEFORE)
    dead = subprocess.Popen([sys.executable, "-c", ""])
    dead.wait()
    leftover = tmp_path / f".specmill-staging-{dead.pid}-0a1b2c3d"
    busy = tmp_path / f".specmill-staging-{os.getpid()}-0a1b2c3d"
    (leftover / "new").mkdir(parents=True)
    busy.mkdir()

    write(tmp_path, AFTER)

    assert (leftover.exists(), busy.exists()) == (False, True)
