"""Which exception class each documented failure raises.

Where every operation that documents a status gives the same body, the class has the status's plain name and stands
for that status everywhere; where bodies differ, the class is named after its body, and the plain name stays the
runtime's, so that `except NotFoundError` always catches every 404.
"""

from __future__ import annotations

import builtins
from collections.abc import Iterable, Iterator, Mapping
from http import HTTPStatus

import msgspec

from specmill.model.operations import Operation, Result, RpcError
from specmill.model.types import Anything, Binary, Named, Primitive, Type
from specmill.passes.error_names import have_one_message
from specmill.python.code import Code
from specmill.python.identifiers import pascal_case, suffixed, trusted
from specmill.python.namespace import Claim, allocate
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
_BODY_WORDS: Mapping[type, str] = {
    Primitive: "Text",
    Binary: "Binary",
    Anything: "Json",
}
_REGISTERED = frozenset(int(one) for one in HTTPStatus)
# What Python 3.13 calls otherwise than those before, as RFC 9110 does.
_PHRASES = {
    413: "Content Too Large",
    414: "URI Too Long",
    416: "Range Not Satisfiable",
}
RUNTIME_CLASSES = (
    *("SdkError", "ArgumentError", "CredentialError", "TransportError", "ConnectError"),
    *("RequestTimeoutError", "ConnectionLostError", "PoolTimeoutError", "DecodeError"),
    *("ApiError", "StatusError", "RedirectError", "ClientError", "BadRequestError"),
    *("UnauthorizedError", "ForbiddenError", "NotFoundError", "ConflictError"),
    *("GoneError", "UnprocessableError", "RateLimitedError", "ServerError"),
    *("UnavailableError", "RpcError", "ParseError", "InvalidRequestError"),
    *("MethodNotFoundError", "InvalidParamsError", "InternalError", "RpcServerError"),
    *("RpcProtocolError", "BatchError", "MissingReplyError", "DuplicateReplyError"),
    *("UnknownReplyError", "PaginationError"),
)
# No name of an API's own class ever gives way to these.
YIELDING_CLASSES = (
    *("ClosedError", "DeadlineExceededError", "ResponseTooLargeError"),
    *("StreamError", "TlsError", "TokenError"),
)
_BUILTINS = frozenset(vars(builtins))
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

    def class_of(self, result: Result) -> Code:
        """The class that is raised for a documented failure."""
        body = outcome(result).type
        named = self.names.get((result.status, body)) if body is not None else None
        return named or trusted(_base(result.status))

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
    documented = _documented(plan)
    names = _status_names(documented, plan)
    classes = [
        ErrorClass(name=names[status, body], base=_base(status), body=body, text=text)
        for status, bodies in documented.items()
        for body, text in bodies.items()
        if status.isdigit()
    ]
    everywhere = [
        FailurePlan(class_name=names[status, body], status=status, body=body)
        for status, bodies in documented.items()
        for body in bodies
        if len(bodies) == 1
    ]
    rpc = tuple(_rpc_classes(plan, {one.name for one in classes}))
    everywhere += [
        FailurePlan(class_name=one.name, code=one.code, body=one.body) for one in rpc
    ]
    codes = {one.code: one.name for one in rpc if one.code is not None}
    return ErrorPlan(
        classes=(*classes, *rpc),
        everywhere=tuple(everywhere),
        names=names,
        codes=codes,
    )


def _documented(plan: Plan) -> dict[str, dict[Type, str | None]]:
    """What the failures of each status carry, with the text of the first one."""
    found: dict[str, dict[Type, str | None]] = {}
    for _, one in plan.operations():
        for result in one.operation.errors:
            body = outcome(result).type
            if body is not None:
                bodies = found.setdefault(result.status, {})
                bodies.setdefault(body, result.notes.description)
    return dict(sorted(found.items()))


def _status_names(
    documented: Mapping[str, Mapping[Type, object]], plan: Plan
) -> dict[tuple[str, Type], Code]:
    """The class of each status and body; ranges keep the runtime's, so that a 404 is always a NotFoundError."""
    names: dict[tuple[str, Type], Code] = {}
    claims: list[Claim] = []
    keys: dict[str, tuple[str, Type]] = {}
    for status, bodies in documented.items():
        for body in bodies:
            if not status.isdigit():
                names[status, body] = trusted(_base(status))
                continue
            alone = len(bodies) == 1
            wanted = _own_name(status) if alone else _by_body(body, status, plan)
            key = f"{status} {body!r}"
            keys[key] = (status, body)
            claims.append(Claim(key, (wanted,), weight=int(alone)))
    reserved = _BUILTINS.union(RUNTIME_CLASSES) - frozenset(BY_STATUS.values())
    return names | {keys[key]: name for key, name in allocate(claims, reserved).items()}


def _rpc_classes(plan: Plan, taken: set[Code]) -> Iterator[ErrorClass]:
    listed: dict[int, list[RpcError]] = {}
    for _, one in plan.operations():
        for error in one.operation.rpc_errors:
            listed.setdefault(error.code, []).append(error)
    seen = {code: errors[0] for code, errors in listed.items()}
    names = _rpc_names(seen, _BUILTINS.union(RUNTIME_CLASSES, taken))
    for code, errors in sorted(listed.items()):
        body = _common_data(errors)
        if code in RPC_STANDARD and body is None:
            continue
        first = errors[0]
        text = first.notes.description or first.message
        yield ErrorClass(
            name=names[code],
            base=_rpc_base(code),
            body=body,
            text=text if have_one_message(errors) else None,
            code=code,
        )


def _common_data(errors: Iterable[RpcError]) -> Type | None:
    """What the `data` of all errors of a code is; any value where they differ."""
    found = tuple({one.data: None for one in errors if one.data is not None})
    return Anything() if len(found) > 1 else next(iter(found), None)


def _rpc_base(code: int) -> str:
    """The runtime's class for a code (JSON-RPC 2.0 §5.1)."""
    is_reserved = -32099 <= code <= -32000
    return RPC_STANDARD.get(code, "RpcServerError" if is_reserved else "RpcError")


def _rpc_names(
    errors: Mapping[int, RpcError], reserved: frozenset[str]
) -> dict[int, Code]:
    """A class for each code: a standard one keeps its name, another is called after what it says."""
    claims: dict[str, Claim] = {}
    for code, error in errors.items():
        if code not in RPC_STANDARD:
            name = pascal_case(error.name, fallback=f"Code{abs(code)}")
            word = name.removesuffix("Error")
            wanted = (word or "Other", f"{word}Code{abs(code)}")
            names = tuple(trusted(f"{one}Error") for one in wanted)
            claims[str(code)] = Claim(
                str(code), names, weight=int(error.key is not None)
            )
    found = allocate(claims.values(), reserved)
    own = {int(key): name for key, name in found.items()}
    return own | {code: trusted(name) for code, name in RPC_STANDARD.items()}


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
    phrase = f"Status {number}"
    if number in _REGISTERED:
        phrase = _PHRASES.get(number, HTTPStatus(number).phrase).replace("'", "")
    name = suffixed(pascal_case(phrase.removesuffix("Error").strip()), "Error")
    # 408 is called "Request Timeout", as is the runtime's class for no answer at all.
    return (
        suffixed(trusted(f"Status{number}"), "Error")
        if name in RUNTIME_CLASSES
        else name
    )


def _by_body(body: Type, status: str, plan: Plan) -> Code:
    word = (
        str(plan.names.names[body.key])
        if isinstance(body, Named)
        else _BODY_WORDS.get(type(body), "Other")
    )
    own = _own_name(status)
    # What `ServiceUnavailable` and `UnavailableError` share is said once.
    shared = word.removesuffix(own.removesuffix("Error"))
    return trusted(f"{shared or word}{own}")
