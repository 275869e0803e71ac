"""For tests of programs that use an SDK: a fake of its whole API, and time without waiting."""

from specmill_runtime.clock import clock_set
from specmill_runtime.testing.clock import VirtualClock

__all__ = ["VirtualClock", "clock_set"]
