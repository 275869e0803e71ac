"""Where the SDKs, their descriptions and the runtime are."""

import os
from pathlib import Path
from typing import Final

ROOT: Final = Path(__file__).parents[2]
PACKAGES: Final = ("quorum", "whatcounts", "sms_scheduler", "callr")
SDK_FOLDERS: Final = tuple(ROOT / "generated" / name for name in PACKAGES)
SEARCH_PATH: Final = (ROOT / "runtime", *SDK_FOLDERS)


def child_environment() -> dict[str, str]:
    """The environment of a Python process that is to find the SDKs."""
    return {**os.environ, "PYTHONPATH": os.pathsep.join(map(str, SEARCH_PATH))}
