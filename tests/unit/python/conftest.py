"""Settings of the tests that invent their input."""

from __future__ import annotations

import os

from hypothesis import HealthCheck, settings

# A loaded machine is no failure; `HYPOTHESIS_EXAMPLES=2000 pytest tests/unit/python` looks harder.
settings.register_profile(
    "invented-text",
    deadline=None,
    max_examples=int(os.environ.get("HYPOTHESIS_EXAMPLES", "60")),
    suppress_health_check=[HealthCheck.too_slow],
)
settings.load_profile("invented-text")
