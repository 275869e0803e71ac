"""What a user of an SDK installs: `pip install --target` of the runtime's wheel.

python benchmarks/footprint.py
"""

from __future__ import annotations

import subprocess
import sys
import tempfile
from pathlib import Path

from measure import ROOT, report

DISTRIBUTIONS = 9
MB = 5.0


def main() -> int:
    """Install into an empty folder, count; exit 1 when a limit is missed."""
    with tempfile.TemporaryDirectory() as folder:
        wheels, target = Path(folder, "wheels"), Path(folder, "target")
        runtime = str(ROOT / "runtime")
        _pip("wheel", "--no-deps", "--no-build-isolation", runtime, "-w", str(wheels))
        (wheel,) = wheels.iterdir()
        _pip("install", "--target", str(target), str(wheel))
        names = sorted(one.name for one in target.glob("*.dist-info"))
        installed = _megabytes(target)
        bytecode = sum(one.stat().st_size for one in target.rglob("*.pyc")) / 1e6
        print(f"without bytecode: {installed - bytecode:.2f} MB")
        print("distributions:", ", ".join(name.partition("-")[0] for name in names))
    held = [
        report("distributions", len(names), DISTRIBUTIONS, ""),
        report("installed, as pip leaves it", installed, MB, "MB"),
    ]
    return 0 if all(held) else 1


def _pip(*arguments: str) -> None:
    command = [sys.executable, "-m", "pip", "--disable-pip-version-check", "--quiet"]
    subprocess.run([*command, *arguments], check=True)


def _megabytes(folder: Path) -> float:
    return sum(one.stat().st_size for one in folder.rglob("*") if one.is_file()) / 1e6


if __name__ == "__main__":
    sys.exit(main())
