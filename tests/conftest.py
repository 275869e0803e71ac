"""For the whole suite: the audit hook, interruptions, and Hypothesis, in CI with the same examples each time."""

from __future__ import annotations

import os
import signal
import tempfile

from hypothesis import HealthCheck, settings

from tests import audit

audit.install()
# Jobs in the background of a shell ignore interruptions, and what they start does so, too.
if signal.getsignal(signal.SIGINT) is signal.SIG_IGN:
    signal.signal(signal.SIGINT, signal.default_int_handler)
# Nothing is remembered from one run of the suite to the next.
_CACHES = tempfile.TemporaryDirectory(prefix="specmill-caches-")
os.environ["XDG_CACHE_HOME"] = _CACHES.name

# A loaded machine is no failure; `HYPOTHESIS_EXAMPLES=2000 pytest tests/unit` looks harder.
settings.register_profile(
    "specmill",
    deadline=None,
    max_examples=int(os.environ.get("HYPOTHESIS_EXAMPLES", "60")),
    derandomize="CI" in os.environ,
    suppress_health_check=[HealthCheck.too_slow],
)
settings.load_profile("specmill")


def pytest_unconfigure() -> None:
    """Remove what was remembered; workers of xdist end without Python's own way of doing so."""
    _CACHES.cleanup()
