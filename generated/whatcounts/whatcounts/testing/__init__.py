"""A fake of WhatCounts SMS API for tests, and what belongs to it."""

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from .fake import FakeWhatCounts as FakeWhatCounts
    from .factories import WhatCountsFactory as WhatCountsFactory
else:
    from specmill_runtime.lazy import lazy_exports

    __getattr__, __dir__ = lazy_exports(
        __name__,
        {
            "FakeWhatCounts": "whatcounts.testing.fake",
            "WhatCountsFactory": "whatcounts.testing.factories",
        },
    )

__all__ = [
    "FakeWhatCounts",
    "WhatCountsFactory",
]
