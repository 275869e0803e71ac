"""Counts of deviations: bounded, sorted, safe for threads, without values, saved as a whole."""

from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from threading import Thread

import msgspec
import pytest

from specmill_runtime import drift as drift_module
from specmill_runtime.deviations import Found, Kind
from specmill_runtime.drift import Deviation, Drift


def found(place: str, kind: Kind = "unknown-field") -> Found:
    return Found(kind, place, place)


def test_counts_are_sorted_by_operation_place_and_kind() -> None:
    drift = Drift()
    drift.record("b", [found("/a")])
    drift.record("a", [found("/z"), found("/a", "unknown-value"), found("/a")])

    assert [
        ("a", "/a", "unknown-field"),
        ("a", "/a", "unknown-value"),
        ("a", "/z", "unknown-field"),
        ("b", "/a", "unknown-field"),
    ] == [(one.operation, one.pointer, one.kind) for one in drift.counts()]


def test_same_place_is_counted_up() -> None:
    drift = Drift()

    drift.record("a", [found("/a"), found("/a")])
    drift.record("a", [found("/a")])

    assert (Deviation("a", "/a", "unknown-field", 3),) == drift.counts()


def test_counts_of_many_threads_add_up() -> None:
    drift = Drift()

    with ThreadPoolExecutor(8) as pool:
        for _ in range(800):
            pool.submit(drift.record, "a", [found("/a"), found("/b")])

    assert [800, 800] == [one.count for one in drift.counts()]


def test_places_beyond_the_bound_are_only_numbered(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr(drift_module, "MAX_PLACES", 2)
    drift = Drift()

    drift.record("a", [found("/a"), found("/b"), found("/c"), found("/c"), found("/a")])

    assert (["/a", "/b"], 2) == (
        [one.pointer for one in drift.counts()],
        drift.overflow,
    )


def test_cleared_drift_is_like_a_new_one() -> None:
    drift = Drift()
    drift.record("a", [found("/a")])

    drift.clear()

    assert ((), 0) == (drift.counts(), drift.overflow)


def test_saved_report_holds_all_counts(tmp_path: Path) -> None:
    drift = Drift()
    drift.record("a", [found("/b", "unknown-value"), found("/a")])

    drift.save(tmp_path / "drift.json")

    assert {
        "version": 1,
        "overflow": 0,
        "deviations": [
            {"operation": "a", "pointer": "/a", "kind": "unknown-field", "count": 1},
            {"operation": "a", "pointer": "/b", "kind": "unknown-value", "count": 1},
        ],
    } == msgspec.json.decode((tmp_path / "drift.json").read_bytes())


def test_same_counts_make_the_same_file(tmp_path: Path) -> None:
    for name, places in (("one", ["/a", "/b"]), ("two", ["/b", "/a"])):
        drift = Drift()
        drift.record("a", map(found, places))
        drift.save(str(tmp_path / name))

    assert (tmp_path / "one").read_text() == (tmp_path / "two").read_text()


def test_saving_replaces_the_file_and_leaves_no_other(tmp_path: Path) -> None:
    target = tmp_path / "drift.json"
    target.write_text("old")

    Drift().save(target)

    assert [target] == list(tmp_path.iterdir())
    assert '"deviations": []' in target.read_text()


def test_threads_may_save_to_the_same_file_at_once(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    target, replace = tmp_path / "drift.json", Path.replace

    def slowly(self: Path, other: Path) -> Path:
        monkeypatch.setattr(Path, "replace", replace)
        another = Thread(target=Drift().save, args=(target,))
        another.start()
        another.join()
        return replace(self, other)

    monkeypatch.setattr(Path, "replace", slowly)
    Drift().save(target)

    assert [target] == list(tmp_path.iterdir())


def test_file_stays_when_it_cannot_be_replaced(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    target = tmp_path / "drift.json"
    target.write_text("old")

    def fails(*_: object) -> None:
        raise OSError("full")

    monkeypatch.setattr(Path, "replace", fails)

    with pytest.raises(OSError, match="full"):
        Drift().save(target)

    assert (["drift.json"], "old") == (
        [one.name for one in tmp_path.iterdir()],
        target.read_text(),
    )


def test_text_of_a_drift_names_no_place() -> None:
    drift = Drift()
    drift.record("a", [found("/secret")])

    assert "<Drift, 1 places>" == repr(drift)
