"""All that the runtime and an SDK export has a type that no checker has to infer."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest

REPOSITORY = Path(__file__).parents[2]
FOLDERS = [REPOSITORY / "runtime", REPOSITORY / "generated" / "quorum"]


@pytest.mark.parametrize("package", ["specmill_runtime", "quorum"])
def test_every_exported_symbol_has_a_type(package: str, tmp_path: Path) -> None:
    run = subprocess.run(
        [
            *(sys.executable, "-m", "pyright", "--verifytypes", package),
            *("--ignoreexternal", "--outputjson"),
        ],
        cwd=tmp_path,
        # With --verifytypes, other packages are those of the Python that is found first.
        env={
            **os.environ,
            "PATH": os.pathsep.join(
                [str(Path(sys.executable).parent), os.environ["PATH"]]
            ),
            "PYTHONPATH": os.pathsep.join(map(str, FOLDERS)),
        },
        capture_output=True,
        text=True,
        check=False,
    )

    found: dict[str, Any] = json.loads(run.stdout)["typeCompleteness"]
    symbols = found["symbols"]
    unclear = [
        one["name"]
        for one in symbols
        if not one["isTypeKnown"] or one["isTypeAmbiguous"]
    ]
    assert (unclear, found["completenessScore"]) == ([], 1)
    assert len(symbols) > 100
