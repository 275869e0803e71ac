"""How long `specmill generate` takes for the four SDKs of this repository, as a whole process.

python benchmarks/generation.py
"""

from __future__ import annotations

import statistics
import subprocess
import sys
import tempfile
import time
from pathlib import Path

from measure import report

ROOT = Path(__file__).resolve().parent.parent
SPECS = sorted(str(path) for path in (ROOT / "specs").iterdir() if path.is_dir())
ROUNDS = 7


def main() -> int:
    """Measure a first and an unchanged generation; exit 1 when the limit is missed."""
    fresh: list[float] = []
    again: list[float] = []
    for _ in range(ROUNDS):
        with tempfile.TemporaryDirectory() as folder:
            fresh.append(_generate(folder))
            again.append(_generate(folder))
    print(f"unchanged: median {statistics.median(again):.2f} s")
    return (
        0
        if report("generate four SDKs, median", statistics.median(fresh), 2.0, "s")
        else 1
    )


def _generate(folder: str) -> float:
    start = time.perf_counter()
    command = [sys.executable, "-m", "specmill", "generate", *SPECS, "--out", folder]
    subprocess.run(command, check=True, capture_output=True)
    return time.perf_counter() - start


if __name__ == "__main__":
    sys.exit(main())
