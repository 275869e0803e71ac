"""`specmill.lock`: where it is written, what it holds, and what it refuses."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

import specmill
from specmill.diagnostics import SpecError
from specmill.locking import LOCK_NAME
from tests.unit.delivery.descriptions import SHOP, write_shop

PAGED = SHOP.replace(
    "- {name: limit,",
    "- {name: offset, in: query, schema: {type: integer}}\n        - {name: limit,",
).replace("      x-specmill-name: orders.list\n", "")


EMPTY = '{"version": 1, "description": "openapi.yaml"}\n'


def lock_of(folder: Path) -> dict[str, object]:
    found: dict[str, object] = json.loads((folder / LOCK_NAME).read_text())
    return found


def test_lock_is_written_beside_sdk_yaml(tmp_path: Path) -> None:
    folder = write_shop(tmp_path / "shop", PAGED)

    summary = specmill.generate(folder, out=tmp_path / "out")

    assert summary.lock == str(folder / LOCK_NAME)
    assert lock_of(folder)["methods"] == {
        "listOrders": {
            "name": "orders.list",
            "rule": "path",
            "reason": "group from the path '/orders', name from the operation id 'listOrders'"
            " without its words",
        }
    }


def test_description_without_sdk_yaml_gets_no_lock(tmp_path: Path) -> None:
    folder = write_shop(tmp_path / "shop", config=None)

    specmill.generate(folder, out=tmp_path / "out")

    assert not (folder / LOCK_NAME).exists()


def test_lock_is_written_anywhere_when_asked_for(tmp_path: Path) -> None:
    folder = write_shop(tmp_path / "shop", config=None)

    specmill.generate(folder, out=tmp_path / "out", update_lock=True)

    assert (folder / LOCK_NAME).is_file()


def test_second_run_leaves_the_lock_alone(tmp_path: Path) -> None:
    folder = write_shop(tmp_path / "shop", PAGED)
    specmill.generate(folder, out=tmp_path / "out")

    again = specmill.generate(folder, out=tmp_path / "out")

    assert (again.lock, again.changed) == ("", ())


def test_check_shows_a_lock_that_is_missing(tmp_path: Path) -> None:
    folder = write_shop(tmp_path / "shop", PAGED)
    specmill.generate(folder, out=tmp_path / "out")
    (folder / LOCK_NAME).unlink()

    found = specmill.generate(folder, out=tmp_path / "out", check=True)

    assert found.lock == str(folder / LOCK_NAME)
    assert '+  "description": "openapi.yaml"' in found.diff
    assert not (folder / LOCK_NAME).exists()


def test_decision_in_the_lock_wins(tmp_path: Path) -> None:
    folder = write_shop(tmp_path / "shop", PAGED.replace("offset", "cursor"))
    specmill.generate(folder, out=tmp_path / "out")
    write_shop(folder, PAGED)

    summary = specmill.generate(folder, out=tmp_path / "out")

    assert [one.code for one in summary.diagnostics] == ["decision-changed"]
    assert lock_of(folder)["unpaged"] == ["listOrders"]


def test_update_lock_takes_the_new_decision(tmp_path: Path) -> None:
    folder = write_shop(tmp_path / "shop", PAGED.replace("offset", "cursor"))
    specmill.generate(folder, out=tmp_path / "out")
    write_shop(folder, PAGED)

    summary = specmill.generate(folder, out=tmp_path / "out", update_lock=True)

    assert (summary.diagnostics, lock_of(folder)["unpaged"]) == ((), [])


def test_inference_that_sdk_yaml_denies_is_not_made(tmp_path: Path) -> None:
    config = "package: shop\npagination: {orders.list: false}\n"
    folder = write_shop(tmp_path / "shop", PAGED, config)

    specmill.generate(folder, out=tmp_path / "out")

    assert (lock_of(folder)["pagination"], lock_of(folder)["unpaged"]) == ({}, [])


def test_pagination_of_sdk_yaml_is_checked(tmp_path: Path) -> None:
    config = "package: shop\npagination: {listOrders: {style: offset, offset: no, items: ''}}\n"
    folder = write_shop(tmp_path / "shop", PAGED, config)

    with pytest.raises(SpecError, match="names the parameter 'no'"):
        specmill.generate(folder, out=tmp_path / "out")


def test_pagination_of_an_unknown_operation_is_an_error(tmp_path: Path) -> None:
    folder = write_shop(tmp_path / "shop", PAGED, "pagination: {listOrder: false}\n")

    with pytest.raises(SpecError, match="'listOrder' is no operation"):
        specmill.generate(folder, out=tmp_path / "out")


def test_lock_that_is_none_is_refused_with_its_place(tmp_path: Path) -> None:
    folder = write_shop(tmp_path / "shop")
    (folder / LOCK_NAME).write_text('{"version": 2}')

    with pytest.raises(SpecError) as caught:
        specmill.generate(folder, out=tmp_path / "out")

    (finding,) = caught.value.diagnostics
    assert (finding.code, finding.span.line) == ("invalid-lock", 1)


@pytest.mark.parametrize("name", ["", "orders..list"])
def test_lock_with_a_name_that_is_none_is_refused(tmp_path: Path, name: str) -> None:
    folder = write_shop(tmp_path / "shop", PAGED)
    specmill.generate(folder, out=tmp_path / "out", update_lock=True)
    lock = json.loads((folder / LOCK_NAME).read_text())
    next(iter(lock["methods"].values()))["name"] = name
    (folder / LOCK_NAME).write_text(json.dumps(lock))

    with pytest.raises(SpecError, match="is no name"):
        specmill.generate(folder, out=tmp_path / "out")


def test_update_lock_replaces_what_is_no_text(tmp_path: Path) -> None:
    folder = write_shop(tmp_path / "shop", PAGED)
    (folder / LOCK_NAME).write_bytes(b'{"description": "\xff"}')

    specmill.generate(folder, out=tmp_path / "out", update_lock=True)

    assert lock_of(folder)["description"] == "openapi.yaml"


def test_lock_of_another_description_holds_nothing(tmp_path: Path) -> None:
    folder = write_shop(tmp_path / "shop", PAGED)
    (folder / LOCK_NAME).write_text(
        '{"description": "other.yaml", "unpaged": ["listOrders"]}'
    )

    summary = specmill.generate(folder, out=tmp_path / "out")

    assert (summary.diagnostics, summary.lock) == ((), "")


def test_lock_of_another_description_is_not_overwritten(tmp_path: Path) -> None:
    folder = write_shop(tmp_path / "shop", PAGED)
    (folder / LOCK_NAME).write_text('{"description": "other.yaml"}')

    with pytest.raises(SpecError, match=r"this is the lock of 'other\.yaml'"):
        specmill.generate(folder, out=tmp_path / "out", update_lock=True)


def conflict(ours: str, theirs: str) -> str:
    return f"<<<<<<< HEAD\n{ours}=======\n{theirs}>>>>>>> other\n"


def test_decisions_of_both_sides_of_a_merge_hold(tmp_path: Path) -> None:
    folder = write_shop(tmp_path / "shop", PAGED)
    specmill.generate(folder, out=tmp_path / "out")
    theirs = (folder / LOCK_NAME).read_text()
    (folder / LOCK_NAME).write_text(conflict(EMPTY, theirs.replace(".list", ".seek")))

    summary = specmill.generate(folder, out=tmp_path / "out")

    assert "merged-lock" in [one.code for one in summary.diagnostics]
    assert "orders.seek" in (folder / LOCK_NAME).read_text()


def test_ours_wins_where_both_sides_of_a_merge_have_decided(tmp_path: Path) -> None:
    folder = write_shop(tmp_path / "shop", PAGED)
    specmill.generate(folder, out=tmp_path / "out")
    ours = (folder / LOCK_NAME).read_text()
    (folder / LOCK_NAME).write_text(conflict(ours, ours.replace(".list", ".seek")))

    summary = specmill.generate(folder, out=tmp_path / "out")

    (note,) = summary.diagnostics
    assert note.message.endswith(
        "either side has decided holds, and ours of listOrders"
    )
    assert (folder / LOCK_NAME).read_text() == ours


def test_lock_that_is_broken_on_a_side_is_refused(tmp_path: Path) -> None:
    folder = write_shop(tmp_path / "shop", PAGED)
    (folder / LOCK_NAME).write_text(conflict("{", EMPTY))

    with pytest.raises(SpecError) as failure:
        specmill.generate(folder, out=tmp_path / "out")

    (error,) = failure.value.diagnostics
    assert error.hint == "the file contains unresolved merge conflicts"


def test_side_of_a_merge_that_is_no_text_is_refused(tmp_path: Path) -> None:
    folder = write_shop(tmp_path / "shop", PAGED)
    broken = conflict('{"description": "?"}\n', EMPTY).encode()
    (folder / LOCK_NAME).write_bytes(broken.replace(b"?", b"\xff"))

    with pytest.raises(SpecError, match="is not UTF-8"):
        specmill.generate(folder, out=tmp_path / "out")
