"""Renames that somebody accepted break nothing any more."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from specmill.diff.compare import compare
from specmill.diff.findings import Bump, Effect, Renamed
from specmill.diff.shims import (
    UnwritableConfigError,
    renames_of,
    with_aliases,
    write_aliases,
)
from tests.diff.python.lamps import LAMPS, Document, Edit, edited, listing, schemas


def _moved(document: Document) -> None:
    for path in document["paths"].values():
        for operation in path.values():
            operation["tags"] = ["lights"]


_RENAMES: list[Edit] = [
    lambda d: listing(d).update(operationId="findLamps"),
    lambda d: listing(d)["parameters"][0].update(name="place"),
    lambda d: schemas(d)["Colour"].update({"x-enum-varnames": ["WARM", "COLD"]}),
    _moved,
]


def _folder(place: Path, document: Document) -> Path:
    place.mkdir()
    (place / "openapi.json").write_text(json.dumps(document))
    (place / "sdk.yaml").write_text("package: lamps\n")
    return place


@pytest.mark.parametrize("edit", _RENAMES)
def test_an_accepted_rename_needs_a_minor_release_only(
    edit: Edit, tmp_path: Path
) -> None:
    base = _folder(tmp_path / "base", LAMPS)
    head = _folder(tmp_path / "head", edited(edit))
    found = compare(base, head)
    assert Bump.MAJOR is found.verdict.semver

    write_aliases(head / "sdk.yaml", renames_of(found.changes))

    verdict = compare(base, head).verdict
    assert (Effect.SAFE, Effect.SAFE) == (verdict.runtime, verdict.types)
    assert Bump.MINOR is verdict.semver


def test_nothing_is_left_to_accept_afterwards(tmp_path: Path) -> None:
    base = _folder(tmp_path / "base", LAMPS)
    head = _folder(tmp_path / "head", edited(*_RENAMES))

    write_aliases(head / "sdk.yaml", renames_of(compare(base, head).changes))

    assert () == renames_of(compare(base, head).changes)


def test_an_old_name_of_something_that_was_there_takes_what_that_takes(
    tmp_path: Path,
) -> None:
    def further(document: Document) -> None:
        document["paths"]["/lamps/on"] = {
            "get": {**listing(document), "operationId": "findLamps"}
        }

    base = _folder(tmp_path / "base", edited(further))
    head = _folder(tmp_path / "head", LAMPS)
    (head / "sdk.yaml").write_text("aliases: {methods: {lamps.find: lamps.list}}\n")

    verdict = compare(base, head).verdict

    assert (Effect.SAFE, Effect.SAFE) == (verdict.runtime, verdict.types)


_PET = Renamed("models", "Pet", "Animal")


def test_everything_else_of_the_file_stays() -> None:
    text = "# mine\npackage: pets  # fixed\n\nsummary: x\n"

    assert text + "aliases:\n  models:\n    Pet: Animal\n" == with_aliases(text, [_PET])


def test_aliases_that_are_there_stay() -> None:
    text = "aliases:\n  values: {Kind.DOG: HOUND}\nversion: '1'\n"

    assert (
        "aliases:\n  models:\n    Pet: Animal\n  values:\n    Kind.DOG: HOUND\n"
        "version: '1'\n"
    ) == with_aliases(text, [_PET])


def test_comments_stay_where_they_are() -> None:
    text = (
        "aliases:  # old names\n  # until 3.0\n  models:\n    # a guess\n"
        "    Cat: Feline  # sure\n\n# Releases\nversion: '1'\n"
    )

    assert text.replace("\n\n", "\n    Pet: Animal\n\n") == with_aliases(text, [_PET])


def test_comments_on_what_goes_stay() -> None:
    text = "aliases:\n  # none yet\n  models: {}\n  # more\npackage: a\n"

    assert (
        "aliases:\n  # none yet\n  models:\n    Pet: Animal\n  # more\npackage: a\n"
    ) == with_aliases(text, [_PET])


def test_line_endings_stay() -> None:
    text = "package: pets  # \u2028\r\n"

    assert f"{text}aliases:\r\n  models:\r\n    Pet: Animal\r\n" == with_aliases(
        text, [_PET]
    )


def test_an_old_name_of_what_is_renamed_again_goes_on() -> None:
    text = with_aliases("", [_PET])

    again = with_aliases(text, [Renamed("models", "Animal", "Being")])

    assert "    Animal: Being\n    Pet: Being\n" in again


def test_old_names_in_a_namespace_move_with_it() -> None:
    text = with_aliases("", [Renamed("methods", "pets.find", "pets.list")])

    moved = with_aliases(text, [Renamed("resources", "pets", "animals")])

    assert "    animals.find: animals.list\n" in moved


@pytest.mark.parametrize("text", ["{package: pets}\n", "- a\n", "a: [\n"])
def test_what_can_not_be_written_is_left_alone(text: str) -> None:
    with pytest.raises(UnwritableConfigError):
        with_aliases(text, [_PET])
