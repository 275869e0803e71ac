"""A limit of a phase that ends with the deadline: told as the deadline, whoever notices it first."""

import asyncio
from collections.abc import AsyncIterator, Iterator
from importlib import import_module
from typing import Any

import pytest
from transports import AnyTransport, request

from specmill_runtime import errors

ADDRESS = "https://things.test/things"
OVER, AHEAD = 0.0, 60.0


class FailingBody:
    """A body that fails before its first chunk, in both flavors."""

    def __init__(self, failure: Exception) -> None:
        self.failure = failure

    def __iter__(self) -> Iterator[bytes]:
        raise self.failure

    async def __aiter__(self) -> AsyncIterator[bytes]:
        raise self.failure
        yield b""


def client(library: str, flavor: str, failure: str, *, in_body: bool) -> Any:
    """A client whose server fails in that way: no pool, so that no thread watches."""
    module = import_module(library)

    class Body(FailingBody, module.SyncByteStream, module.AsyncByteStream):
        pass

    def handler(_: Any) -> Any:
        error = getattr(module, failure)("later than allowed")
        if in_body:
            return module.Response(200, stream=Body(error))
        raise error

    kind = module.Client if flavor == "sync" else module.AsyncClient
    return kind(transport=module.MockTransport(handler))


def failed(client: Any, flavor: str, left: float) -> errors.SdkError:
    """What sending raises with `left` seconds before the deadline."""

    async def scenario() -> None:
        await AnyTransport(flavor, client).send(request(ADDRESS, left=left))

    with pytest.raises(errors.SdkError) as caught:
        asyncio.run(scenario())
    return caught.value


@pytest.mark.parametrize("in_body", [False, True])
@pytest.mark.parametrize("failure", ["ReadTimeout", "ConnectTimeout", "PoolTimeout"])
def test_limit_of_a_phase_that_ends_after_the_deadline_is_the_deadline(
    flavor: str, library: str, failure: str, in_body: bool
) -> None:
    late = client(library, flavor, failure, in_body=in_body)

    assert type(failed(late, flavor, OVER)) is errors.DeadlineExceededError


@pytest.mark.parametrize("in_body", [False, True])
def test_limit_of_a_phase_that_ends_before_the_deadline_is_its_own(
    flavor: str, library: str, in_body: bool
) -> None:
    silent = client(library, flavor, "ReadTimeout", in_body=in_body)

    assert type(failed(silent, flavor, AHEAD)) is errors.RequestTimeoutError


@pytest.mark.parametrize("in_body", [False, True])
def test_other_failure_after_the_deadline_keeps_its_reason(
    flavor: str, library: str, in_body: bool
) -> None:
    broken = client(library, flavor, "ReadError", in_body=in_body)

    assert type(failed(broken, flavor, OVER)) is errors.ConnectionLostError
