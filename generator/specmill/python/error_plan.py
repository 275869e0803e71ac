"""Which exception class each documented failure raises.

Where every operation that documents a status gives the same body, the class has the status's plain name and stands
for that status everywhere; where bodies differ, the class is named after its body, and the plain name stays the
runtime's, so that `except NotFoundError` always catches every 404.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from http import HTTPStatus

import msgspec

from specmill.model.operations import Operation, RpcError
from specmill.model.types import Anything, Binary, Named, Primitive, Type
from specmill.python.code import Code
from specmill.python.identifiers import pascal_case, suffixed, trusted
from specmill.python.plan import Plan
from specmill.python.results import outcome

BY_STATUS = {
    "400": "BadRequestError",
    "401": "UnauthorizedError",
    "403": "ForbiddenError",
    "404": "NotFoundError",
    "409": "ConflictError",
    "410": "GoneError",
    "422": "UnprocessableError",
    "429": "RateLimitedError",
    "503": "UnavailableError",
    "4XX": "ClientError",
    "5XX": "ServerError",
    "default": "StatusError",
}
_REGISTERED = frozenset(int(one) for one in HTTPStatus)
RUNTIME_CLASSES = (
    *(
        "SdkError",
        "ArgumentError",
        "CredentialError",
        "TransportError",
        "ConnectError",
        "RequestTimeoutError",
    ),
    *(
        "ConnectionLostError",
        "PoolTimeoutError",
        "DecodeError",
        "ApiError",
        "StatusError",
        "RedirectError",
    ),
    *(
        "ClientError",
        "BadRequestError",
        "UnauthorizedError",
        "ForbiddenError",
        "NotFoundError",
        "ConflictError",
    ),
    *(
        "GoneError",
        "UnprocessableError",
        "RateLimitedError",
        "ServerError",
        "UnavailableError",
        "RpcError",
    ),
    *(
        "ParseError",
        "InvalidRequestError",
        "MethodNotFoundError",
        "InvalidParamsError",
        "InternalError",
    ),
    *("RpcProtocolError", "PaginationError"),
)
RPC_STANDARD = {
    -32700: "ParseError",
    -32600: "InvalidRequestError",
    -32601: "MethodNotFoundError",
    -32602: "InvalidParamsError",
    -32603: "InternalError",
}


class FailurePlan(msgspec.Struct, frozen=True, kw_only=True):
    """One documented failure: by status or JSON-RPC code, the class raised, and the type of its body."""

    class_name: Code
    status: str | None = None
    code: int | None = None
    body: Type | None = None


class ErrorClass(msgspec.Struct, frozen=True, kw_only=True):
    """An exception class to generate; `base` is the runtime's class it refines."""

    name: Code
    base: str
    body: Type | None
    text: str | None
    code: int | None = None


class ErrorPlan(msgspec.Struct, frozen=True, kw_only=True):
    """The API's exception classes, and the failures that hold for every operation."""

    classes: tuple[ErrorClass, ...]
    everywhere: tuple[FailurePlan, ...]
    names: Mapping[tuple[str, Type], Code]
    codes: Mapping[int, Code]

    def of(self, operation: Operation) -> Iterator[FailurePlan]:
        """The failures an operation has beyond those that hold everywhere."""
        common = {(one.status, one.body) for one in self.everywhere}
        for result in operation.errors:
            body = outcome(result).type
            if body is None:
                continue
            name = self.names[result.status, body]
            if (result.status, body) not in common:
                yield FailurePlan(class_name=name, status=result.status, body=body)


def plan_errors(plan: Plan) -> ErrorPlan:
    """Find the classes for all documented failures of an API."""
    found: dict[str, dict[Type, str | None]] = {}
    for _, one in plan.operations():
        for result in one.operation.errors:
            body = outcome(result).type
            if body is not None:
                found.setdefault(result.status, {}).setdefault(
                    body, result.notes.description
                )
    classes: list[ErrorClass] = []
    everywhere: list[FailurePlan] = []
    names: dict[tuple[str, Type], Code] = {}
    for status, bodies in sorted(found.items()):
        base = _base(status)
        for body, text in bodies.items():
            if not status.isdigit():
                # A range keeps the runtime's classes by number, so that a 404 is always a NotFoundError.
                names[status, body] = trusted(base)
            else:
                names[status, body] = name = (
                    _own_name(status)
                    if len(bodies) == 1
                    else _by_body(body, status, plan)
                )
                classes.append(ErrorClass(name=name, base=base, body=body, text=text))
            if len(bodies) == 1:
                shared = names[status, body]
                everywhere.append(FailurePlan(class_name=shared, status=status, body=body))
    rpc = tuple(_rpc_classes(plan))
    everywhere += [
        FailurePlan(class_name=one.name, code=one.code, body=one.body) for one in rpc
    ]
    codes = {one.code: one.name for one in rpc if one.code is not None}
    return ErrorPlan(
        classes=(*_distinct(classes), *rpc),
        everywhere=tuple(everywhere),
        names=names,
        codes=codes,
    )


def class_for(status: str) -> str:
    """The runtime's class for a status that is documented without a body."""
    return _base(status)


def _rpc_classes(plan: Plan) -> Iterator[ErrorClass]:
    seen: dict[int, RpcError] = {}
    for _, one in plan.operations():
        for error in one.operation.rpc_errors:
            seen.setdefault(error.code, error)
    taken = set(RUNTIME_CLASSES)
    for code, error in sorted(seen.items()):
        if code in RPC_STANDARD and error.data is None:
            continue
        wanted = pascal_case(error.key or error.message, fallback=f"Code{abs(code)}")
        name = wanted if wanted.endswith("Error") else suffixed(wanted, "Error")
        if name in taken:
            name = suffixed(pascal_case(f"{wanted} code {abs(code)}"), "Error")
        taken.add(name)
        text = error.notes.description or error.message
        yield ErrorClass(
            name=name,
            base=RPC_STANDARD.get(code, "RpcError"),
            body=error.data,
            text=text,
            code=code,
        )


def _base(status: str) -> str:
    if status in BY_STATUS:
        return BY_STATUS[status]
    return {"3": "RedirectError", "4": "ClientError", "5": "ServerError"}.get(
        status[:1], "StatusError"
    )


def _own_name(status: str) -> Code:
    if status in BY_STATUS:
        return trusted(BY_STATUS[status])
    number = int(status)
    phrase = HTTPStatus(number).phrase if number in _REGISTERED else f"Status {number}"
    return suffixed(pascal_case(phrase.removesuffix("Error").strip()), "Error")


def _by_body(body: Type, status: str, plan: Plan) -> Code:
    if isinstance(body, Named):
        word = str(plan.names.names[body.key])
    else:
        word = {Primitive: "Text", Binary: "Binary", Anything: "Json"}.get(
            type(body), "Other"
        )
    return trusted(f"{word}{_own_name(status)}")


def _distinct(classes: list[ErrorClass]) -> Iterator[ErrorClass]:
    seen: set[str] = set()
    for one in classes:
        if one.name not in seen:
            seen.add(one.name)
            yield one
