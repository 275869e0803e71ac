"""`python -m specmill`."""

from __future__ import annotations

from specmill.cli import run

run()
