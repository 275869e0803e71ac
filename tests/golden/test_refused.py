"""What the command line says about descriptions with errors, word for word."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.golden.cases import REFUSED, Case, refused, run


@pytest.mark.parametrize("case", refused(), ids=lambda case: case.name)
def test_refusal_says_what_is_wrong_and_writes_nothing(
    case: Case, tmp_path: Path
) -> None:
    out = tmp_path / "out"

    said = run(case, out)

    assert (case.folder / REFUSED).read_text(encoding="utf-8") == said.text
    assert said.code == 1
    assert not out.exists()
