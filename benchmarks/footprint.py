"""What a user of an SDK installs: the runtime's wheel with all it needs, beside the cores of other SDKs.

python benchmarks/footprint.py

Every subject is installed by `pip install --target` into an empty folder. Its size is what its files occupy in blocks
of 4 KiB (`du -m`), before Python has compiled any of them; what pip's own compiling would add is printed beside it.
The others come from PyPI in their latest release.
"""

from __future__ import annotations

import subprocess
import sys
import tempfile
from dataclasses import dataclass
from pathlib import Path

from measure import ROOT, report

DISTRIBUTIONS = 9
MB = 5.0
BLOCK = 4_096
OTHERS = ("httpx", "azure-core", "openai", "stripe")


@dataclass(frozen=True)
class Installed:
    """What lies in a folder after `pip install --target`; sizes in MB of 2^20 bytes."""

    distributions: list[str]
    occupied: float
    compiled: float


def main() -> int:
    """Install each into an empty folder, count; exit 1 when a limit is missed."""
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        runtime = str(ROOT / "runtime")
        wheels = folder / "wheels"
        _pip("wheel", "--no-deps", "--no-build-isolation", runtime, "-w", str(wheels))
        (wheel,) = wheels.iterdir()
        ours = _install(str(wheel), folder / "runtime")
        _print("specmill-runtime", ours)
        for other in OTHERS:
            _print(other, _install(other, folder / other))
    print("distributions:", ", ".join(ours.distributions))
    held = [
        report("distributions", len(ours.distributions), DISTRIBUTIONS, ""),
        report("installed", ours.occupied, MB, "MB"),
    ]
    return 0 if all(held) else 1


def _install(requirement: str, target: Path) -> Installed:
    _pip("install", "--target", str(target), requirement)
    names = sorted(one.name for one in target.glob("*.dist-info"))
    files = [one for one in target.rglob("*") if not one.is_symlink()]
    return Installed(
        [name.partition("-")[0] for name in names],
        _occupied([one for one in files if not _is_bytecode(one)]),
        _occupied(files),
    )


def _is_bytecode(path: Path) -> bool:
    return path.suffix == ".pyc" or path.name == "__pycache__"


def _occupied(paths: list[Path]) -> float:
    return sum(-(-path.stat().st_size // BLOCK) * BLOCK for path in paths) / 2**20


def _print(name: str, installed: Installed) -> None:
    print(
        f"{name:18} {len(installed.distributions):3} distributions, {installed.occupied:5.1f} MB"
        f" ({installed.compiled:.1f} MB when compiled)"
    )


def _pip(*arguments: str) -> None:
    command = [sys.executable, "-m", "pip", "--disable-pip-version-check", "--quiet"]
    subprocess.run([*command, *arguments], check=True)


if __name__ == "__main__":
    sys.exit(main())
