"""The fake of a whole API, as tests hold it."""

from collections.abc import Callable
from contextlib import AbstractContextManager
from functools import lru_cache
from pathlib import Path
from types import ModuleType
from typing import Any, ClassVar, TypeVar

import msgspec

from specmill_runtime.clock import Clock, clock_set
from specmill_runtime.testing.calls import Branch
from specmill_runtime.testing.clock import VirtualClock
from specmill_runtime.testing.contract import Contract, contract_of
from specmill_runtime.testing.coverage import Coverage
from specmill_runtime.testing.engine import FakeEngine, Settings
from specmill_runtime.testing.messages import ContractViolation, Reply, Request
from specmill_runtime.testing.replies import PROBLEM, problem
from specmill_runtime.testing.routes import is_address, server_path
from specmill_runtime.testing.rpc import RpcFace
from specmill_runtime.testing.rpc_batches import BatchControl
from specmill_runtime.testing.rules import Control
from specmill_runtime.testing.security import Auth
from specmill_runtime.testing.serving import Application, Face, FakeServer, application
from specmill_runtime.testing.transports import (
    AsyncFakeTransport,
    FakeTransport,
    library_handler,
)
from specmill_runtime.testing.wishes import Taste

C = TypeVar("C")


class Fake:
    """An API in this process: it checks requests, answers, remembers and fails as it is told.

    Attributes:
        on: Controls by operation: `fake.on.send_sms.list.fail(status=503, times=2)`.
        calls: The calls that came: `fake.calls.send_sms.list[-1].args`.
        store: What it remembers, by resource: `fake.store.send_sms.add(...)`.
        auth: Which credentials it takes.
        rpc: What becomes of the replies of JSON-RPC batches.
        coverage: What of the API was used.
        clock: The clock of its clients, by default one that stands still.
    """

    package: ClassVar[str] = ""
    """The package whose contract it is, when none is given."""

    def __init__(
        self,
        contract: Contract | None = None,
        *,
        seed: int = 0,
        rich: bool = False,
        strict: bool = True,
        stateful: bool = True,
        clock: Clock | None = None,
    ) -> None:
        """Make a fake that has not been asked for anything.

        `seed` decides all made-up values, `rich` fills in optional fields, `strict` refuses
        parameters that the description does not know, `stateful` remembers.
        """
        found = contract_of(self.package) if contract is None else contract
        self.clock: Any = VirtualClock() if clock is None else clock
        self._settings = Settings(
            taste=Taste(seed=seed, rich=rich), strict=strict, stateful=stateful
        )
        self._begin(found)

    def _begin(self, contract: Contract) -> None:
        self.contract = contract
        self.engine: FakeEngine = FakeEngine(contract, self.clock, self._settings)
        self.rpc: BatchControl = BatchControl()
        self._rpc_face = RpcFace(self.engine, self.rpc)
        engine = self.engine
        self.store: Any = engine.store
        self.calls: Any = engine.calls
        self.auth: Auth = engine.auth
        self.coverage: Coverage = engine.coverage
        self.on: Any = Branch(
            engine.accessors, lambda name: Control(engine.rules[name])
        )

    def __repr__(self) -> str:
        return (
            f"<{type(self).__name__} of {self.contract.name}, {len(self.calls)} calls>"
        )

    def handle(self, request: Request) -> Reply:
        """The reply to a request; ContractViolation for one that is not as described."""
        if self._rpc_face.takes(request):
            return self._rpc_face.handle(request)
        return self.engine.handle(request)

    @property
    def is_private(self) -> bool:
        """Whether it has recordings: over HTTP it then answers no web page from another machine."""
        return self.engine.tape.is_loaded

    def refuse(self, request: Request, reason: str) -> Reply:
        """The reply to a request that must not see recordings."""
        content = msgspec.json.encode(problem(403, reason))
        return Reply(status=403, headers=(("Content-Type", PROBLEM),), content=content)

    @property
    def violations(self) -> list[ContractViolation]:
        """What was wrong with requests so far, also where the exception was swallowed."""
        return self.engine.violations

    def transport(self) -> FakeTransport:
        """What a synchronous client takes as `http_client`."""
        return FakeTransport(self)

    def async_transport(self) -> AsyncFakeTransport:
        """What an asynchronous client takes as `http_client`."""
        return AsyncFakeTransport(self)

    def library_transport(self, library: ModuleType) -> Any:
        """A transport of httpx or httpx2 itself, for clients of both kinds."""
        module: Any = library
        return module.MockTransport(library_handler(self, library))

    def connect(self, client: Callable[..., C], settings: dict[str, Any]) -> C:
        """A client that speaks to this fake, on its clock, with made-up credentials.

        `settings` are arguments of the client and come before what is chosen here.
        """
        is_async = hasattr(client, "__aenter__")
        transport: object = self.async_transport() if is_async else self.transport()
        chosen: dict[str, Any] = {"http_client": transport, **self.credentials()}
        chosen["allow_http"] = True
        if not any(map(is_address, self.contract.servers[:1])):
            chosen["base_url"] = f"https://fake.test{self.path}"
        with clock_set(self.clock):
            return client(**{**chosen, **settings})

    def credentials(self) -> dict[str, str]:
        """Made-up credentials, by the keywords of the client, that every operation takes."""
        return dict(_credentials(self.contract))

    def serve(
        self, port: int = 0, *, host: str = "127.0.0.1", page: str | None = None
    ) -> FakeServer:
        """The fake over HTTP at an address of this machine, started: close it, or use `with`.

        Violations are answered instead of raised, and the header Prefer is listened to. `page`
        is HTML for `/`.
        """
        return FakeServer(Face(self, page), host, port, self.path).start()

    def asgi(self, page: str | None = None) -> Application:
        """The fake as an ASGI application; as `serve`."""
        return application(Face(self, page))

    @property
    def path(self) -> str:
        """The path below which the operations are, as the first server has it."""
        return next(map(server_path, self.contract.servers), "")

    def chaos(self, p: float = 0.05, seed: int = 0) -> None:
        """Let a share `p` of all calls fail, by chance that depends on the seed alone."""
        self.engine.begin_chaos(p, seed)

    def replay(self, place: str | Path) -> None:
        """Answer what was recorded (`--<package>-record`) with what was recorded.

        `place` is a file or a folder. FileNotFoundError; ValueError for a line that is none.
        """
        self.engine.tape.load(Path(place))

    def snapshot(self) -> dict[str, Any]:
        """What is remembered now; `restore` goes back to it."""
        return self.engine.store.snapshot()

    def restore(self, snapshot: dict[str, Any]) -> None:
        """Go back to a snapshot."""
        self.engine.store.restore(snapshot)

    def reset(self) -> None:
        """Be as new, with the same settings and clock."""
        self._begin(self.contract)

    def time(self) -> AbstractContextManager[Clock]:
        """Give the clock of the fake to every client that is built inside the block."""
        return clock_set(self.clock)

    def assert_all_used(self) -> None:
        """AssertionError for overrides that never applied, and for violations that were swallowed."""
        unused = self.engine.unused()
        if unused:
            raise AssertionError(f"never used: {', '.join(unused)}")
        if self.violations:
            raise self.violations[0]


@lru_cache(maxsize=16)
def _credentials(contract: Contract) -> dict[str, str]:
    found: dict[str, str] = {}
    for operation in contract.operations:
        alternatives = [
            [contract.security_schemes.get(name) for name in alternative]
            for alternative in operation.security
        ]
        # No client has credentials of schemes that it can't follow, such as those of Digest.
        possible = [
            schemes
            for schemes in alternatives
            if all(one is not None and one.kind != "other" for one in schemes)
        ]
        for scheme in (possible or alternatives or [[]])[0]:
            for keyword in () if scheme is None else scheme.credentials:
                found[keyword] = f"fake-{keyword.replace('_', '-')}"
    return found
