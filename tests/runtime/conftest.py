"""Makes the sample SDK and the harness importable, and runs each test of a call both ways."""

import sys
from collections.abc import Iterator
from importlib.util import find_spec
from pathlib import Path

import pytest

HERE = Path(__file__).parent
RUNTIME = HERE.parents[1] / "runtime"

for directory in (HERE, HERE / "sdk"):
    if str(directory) not in sys.path:
        sys.path.insert(0, str(directory))
if find_spec("specmill_runtime") is None:
    sys.path.insert(0, str(RUNTIME))


from specmill_runtime.testing import VirtualClock, clock_set  # noqa: E402


@pytest.fixture(params=["sync", "async"])
def flavor(request: pytest.FixtureRequest) -> str:
    """Which of the two drivers runs the call."""
    flavor: str = request.param
    return flavor


@pytest.fixture(params=["httpx", "httpx2"])
def library(request: pytest.FixtureRequest) -> str:
    """Which HTTP library the user's client comes from."""
    library: str = request.param
    return library


@pytest.fixture(autouse=True)
def _no_credentials_in_environment(monkeypatch: pytest.MonkeyPatch) -> None:
    for name in ("COURIER_USERNAME", "COURIER_API_KEY"):
        monkeypatch.delenv(name, raising=False)


@pytest.fixture(autouse=True)
def _no_waiting() -> Iterator[None]:
    with clock_set(VirtualClock()):
        yield
