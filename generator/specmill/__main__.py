"""`python -m specmill`."""

from __future__ import annotations

from specmill.start import main

main()
