"""A description as a fake that follows its files: it is read again when one of them changes."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from threading import Lock
from typing import Any

from specmill.contract import build_contract
from specmill.diagnostics import SpecError
from specmill.fixtures import ship_contract, simplest_calls
from specmill.loading import Loaded
from specmill.mock.start_page import Entry, start_page
from specmill.python.plan import plan_package
from specmill_runtime.clock import Clock, SystemClock
from specmill_runtime.testing import Fake, Reply, Request
from specmill_runtime.testing.recordings import (
    UnreadableRecordingError,
    recording_files,
)
from specmill_runtime.testing.security import credential_texts
from specmill_runtime.testing.store import Collection

Read = Callable[[], Loaded]
Say = Callable[[str], None]


class Choices:
    """How a mock answers: what its values depend on, whether it remembers, whether it fills in everything.

    `replay`: a file or folder of recordings that go before all that.
    """

    def __init__(
        self, *, seed: int, stateful: bool, rich: bool, replay: Path | None = None
    ) -> None:
        self.seed = seed
        self.stateful = stateful
        self.rich = rich
        self.replay = replay


class Served:
    """What a server asks for replies; `say` gets a line for every request."""

    def __init__(self, loaded: Loaded, read: Read, choices: Choices, say: Say) -> None:
        self.clock: Clock = SystemClock()
        self._read = read
        self._choices = choices
        self._say = say
        self._turn = Lock()
        self._begin(loaded)

    def handle(self, request: Request) -> Reply:
        """The reply of the fake; of a new one when the description has changed.

        Requests of several threads are answered one after another.
        """
        target = request.url.partition("?")[0]
        with self._turn:
            if self._seen() != self._stamps:
                self._follow()
            if target == "/" and self._is_page(request):
                return self._page
            return self._answered(request, target)

    @property
    def is_private(self) -> bool:
        """Whether answers were recorded, which are not for pages of other machines."""
        return self._choices.replay is not None

    def refuse(self, request: Request, reason: str) -> Reply:
        """The reply to a request that must not see recordings."""
        reply = self.fake.refuse(request, reason)
        target = request.url.partition("?")[0]
        self._tell(f"{request.method} {target} {reply.status} {reason}")
        return reply

    def _answered(self, request: Request, target: str) -> Reply:
        tape = self.fake.engine.tape
        before, given = len(self.fake.violations), tape.given
        reply = self.fake.handle(request)
        words = [one.reason for one in self.fake.violations[before:]]
        words += ["(recorded)"] if tape.given > given else []
        self._tell(" ".join([f"{request.method} {target} {reply.status}", *words]))
        return reply

    def _tell(self, line: str) -> None:
        # What is asked is of no trusted hand, and a terminal obeys control characters.
        self._say("".join(one if one.isprintable() else "?" for one in line))

    def _begin(self, loaded: Loaded) -> None:
        plan = plan_package(loaded.api, loaded.config, loaded.diagnostics)
        contract = ship_contract(plan, build_contract(loaded.root, loaded.workspace))
        fake = Fake(
            contract,
            seed=self._choices.seed,
            rich=self._choices.rich,
            stateful=self._choices.stateful,
            clock=self.clock,
        )
        recorded = self._choices.replay
        if recorded is not None:
            fake.replay(recorded)
        self.fake = fake
        self._has_root = any(one.path == "/" for one in contract.operations)
        self._files = list(loaded.workspace.local_files or ())
        self._stamps = self._seen()
        page = start_page(contract, simplest_calls(contract), _entry(self.fake))
        header = ("Content-Type", "text/html; charset=utf-8")
        self._page = Reply(headers=(header,), content=page.encode())

    def _follow(self) -> None:
        """Serve what the files say now; as before while they are wrong."""
        before, self._stamps = self._stamps, self._seen()
        is_described = before[: len(self._files)] != self._stamps[: len(self._files)]
        what = "the description has" if is_described else "the recordings have"
        store = self.fake.store
        try:
            self._begin(self._read())
        except (SpecError, OSError, UnreadableRecordingError) as error:
            self._say(f"{what} changed, but can't be used: {error}")
        else:
            again = "was read again" if is_described else "were read again"
            lost = [name for name in store if not self._keeps(store[name])]
            words = f", which forgets {', '.join(lost)}" if lost else ""
            self._say(f"{what} changed and {again}{words}")

    def _keeps(self, before: Collection[Any]) -> bool:
        """Whether the records that were created are there still; none are always kept."""
        name, store = before.resource.name, self.fake.store
        is_kept = name in store and store[name].take_over(before)
        return is_kept or not len(before)

    def _seen(self) -> list[tuple[str, int]]:
        recorded = self._choices.replay
        others = [] if recorded is None else recording_files(recorded)
        return [(str(path), _stamp(path)) for path in (*self._files, *others)]

    def _is_page(self, request: Request) -> bool:
        accepts = request.headers.get("accept", "*/*")
        is_wanted = "text/html" in accepts or ("*/*" in accepts and not self._has_root)
        return request.method in ("GET", "HEAD") and is_wanted


def _stamp(path: Path) -> int:
    try:
        return path.stat().st_mtime_ns
    except OSError:
        return 0


def _entry(fake: Fake) -> Entry:
    """Where the operations are, and credentials that the fake takes."""
    given = fake.credentials()
    found: dict[str, dict[str, str]] = {"header": {}, "query": {}, "cookie": {}}
    for scheme in fake.contract.security_schemes.values():
        values = tuple(given[one] for one in scheme.credentials if one in given)
        if scheme.kind != "other" and values:
            found[scheme.location][scheme.name] = credential_texts(scheme, values)
    rpc = fake.contract.rpc
    return Entry(
        path=fake.path,
        media_type="application/json" if rpc is None else rpc.media_type,
        headers=found["header"],
        query=found["query"],
    )
