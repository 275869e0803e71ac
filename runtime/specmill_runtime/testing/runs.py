"""One call of a contract test: a fresh fake, a client on it, and no network."""

import asyncio
import inspect
import os
import socket
import warnings
from collections.abc import Callable, Generator, Mapping
from contextlib import contextmanager
from importlib import import_module
from operator import attrgetter
from typing import Any, Literal, NoReturn, TypeAlias, cast

from specmill_runtime.errors import SdkError, TransportError
from specmill_runtime.options import RetryPolicy
from specmill_runtime.pagination import AsyncPager, Pager
from specmill_runtime.streaming import Stream
from specmill_runtime.testing.arguments import python_arguments, records_of
from specmill_runtime.testing.contract import Operation

Flavor: TypeAlias = Literal["sync", "async"]


class Run:
    """A fake, and how it is called; `is_anonymous`: without any credentials."""

    def __init__(
        self,
        fake_class: Any,
        flavor: Flavor,
        library: str,
        *,
        is_anonymous: bool = False,
        retry: int = 3,
    ) -> None:
        self.fake: Any = fake_class()
        self._flavor: Flavor = flavor
        self._library = library
        self._is_anonymous = is_anonymous
        self._retry = RetryPolicy(max_attempts=retry)

    def call(self, operation: Operation, given: Mapping[str, object]) -> object:
        """The decoded result; of what has pages the first one, of streams all items."""
        try:
            with without_network():
                if self._flavor == "async":
                    return asyncio.run(self._awaited(operation, given))
                with self._client() as client:
                    return settled(self._called(client, operation, given))
        except TransportError as error:
            # The library's clients hide what the fake raises.
            violations = self.fake.violations
            raised = violations[-1] if violations else error
        raise raised

    def failure(self, operation: Operation, given: Mapping[str, object]) -> SdkError:
        """The error that a call raises."""
        try:
            result = self.call(operation, given)
        except SdkError as error:
            return error
        raise AssertionError(f"{operation.accessor} gave {result!r} and raised nothing")

    async def _awaited(
        self, operation: Operation, given: Mapping[str, object]
    ) -> object:
        async with self._client() as client:
            return await _settled_async(self._called(client, operation, given))

    def _client(self) -> Any:
        settings: dict[str, Any] = {"retry": self._retry}
        if self._is_anonymous:
            schemes = self.fake.contract.security_schemes.values()
            settings |= {name: None for one in schemes for name in one.credentials}
        client = library_client(self._library, self._flavor, self.fake)
        settings["http_client"] = client
        with without_variables(self.fake.package):
            if self._flavor == "async":
                return self.fake.async_client(**settings)
            return self.fake.client(**settings)

    def _called(
        self, client: object, operation: Operation, given: Mapping[str, object]
    ) -> Any:
        return called(self.fake.package, client, operation, given)


def called(
    package: str, client: Any, operation: Operation, given: Mapping[str, object]
) -> Any:
    """What a client's method returns for values as they travel."""
    record = records_of(package)[operation.accessor]
    method: Callable[..., Any] = attrgetter(operation.accessor)(client)
    with warnings.catch_warnings():
        warnings.simplefilter("ignore", DeprecationWarning)
        return method(**python_arguments(record, given))


@contextmanager
def without_network() -> Generator[None]:
    """A block in which no socket can be connected."""

    def refuse(self: socket.socket, address: object) -> NoReturn:
        raise AssertionError(f"a contract test connects to {address!r}")

    sockets: Any = socket.socket
    known = sockets.connect, sockets.connect_ex
    sockets.connect = sockets.connect_ex = refuse
    try:
        yield
    finally:
        sockets.connect, sockets.connect_ex = known


@contextmanager
def without_variables(package: str) -> Generator[None]:
    """A block in which the environment holds no credential of an SDK."""
    credentials = import_module(f"{package}._spec").SPEC.credentials
    held = {
        one.env: os.environ.pop(one.env)
        for one in credentials
        if one.env is not None and one.env in os.environ
    }
    try:
        yield
    finally:
        os.environ.update(held)


def library_client(library: str, flavor: Flavor, fake: Any) -> object:
    """A client of an HTTP library whose requests end in a fake."""
    module = import_module(library)
    opened = module.AsyncClient if flavor == "async" else module.Client
    client: object = opened(transport=fake.library_transport(module))
    return client


def settled(result: Any) -> object:
    """The result of a synchronous call; of what has pages the first one, of streams all items."""
    if isinstance(result, Pager):
        return cast("Pager[object]", result).page()
    if isinstance(result, Stream):
        with cast("Stream[object]", result) as items:
            return list(items)
    return result


async def _settled_async(result: Any) -> object:
    if inspect.isawaitable(result):
        return await result
    if isinstance(result, AsyncPager):
        return await cast("AsyncPager[object]", result).page()
    async with result as items:
        return [item async for item in items]
