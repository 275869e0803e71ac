"""Files that somebody keeps, written so that nothing of them can be lost."""

from __future__ import annotations

from pathlib import Path

import pytest

from specmill.saving import save, staging


def test_text_is_there(tmp_path: Path) -> None:
    save(tmp_path / "kept.yaml", "a: é\n")
    assert (tmp_path / "kept.yaml").read_bytes() == "a: é\n".encode()


def test_failure_leaves_the_file_as_it_was(tmp_path: Path) -> None:
    kept = tmp_path / "kept.yaml"
    kept.write_text("a: 1\n", encoding="utf-8")
    with pytest.raises(OSError, match="full"), staging(kept, b"a: 2\n"):
        raise OSError("full")
    assert kept.read_text(encoding="utf-8") == "a: 1\n"


def test_failure_leaves_nothing_beside_the_file(tmp_path: Path) -> None:
    with pytest.raises(OSError, match="full"), staging(tmp_path / "kept.yaml", b""):
        raise OSError("full")
    assert list(tmp_path.iterdir()) == []


def test_file_keeps_its_permissions(tmp_path: Path) -> None:
    kept = tmp_path / "kept.yaml"
    kept.touch(0o640)
    save(kept, "a: 1\n")
    assert kept.stat().st_mode & 0o777 == 0o640


def test_file_behind_a_link_is_replaced(tmp_path: Path) -> None:
    kept = tmp_path / "kept.yaml"
    kept.touch()
    link = tmp_path / "link.yaml"
    link.symlink_to(kept)
    save(link, "a: 1\n")
    assert link.is_symlink()
    assert kept.read_text(encoding="utf-8") == "a: 1\n"
