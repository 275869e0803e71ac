"""Recordings given again: the answer of a live API to the very same request."""

from pathlib import Path
from urllib.parse import urlsplit

from specmill_runtime.testing.answers import Answer
from specmill_runtime.testing.blanking import hidden_names
from specmill_runtime.testing.contract import Contract, Operation
from specmill_runtime.testing.messages import Request
from specmill_runtime.testing.received import Received, arguments_of
from specmill_runtime.testing.recordings import (
    Recording,
    asked_key,
    read_recordings,
)
from specmill_runtime.testing.routes import Routes, target_of


class Tape:
    """The recordings that a fake answers with, by operation and arguments."""

    def __init__(self, contract: Contract, routes: Routes) -> None:
        self._contract = contract
        self._routes = routes
        self._found: dict[bytes, Recording] = {}
        self.given: int = 0
        """How many calls were answered so."""

    @property
    def is_loaded(self) -> bool:
        """Whether there are any."""
        return bool(self._found)

    def load(self, place: Path) -> None:
        """Add those of a file or a folder; FileNotFoundError, UnreadableRecordingError."""
        hidden = hidden_names(self._contract)
        self._found |= {one.key(hidden): one for one in read_recordings(place)}

    def answer(
        self, operation: Operation, received: Received, request: Request
    ) -> Answer | None:
        """What was recorded for these arguments; None for nothing."""
        if not self.is_loaded:
            return None
        args = arguments_of(operation, received)
        key = asked_key(operation.accessor, args, hidden_names(self._contract))
        found = self._found.get(key)
        if found is None:
            return None
        self.given += 1
        return found.answer(self._address(request))

    def operations(self) -> list[str]:
        """The operation of each recording, by its accessor."""
        return [one.operation for one in self._found.values()]

    def _address(self, request: Request) -> str:
        """Where the fake seems to be, as the client of the request sees it."""
        path, _ = target_of(request.url)
        prefixes = (one for one in self._routes.prefixes if path.startswith(one))
        parts = urlsplit(request.url)
        host = parts.netloc or request.headers.get("host", "")
        origin = f"{parts.scheme or 'http'}://{host}" if host else ""
        return origin + next(prefixes, "")
