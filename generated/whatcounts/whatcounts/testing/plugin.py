"""The pytest plugin of WhatCounts SMS API; installing the SDK is all it takes."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from specmill_runtime.testing.plugin import Plugin

if TYPE_CHECKING:
    from collections.abc import Iterator

    from specmill_runtime.testing import FakeServer, VirtualClock

    from ..async_client import AsyncWhatCounts
    from ..client import WhatCounts
    from .factories import WhatCountsFactory
    from .fake import FakeWhatCounts

PLUGIN = Plugin("whatcounts")


def pytest_addoption(parser: pytest.Parser) -> None:
    """Add the options of this API."""
    PLUGIN.add_options(parser)


def pytest_configure(config: pytest.Config) -> None:
    """Add the marker of this API, and begin to count what is used of it."""
    PLUGIN.configure(config)


@pytest.fixture
def whatcounts_fake(request: pytest.FixtureRequest) -> Iterator[FakeWhatCounts]:
    """A fake of the whole API, which only this test sees."""
    from .fake import FakeWhatCounts

    with PLUGIN.faked(request, FakeWhatCounts) as fake:
        yield fake


@pytest.fixture
def whatcounts_client(
    request: pytest.FixtureRequest, whatcounts_fake: FakeWhatCounts
) -> Iterator[WhatCounts]:
    """A client on the fake, or on what the option for live tests names."""
    from ..client import WhatCounts

    with PLUGIN.opened(request, whatcounts_fake, WhatCounts) as client:
        yield client


@pytest.fixture
def whatcounts_async_client(
    request: pytest.FixtureRequest, whatcounts_fake: FakeWhatCounts
) -> AsyncWhatCounts:
    """The same for asynchronous tests; it may be used in any event loop."""
    from ..async_client import AsyncWhatCounts

    return PLUGIN.opened(request, whatcounts_fake, AsyncWhatCounts)


@pytest.fixture
def whatcounts_server(whatcounts_fake: FakeWhatCounts) -> Iterator[FakeServer]:
    """The fake on a port of this machine, for programs in any language."""
    with whatcounts_fake.serve() as server:
        yield server


@pytest.fixture
def whatcounts_clock(whatcounts_fake: FakeWhatCounts) -> VirtualClock:
    """The time of the fake and of its clients, which passes without waiting."""
    return whatcounts_fake.clock


@pytest.fixture
def whatcounts_factory(request: pytest.FixtureRequest) -> WhatCountsFactory:
    """Makes models with made-up values."""
    from .factories import WhatCountsFactory

    return WhatCountsFactory(seed=PLUGIN.seed(request))
