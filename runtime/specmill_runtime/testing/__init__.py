"""For tests of programs that use an SDK: a fake of its whole API, and time without waiting.

The clock needs nothing else; the fake needs the extra `testing`.
"""

from typing import TYPE_CHECKING

from specmill_runtime.clock import clock_set
from specmill_runtime.lazy import lazy_exports
from specmill_runtime.testing.clock import VirtualClock

if TYPE_CHECKING:
    from specmill_runtime.testing.calls import Branch, Call, CallLog, Calls
    from specmill_runtime.testing.contract import (
        Contract,
        contract_of,
        read_contract,
        write_contract,
    )
    from specmill_runtime.testing.coverage import Coverage
    from specmill_runtime.testing.documented import documented_exports
    from specmill_runtime.testing.factories import Factory
    from specmill_runtime.testing.fake import Fake
    from specmill_runtime.testing.messages import ContractViolation, Reply, Request
    from specmill_runtime.testing.rules import Control
    from specmill_runtime.testing.serving import FakeServer
    from specmill_runtime.testing.store import Collection, Store

__all__ = [
    "Branch",
    "Call",
    "CallLog",
    "Calls",
    "Collection",
    "Contract",
    "ContractViolation",
    "Control",
    "Coverage",
    "Factory",
    "Fake",
    "FakeServer",
    "Reply",
    "Request",
    "Store",
    "VirtualClock",
    "clock_set",
    "contract_of",
    "documented_exports",
    "read_contract",
    "write_contract",
]

_NAMES = {
    "calls": "Branch Call CallLog Calls",
    "contract": "Contract contract_of read_contract write_contract",
    "coverage": "Coverage",
    "documented": "documented_exports",
    "factories": "Factory",
    "fake": "Fake",
    "messages": "ContractViolation Reply Request",
    "rules": "Control",
    "serving": "FakeServer",
    "store": "Collection Store",
}
if not TYPE_CHECKING:
    __getattr__, __dir__ = lazy_exports(
        __name__,
        {
            name: f"{__name__}.{module}"
            for module, names in _NAMES.items()
            for name in names.split()
        },
    )
