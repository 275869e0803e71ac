"""The ledger of operations: complete, degraded or skipped, and why."""

from __future__ import annotations

from specmill.ledger.entries import (
    LEDGER_NAME,
    NO_LEDGER,
    Entry,
    Ledger,
    Reason,
    encode_ledger,
    make_ledger,
)

__all__ = [
    "LEDGER_NAME",
    "NO_LEDGER",
    "Entry",
    "Ledger",
    "Reason",
    "encode_ledger",
    "make_ledger",
]
