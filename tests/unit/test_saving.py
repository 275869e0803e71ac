"""Files that somebody keeps, written so that nothing of them can be lost."""

from __future__ import annotations

import resource
import signal
from collections.abc import Generator
from contextlib import contextmanager
from pathlib import Path

import pytest

from specmill.saving import save, staging, uninterrupted
from tests.command_line import Command


def test_text_is_there(tmp_path: Path) -> None:
    save(tmp_path / "kept.yaml", "a: é\n")
    assert (tmp_path / "kept.yaml").read_bytes() == "a: é\n".encode()


@contextmanager
def full_disk() -> Generator[None]:
    """No file may have more than a few bytes."""
    before = resource.getrlimit(resource.RLIMIT_FSIZE)
    resource.setrlimit(resource.RLIMIT_FSIZE, (8, before[1]))
    try:
        yield
    finally:
        resource.setrlimit(resource.RLIMIT_FSIZE, before)


def test_full_disk_leaves_the_file_as_it_was(tmp_path: Path) -> None:
    kept = tmp_path / "kept.yaml"
    kept.write_text("a: 1\n", encoding="utf-8")
    with full_disk(), pytest.raises(OSError, match="too large"):
        save(kept, "a: 1\nb: 2\n")
    assert kept.read_text(encoding="utf-8") == "a: 1\n"


def test_full_disk_leaves_nothing_beside_the_file(tmp_path: Path) -> None:
    with full_disk(), pytest.raises(OSError, match="too large"):
        save(tmp_path / "kept.yaml", "a: 1\nb: 2\n")
    assert list(tmp_path.iterdir()) == []


def test_error_names_the_file(tmp_path: Path) -> None:
    with full_disk(), pytest.raises(OSError, match=r"/kept\.yaml'"):
        save(tmp_path / "kept.yaml", "a: 1\nb: 2\n")


def test_failure_meanwhile_leaves_the_file_as_it_was(tmp_path: Path) -> None:
    kept = tmp_path / "kept.yaml"
    kept.write_text("a: 1\n", encoding="utf-8")
    with pytest.raises(ValueError, match="refused"), staging(kept, b"a: 2\n"):
        raise ValueError("refused")
    assert kept.read_text(encoding="utf-8") == "a: 1\n"


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


def test_nothing_is_begun_on_a_full_disk(
    capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    monkeypatch.chdir(tmp_path)
    with full_disk():
        run = Command(capsys, monkeypatch)("init", "shop")
    assert (run.code, run.err) == (
        1,
        "specmill: error: shop/openapi.yaml: File too large\n",
    )
    assert list(Path("shop").iterdir()) == []


def test_an_interruption_waits_for_the_end_of_the_block() -> None:
    told: list[str] = []

    with pytest.raises(KeyboardInterrupt):
        _interrupted(told, early=False)

    assert told == ["begun", "done"]


def test_an_interruption_is_obeyed_where_nothing_is_half_done() -> None:
    told: list[str] = []

    with pytest.raises(KeyboardInterrupt):
        _interrupted(told, early=True)

    assert told == ["begun"]


def _interrupted(told: list[str], *, early: bool) -> None:
    with uninterrupted() as obey:
        signal.raise_signal(signal.SIGINT)
        told.append("begun")
        if early:
            obey()
        told.append("done")


def test_a_termination_waits_as_well() -> None:
    told: list[str] = []
    before = signal.signal(signal.SIGTERM, lambda *_: told.append("terminated"))
    try:
        with uninterrupted() as obey:
            signal.raise_signal(signal.SIGTERM)
            obey()
            told.append("done")
    finally:
        signal.signal(signal.SIGTERM, before)

    assert told == ["done", "terminated"]


def test_an_ignored_interruption_stays_ignored() -> None:
    before = signal.signal(signal.SIGINT, signal.SIG_IGN)
    try:
        with uninterrupted():
            signal.raise_signal(signal.SIGINT)
    finally:
        signal.signal(signal.SIGINT, before)
