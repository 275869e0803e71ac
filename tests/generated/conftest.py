"""Makes the four SDKs importable from their folders, and keeps the user's credentials out."""

import os
import sys
from collections.abc import Iterator

import pytest

from specmill_runtime.testing import VirtualClock, clock_set
from tests.generated.places import SDK_FOLDERS, SEARCH_PATH

for folder in reversed(SEARCH_PATH):
    if str(folder) not in sys.path:
        sys.path.insert(0, str(folder))


@pytest.fixture(params=["sync", "async"])
def flavor(request: pytest.FixtureRequest) -> str:
    """Which of the two clients makes the call."""
    flavor: str = request.param
    return flavor


@pytest.fixture(params=["transport", "httpx", "httpx2"])
def route(request: pytest.FixtureRequest) -> str:
    """What is given to the client as `http_client`."""
    route: str = request.param
    return route


@pytest.fixture(autouse=True)
def _no_credentials_in_environment(monkeypatch: pytest.MonkeyPatch) -> None:
    prefixes = tuple(f"{folder.name.upper()}_" for folder in SDK_FOLDERS)
    for name in list(os.environ):
        if name.startswith(prefixes):
            monkeypatch.delenv(name)


@pytest.fixture(autouse=True)
def _no_waiting() -> Iterator[None]:
    with clock_set(VirtualClock()):
        yield
