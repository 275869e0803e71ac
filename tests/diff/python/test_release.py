"""The version and the changelog of a release."""

from __future__ import annotations

import msgspec
import pytest

from specmill.diff.changelog import write_changelog
from specmill.diff.compare import compare
from specmill.diff.findings import Bump, Change, Place, Signature, Wire
from specmill.diff.python_findings import shown
from specmill.diff.semver import required_bump
from specmill.diff.version_check import version_problem
from tests.diff.python.lamps import LAMPS, Document, edited, fields, listing

BREAKING = "**Breaking:**"


@pytest.mark.parametrize(
    ("base", "bump", "wanted"),
    [
        ("1.2.3", Bump.MAJOR, "2.0.0"),
        ("1.2.3", Bump.MINOR, "1.3.0"),
        ("1.2.3", Bump.PATCH, "1.2.4"),
        ("0.2.3", Bump.MAJOR, "0.3.0"),
        ("0.2.3", Bump.MINOR, "0.2.4"),
        ("0.2.3", Bump.PATCH, "0.2.4"),
        ("1.2", Bump.PATCH, "1.2.1"),
        ("2", Bump.MINOR, "2.1.0"),
        ("1.2.3rc1", Bump.PATCH, "1.2.4"),
    ],
)
def test_the_least_version_that_may_follow(base: str, bump: Bump, wanted: str) -> None:
    problem = version_problem(base, base, bump)

    assert f"need a {bump} release: {wanted} or later, not {base}" in (problem or "")


@pytest.mark.parametrize(
    ("before", "after", "problem"),
    [
        ("1.2.3", "1.2.3", None),
        ("one", "1.2.3", "'one' is no version such as 1.2.3"),
        ("1.2.3", "two", "'two' is no version such as 1.2.3"),
        ("1.2.3", "1.2.2", "the version went back from 1.2.3 to 1.2.2"),
    ],
)
def test_a_version_is_checked_without_changes(
    before: str, after: str, problem: str | None
) -> None:
    assert problem == version_problem(before, after, Bump.NONE)


def _change(rule: str, bump: Bump, message: str, *, is_new: bool = False) -> Change:
    base = None if is_new else Place("x", "/y")
    return Change(rule=rule, message=message, semver=bump, base=base)


_CHANGES = (
    _change("method-added", Bump.MINOR, "`a` is new", is_new=True),
    _change("method-removed", Bump.MAJOR, "`b` is gone"),
    _change("method-deprecated", Bump.MINOR, "`c` is deprecated"),
    _change("field-type-changed", Bump.MAJOR, "`d` is something else"),
    _change("parameter-moved", Bump.PATCH, "`e` moved"),
    _change("documentation", Bump.NONE, "a title"),
)


def test_the_worst_change_decides() -> None:
    assert Bump.MAJOR is required_bump(_CHANGES)


def test_a_changelog_block() -> None:
    expected = """\
## [Unreleased]

### Removed

- **Breaking:** `b` is gone.

### Changed

- **Breaking:** `d` is something else.
- `e` moved.

### Deprecated

- `c` is deprecated.

### Added

- `a` is new.
"""
    assert expected == write_changelog(_CHANGES)


@pytest.mark.parametrize("wire", Wire)
def test_nothing_is_known_to_be_a_fix(wire: Wire) -> None:
    change = _change("maximum", Bump.PATCH, "`f` is smaller")

    written = write_changelog([msgspec.structs.replace(change, wire=wire)])

    assert "### Changed\n\n- `f` is smaller.\n" in written


@pytest.mark.parametrize(
    ("bump", "signature", "section"),
    [
        (Bump.MINOR, Signature(None, "x: int"), "Added"),
        (Bump.MAJOR, Signature(None, "x: int"), "Changed"),
        (Bump.MAJOR, Signature("x: int", None), "Removed"),
        (Bump.MINOR, Signature("x: int", None), "Changed"),
        (Bump.MAJOR, Signature("x: int", "x: str"), "Changed"),
    ],
)
def test_what_comes_and_goes_is_told_as_such(
    bump: Bump, signature: Signature, section: str
) -> None:
    change = _change("schema-property", bump, "`X.x` is another one")

    written = write_changelog([shown(change, signature)])

    assert f"### {section}\n" in written


@pytest.mark.parametrize("end", ["reactivated", "is no longer deprecated"])
def test_what_is_deprecated_no_longer_has_changed(end: str) -> None:
    change = _change("schema-deprecated", Bump.PATCH, f"Pet.name: {end}")

    assert "### Changed\n" in write_changelog([change])


def test_sdks_that_are_not_compared_have_no_changelog() -> None:
    after = edited(lambda d: listing(d).update(parameters=[{"name": "x"}]))

    report = compare(LAMPS, after)

    assert report.problems
    assert report.changes
    assert report.changelog == ""


def test_nothing_to_release_has_no_changelog() -> None:
    assert "" == write_changelog(_CHANGES[-1:])


def test_texts_of_the_description_are_no_markup() -> None:
    change = _change("enum", Bump.PATCH, 'enum gained "[x](y)" <b>')

    written = write_changelog([change])

    assert "[x](y)" not in written
    assert "<b>" not in written


def test_all_texts_that_changed_are_one_entry() -> None:
    changes = [
        _change("documentation", Bump.PATCH, "`a`: description changed"),
        _change("schema-documentation", Bump.PATCH, "`b`: description changed"),
    ]

    assert 1 == write_changelog(changes).count("\n- ")


def test_the_changelog_asks_nothing() -> None:
    message = "`a` is gone, `b` is new: was it renamed? (the same request)"

    written = write_changelog([_change("method-renamed", Bump.MAJOR, message)])

    assert written.endswith("- **Breaking:** `a` is gone, `b` is new.\n")


def test_what_goes_together_is_one_entry_of_the_changelog() -> None:
    def edit(document: Document) -> None:
        fields(document, "Lamp").pop("note")
        fields(document, "Lamp").pop("power")

    block = compare(LAMPS, edited(edit)).changelog

    assert 1 == block.count(BREAKING)
    assert "`Lamp.note` is gone; `Lamp.power` is gone" in block
