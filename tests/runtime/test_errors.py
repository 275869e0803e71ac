"""Errors: class by status, typed body, text, pickling."""

import copy
import inspect
import pickle
from collections.abc import Callable
from typing import Any

import pytest
from courier.errors import BadRequestError
from courier.models import ErrorBody
from harness import Caller, Server, get, reply

from specmill_runtime import errors
from specmill_runtime.client import ClientSpec
from specmill_runtime.errors import ApiError, SdkError, StatusError
from specmill_runtime.operation import AnyOperation, Failure, Result
from specmill_runtime.sdk_error import CallRecord, ReceivedResponse

STATUSES: list[tuple[int, type[StatusError[object]]]] = [
    (301, errors.RedirectError),
    (304, errors.RedirectError),
    (400, errors.BadRequestError),
    (401, errors.UnauthorizedError),
    (402, errors.ClientError),
    (403, errors.ForbiddenError),
    (404, errors.NotFoundError),
    (409, errors.ConflictError),
    (410, errors.GoneError),
    (422, errors.UnprocessableError),
    (429, errors.RateLimitedError),
    (500, errors.ServerError),
    (502, errors.ServerError),
    (503, errors.UnavailableError),
    (600, StatusError),
]
DESCRIBED = get(
    failures=(
        Failure(status="400", error=lambda: BadRequestError, body=lambda: ErrorBody),
        Failure(status="5XX", error=lambda: errors.ServerError, body=lambda: ErrorBody),
        Failure(status="default", error=lambda: StatusError, body=lambda: ErrorBody),
    )
)
CLASSES = [
    cls
    for _, cls in inspect.getmembers(errors, inspect.isclass)
    if issubclass(cls, SdkError)
]


def failed(flavor: str, server: Server, operation: AnyOperation) -> SdkError:
    with pytest.raises(SdkError) as caught:
        Caller(flavor, server).call(operation)
    return caught.value


@pytest.mark.parametrize(("status", "expected"), STATUSES)
def test_status_decides_the_class(
    flavor: str, status: int, expected: type[StatusError[object]]
) -> None:
    error = failed(flavor, Server(reply({"a": 1}, status=status)), get())

    assert type(error) is expected
    assert isinstance(error, StatusError)
    assert status == error.status
    assert {"a": 1} == error.body


def test_raw_raises_for_a_status_too(flavor: str) -> None:
    with pytest.raises(errors.NotFoundError):
        Caller(flavor, Server(reply(status=404))).raw(get())


def test_described_failure_has_its_class_and_body(flavor: str) -> None:
    error = failed(
        flavor, Server(reply({"error": "no", "code": 3}, status=400)), DESCRIBED
    )

    assert type(error) is BadRequestError
    assert ErrorBody(error="no", code=3) == error.body


def test_exact_status_beats_range_beats_default() -> None:
    found = [
        type(failed("sync", Server(reply({"error": "x"}, status=status)), DESCRIBED))
        for status in (400, 500, 404)
    ]

    assert [BadRequestError, errors.ServerError, errors.NotFoundError] == found


def test_generic_described_class_gives_way_to_the_class_of_the_status() -> None:
    error = failed("sync", Server(reply({"error": "x"}, status=503)), DESCRIBED)

    assert type(error) is errors.UnavailableError
    assert ErrorBody(error="x") == error.body


@pytest.mark.parametrize("content", [b"<html>", b'{"code":1}', b"", b"\xff", b"null"])
def test_body_is_none_when_it_is_not_as_described(content: bytes) -> None:
    error = failed("sync", Server(reply(status=400, content=content)), DESCRIBED)

    assert isinstance(error, BadRequestError)
    assert error.body is None
    assert error.response is not None
    assert content == error.response.content


def test_text_says_what_and_where() -> None:
    server = Server(
        reply({"error": "no such\nthing"}, status=404, headers={"X-Request-Id": "r1"})
    )

    error = failed("sync", server, get("/things/7"))

    assert (
        "things.get: GET /things/7 answered 404 Not Found: no such thing (request id r1)"
        == str(error)
    )


def test_text_of_a_long_server_message_is_cut() -> None:
    error = failed("sync", Server(reply({"message": "x" * 10_000}, status=500)), get())

    assert len(str(error)) < 300


def test_nested_server_message_is_found() -> None:
    server = Server(reply({"error": {"message": "deep"}}, status=500))

    assert "deep" in str(failed("sync", server, get()))


def test_error_knows_its_call(flavor: str) -> None:
    server = Server(reply(status=500, headers={"X-Request-Id": "r1"}))

    error = failed(flavor, server, get("/things/{id}".replace("{id}", "1")))

    assert "things.get" == error.operation
    assert "r1" == error.request_id
    assert "GET" == error.call.method
    assert 3 == error.attempts
    assert 1.5 == error.elapsed


def test_header_of_the_response_is_found_in_any_case() -> None:
    error = failed(
        "sync", Server(reply(status=429, headers={"Retry-After": "7"})), get()
    )

    assert error.response is not None
    assert "7" == error.response.header("RETRY-AFTER")


def test_described_status_outside_success_is_a_result(flavor: str) -> None:
    operation = get(results=(Result(status="304"),))

    assert (
        Caller(flavor, Server(reply(status=304, content=b""))).call(operation) is None
    )


@pytest.mark.parametrize("cls", CLASSES)
def test_error_survives_pickling(cls: type[SdkError]) -> None:
    error = example(cls)

    restored = pickle.loads(pickle.dumps(error))

    assert type(restored) is cls
    assert (str(error), vars(error)) == (str(restored), vars(restored))


@pytest.mark.parametrize("cls", CLASSES)
def test_error_survives_copying(cls: type[SdkError]) -> None:
    error = example(cls)

    assert vars(error) == vars(copy.copy(error))


def test_generated_error_survives_pickling_with_its_body() -> None:
    error = BadRequestError("no", body=ErrorBody(error="x"))

    restored = pickle.loads(pickle.dumps(error))

    assert type(restored) is BadRequestError
    assert ErrorBody(error="x") == restored.body


def test_generic_status_error_is_an_api_error() -> None:
    assert issubclass(BadRequestError, (ApiError, errors.ClientError))


COMMON = ClientSpec(
    name="Plain",
    package="plain",
    version="1.0",
    servers=("https://plain.test/v1",),
    failures=(
        Failure(status="400", error=lambda: BadRequestError, body=lambda: list[int]),
        Failure(
            status="409", error=lambda: errors.ConflictError, body=lambda: ErrorBody
        ),
    ),
)


def test_failure_of_the_whole_api_applies_to_every_operation(flavor: str) -> None:
    server = Server(reply({"error": "x"}, status=409))

    with pytest.raises(errors.ConflictError) as caught:
        Caller(flavor, server, COMMON).call(get())

    assert ErrorBody(error="x") == caught.value.body


def test_failure_of_the_operation_beats_that_of_the_whole_api() -> None:
    server = Server(reply({"error": "x"}, status=400))

    with pytest.raises(BadRequestError) as caught:
        Caller("sync", server, COMMON).call(DESCRIBED)

    assert ErrorBody(error="x") == caught.value.body


def example(cls: Callable[..., SdkError]) -> SdkError:
    bases = (
        {base.__name__ for base in cls.__mro__} if isinstance(cls, type) else set[str]()
    )
    details: dict[str, Any] = {
        "call": CallRecord(
            operation="a.b", method="GET", path="/x", attempts=1, status=500
        ),
        "response": ReceivedResponse(500, (("a", "b"),), b"{}"),
    }
    if "ApiError" in bases:
        details["body"] = {"a": 1}
    if "RpcError" in bases:
        details |= {"code": 1, "rpc_message": "m"}
    if "DecodeError" in bases:
        details |= {"pointer": "/a", "expected": "int"}
    return cls("text", **details)
