"""`specmill diff --keep-names` writes down what was renamed."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from tests.command_line import Command
from tests.diff.python.lamps import LAMPS, edited, listing


@pytest.fixture(autouse=True)
def _lamps(specmill: Command) -> None:
    """Two states of a description in the current folder, with a method of another name."""
    renamed = edited(lambda d: listing(d).update(operationId="findLamps"))
    for name, document in (("lamps", LAMPS), ("renamed", renamed)):
        Path(name).mkdir()
        Path(name, "openapi.json").write_text(json.dumps(document))


def test_the_old_name_is_written_down(specmill: Command) -> None:
    run = specmill("diff", "lamps", "renamed", "--keep-names")

    assert (0, "renamed/sdk.yaml: 1 alias added\n") == (run.code, run.out)
    written = Path("renamed/sdk.yaml").read_text()
    assert "aliases:\n  methods:\n    lamps.list: lamps.find\n" == written


def test_the_gate_is_open_afterwards(specmill: Command) -> None:
    gated = ("diff", "lamps", "renamed", "--fail-on", "runtime")
    assert 1 == specmill(*gated).code

    specmill("diff", "lamps", "renamed", "--keep-names")

    assert 0 == specmill(*gated).code


def test_nothing_is_written_where_nothing_was_renamed(specmill: Command) -> None:
    run = specmill("diff", "lamps", "lamps", "--keep-names")

    assert (0, "nothing was renamed\n") == (run.code, run.out)
    assert not Path("lamps/sdk.yaml").exists()


def test_a_file_that_can_not_be_changed_is_a_wrong_use(specmill: Command) -> None:
    Path("renamed/sdk.yaml").write_text("{package: lamps}\n")

    run = specmill("diff", "lamps", "renamed", "--keep-names")

    assert 2 == run.code
    assert "{package: lamps}\n" == Path("renamed/sdk.yaml").read_text()
