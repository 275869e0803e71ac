"""A fake of Quorum Send SMS for tests, and what belongs to it."""

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from .fake import FakeQuorum as FakeQuorum
    from .factories import QuorumFactory as QuorumFactory
else:
    from specmill_runtime.lazy import lazy_exports

    __getattr__, __dir__ = lazy_exports(
        __name__,
        {
            "FakeQuorum": "quorum.testing.fake",
            "QuorumFactory": "quorum.testing.factories",
        },
    )

__all__ = [
    "FakeQuorum",
    "QuorumFactory",
]
