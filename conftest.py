"""The generated SDKs, as if they were installed: on the path, with the fixtures that they ship."""

import sys
from pathlib import Path

_GENERATED = Path(__file__).with_name("generated")
_SDKS = ("callr", "quorum", "sms_scheduler", "whatcounts")

sys.path[:0] = [str(_GENERATED / name) for name in _SDKS]
pytest_plugins = [f"{name}.testing.plugin" for name in _SDKS]
