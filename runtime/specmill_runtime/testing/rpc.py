"""JSON-RPC 2.0 over the engine: calls, batches, `rpc.discover`."""

from difflib import get_close_matches
from typing import Any, Final, cast

import msgspec
from msgspec import UNSET

from specmill_runtime.codec import essence_of, step, to_builtins
from specmill_runtime.testing.answers import Answer, Fault
from specmill_runtime.testing.chance import Chance
from specmill_runtime.testing.contract import Operation, RpcMethod, RpcProtocol
from specmill_runtime.testing.engine import FakeEngine
from specmill_runtime.testing.messages import (
    Blame,
    ContractViolation,
    Reply,
    Request,
)
from specmill_runtime.testing.pointing import fields_of, is_array, is_object
from specmill_runtime.testing.preferences import preferences_of
from specmill_runtime.testing.requests import Received, arguments_of
from specmill_runtime.testing.rpc_document import document_of

DISCOVER: Final = "rpc.discover"
_CODES: Final = {"rpc-json": -32700, "rpc-envelope": -32600, "rpc-method": -32601}
_USUAL: Final = {
    -32700: "Parse error",
    -32600: "Invalid Request",
    -32601: "Method not found",
    -32602: "Invalid params",
}
_ABSENT: Final = ("not found", "unknown", "no such")


class BatchControl:
    """`fake.rpc`: what happens to the reply of the next batch."""

    def __init__(self) -> None:
        self.shuffle = True
        """Whether replies come in another order than calls, by the seed."""
        self.batches = 0
        self.tricks: dict[str, int] = {}

    def drop(self, count: int = 1) -> None:
        """Leave out so many replies."""
        self.tricks["drop"] = count

    def duplicate(self, count: int = 1) -> None:
        """Give so many replies twice."""
        self.tricks["duplicate"] = count

    def extra(self, count: int = 1) -> None:
        """Add replies to calls that nobody made."""
        self.tricks["extra"] = count

    def null_id(self, count: int = 1) -> None:
        """Replace so many replies by errors without an id."""
        self.tricks["null_id"] = count

    def arranged(self, replies: list[dict[str, Any]], seed: int) -> list[Any]:
        """The replies to one batch as they are sent."""
        self.batches += 1
        tricks, self.tricks = self.tricks, {}
        found = list(replies)
        if self.shuffle:
            found = Chance(f"{seed}|batch|{self.batches}").shuffled(found)
        found = found[tricks.get("drop", 0) :]
        found += found[: tricks.get("duplicate", 0)]
        for number in range(tricks.get("extra", 0)):
            found.append(
                {"jsonrpc": "2.0", "id": f"extra-{number + 1}", "result": None}
            )
        for index in range(min(tricks.get("null_id", 0), len(found))):
            error = {"code": -32600, "message": _USUAL[-32600]}
            found[index] = {"jsonrpc": "2.0", "id": None, "error": error}
        return found


class RpcFace:
    """Answers requests that hold JSON-RPC calls."""

    def __init__(self, engine: FakeEngine, control: BatchControl) -> None:
        self._engine = engine
        self._control = control
        self._protocol = engine.contract.rpc or RpcProtocol()
        self._methods: dict[str, tuple[Operation, RpcMethod]] = {
            operation.rpc.name: (operation, operation.rpc)
            for operation in engine.contract.operations
            if operation.rpc is not None
        }
        self._is_alone = len(self._methods) == len(engine.contract.operations)

    def takes(self, request: Request) -> bool:
        """Whether a request is for JSON-RPC."""
        if not self._methods:
            return False
        return self._is_alone or (
            request.method == "POST" and b'"jsonrpc"' in request.content
        )

    def handle(self, request: Request) -> Reply:
        """The reply to a call or to a batch; ContractViolation as FakeEngine.handle."""
        with self._engine.lock:
            issued = self._engine.auth.token_reply(request)
            if issued is not None:
                return issued
            try:
                return self._handled(request)
            except ContractViolation as violation:
                self._keep(violation, request)
                return self._refused(violation, None)

    def _keep(self, violation: ContractViolation, request: Request) -> None:
        self._engine.violations.append(violation)
        if not request.is_remote:
            raise violation

    def _handled(self, request: Request) -> Reply:
        if request.method != "POST":
            raise ContractViolation(
                "method", "JSON-RPC travels by POST, only POST", status=405
            )
        wanted = essence_of(self._protocol.media_type)
        sent = essence_of(request.headers.get("content-type", ""))
        if sent != wanted:
            raise ContractViolation(
                "media-type",
                f"the body is {sent or 'of no type'}, not {wanted}",
                pointer="/headers/content-type",
                status=415,
            )
        try:
            calls: object = msgspec.json.decode(request.content)
        except (msgspec.DecodeError, UnicodeDecodeError) as error:
            reason = str(error)
        else:
            if is_array(calls):
                return self._batch(calls, request)
            replies = self._call(calls, request)
            return replies if isinstance(replies, Reply) else self._sent(replies)
        raise ContractViolation("rpc-json", f"the body is no JSON: {reason}")

    def _batch(self, calls: list[Any], request: Request) -> Reply:
        most = self._protocol.max_batch
        if not calls or (most is not None and len(calls) > most):
            reason = f"a batch of {len(calls)} calls"
            limit = "is empty" if not calls else f"exceeds the maximum of {most}"
            raise ContractViolation("rpc-envelope", f"{reason} {limit}")
        found: list[dict[str, Any]] = []
        for call in calls:
            reply = self._call(call, request)
            if isinstance(reply, Reply):
                return reply
            if reply is not None:
                found.append(reply)
        seed = self._engine.settings.taste.seed
        return self._sent(self._control.arranged(found, seed) if found else None)

    def _sent(self, value: object, status: int = 200) -> Reply:
        if value is None:
            return Reply(status=204)
        headers = (("Content-Type", self._protocol.media_type),)
        content = msgspec.json.encode(value)
        return Reply(status=status, headers=headers, content=content)

    def _call(self, call: object, request: Request) -> dict[str, Any] | Reply | None:
        """The reply object of one call; None for a notification; a Reply replaces them all."""
        try:
            return self._answered(call, request)
        except ContractViolation as violation:
            self._keep(violation, request)
            if violation.status == 401:
                return self._refused(violation, fields_of(call).get("id"))
            fault = self._fault(violation)
            return _enveloped(fields_of(call).get("id"), fault)

    def _answered(
        self, call: object, request: Request
    ) -> dict[str, Any] | Reply | None:
        members = self._checked(call)
        if members["method"] == DISCOVER:
            document = document_of(self._engine.contract)
            return {"jsonrpc": "2.0", "id": members.get("id"), "result": document}
        operation, method = self._method(str(members["method"]))
        refusal = self._engine.auth.check(operation, request)
        if refusal is not None:
            violation = ContractViolation("credential", refusal.reason, status=401)
            return self._refused(violation, members.get("id"))
        received = self._received(operation, method, members.get("params", []))
        preferences = preferences_of(request)
        answer = self._engine.decide(operation, received, request, preferences)
        return self._written(operation, received, request, answer, members)

    def _written(
        self,
        operation: Operation,
        received: Received,
        request: Request,
        answer: Answer,
        members: dict[str, Any],
    ) -> dict[str, Any] | Reply | None:
        engine = self._engine
        keep = engine.calls.log(
            operation.accessor,
            arguments_of(operation, received),
            request,
            engine.clock.now(),
        )
        reply = self._whole(operation, answer)
        fault = answer.fault or (self._absence() if answer.is_whole else None)
        outcome = 200 if fault is None else fault.code
        if reply is not None:
            is_broken = reply.breakage is not None or reply.error is not None
            outcome = 0 if is_broken else reply.status
        engine.coverage.count(operation.accessor, received, outcome)
        result: dict[str, Any]
        if fault is not None:
            result = _enveloped(members.get("id"), fault)
        elif reply is None:
            value = self._value(operation, answer)
            result = {"jsonrpc": "2.0", "id": members.get("id"), "result": value}
        else:
            keep(reply)
            return reply
        kept = self._sent(result)
        if answer.delay:
            kept = msgspec.structs.replace(kept, delay=answer.delay)
        keep(kept)
        if "id" not in members:
            return None
        return kept if answer.delay or answer.headers else result

    def _value(self, operation: Operation, answer: Answer) -> object:
        if answer.spoils == "wrong_shape":
            return self._engine.replies.misshapen(operation)
        if answer.value is UNSET:
            taste = self._engine.settings.taste
            return self._engine.replies.result_value(operation, taste)
        return to_builtins(answer.value)

    def _whole(self, operation: Operation, answer: Answer) -> Reply | None:
        """The reply when it is not JSON-RPC that fails, but what carries it."""
        is_http = answer.status >= 300 and answer.fault is None and not answer.is_whole
        if (
            answer.content is None
            and answer.spoils != "bad_json"
            and not is_http
            and (answer.breakage is None and answer.error is None)
        ):
            return None
        if answer.spoils == "bad_json":
            answer = msgspec.structs.replace(answer, content=b'{"jsonrpc": "2.0", "re')
        taste = self._engine.settings.taste
        bare = msgspec.structs.replace(operation, results=())
        media_type = answer.media_type or self._protocol.media_type
        if answer.content is not None:
            answer = msgspec.structs.replace(answer, media_type=media_type)
        status = answer.status or 200
        answer = msgspec.structs.replace(answer, status=status)
        return self._engine.replies.write(bare, answer, taste)

    def _checked(self, call: object) -> dict[str, Any]:
        members = fields_of(call)
        wrong = ""
        if members.get("jsonrpc") != "2.0":
            wrong = 'a call says "jsonrpc": "2.0"'
        elif not isinstance(members.get("method"), str):
            wrong = "a call names its method"
        elif not isinstance(members.get("params", []), (list, dict)):
            wrong = "params are an array or an object"
        elif not isinstance(members.get("id"), (str, int, float, type(None))):
            wrong = "an id is a text, a number or null"
        if wrong:
            raise ContractViolation("rpc-envelope", wrong, pointer="/body")
        return members

    def _method(self, name: str) -> tuple[Operation, RpcMethod]:
        found = self._methods.get(name)
        if found is None:
            near = get_close_matches(name, self._methods, n=1, cutoff=0.0)
            raise ContractViolation(
                "rpc-method",
                f"there is no method {name!r}; nearest is {near[0]!r}",
                pointer="/body/method",
                status=404,
            )
        return found

    def _received(
        self, operation: Operation, method: RpcMethod, params: object
    ) -> Received:
        """The parameters of a call by name, checked."""
        if is_object(params) and method.structure == "by-position":
            raise _unfit(operation, "params are an array, by position")
        if is_array(params) and params and method.structure == "by-name":
            raise _unfit(operation, "params are an object, by name")
        known = {one.name: one for one in operation.parameters if one.location == "rpc"}
        values: dict[str, object]
        if is_object(params):
            values = dict(params)
        else:
            listed = cast("list[object]", params)
            if len(listed) > len(known):
                raise _unfit(operation, f"there are {len(known)} parameters, not more")
            values = dict(zip(known, listed, strict=False))
        for name in values.keys() - known.keys():
            raise _unfit(operation, f"there is no parameter {name!r}", name)
        for name, parameter in known.items():
            if name not in values:
                if parameter.required:
                    raise _unfit(operation, f"parameter {name!r} is required", name)
                continue
            checker = self._engine.schemas.checker(parameter.schema, "request")
            fault = checker.fault(values[name])
            if fault is not None:
                blame: Blame = "test" if fault.is_of_value else "sdk"
                raise ContractViolation(
                    "value",
                    f"parameter {name!r}: {fault.reason}",
                    pointer=f"/params{step(name)}{fault.pointer}",
                    blame=blame,
                    operation=operation.accessor,
                )
        return Received({"rpc": values})

    def _absence(self) -> Fault:
        """What is said of a record that is not there."""
        for one in self._protocol.failures:
            if any(word in one.message.lower() for word in _ABSENT):
                return Fault(code=one.code, message=one.message)
        return Fault(code=-32602, message="Not found")

    def _fault(self, violation: ContractViolation) -> Fault:
        code = _CODES.get(violation.code, -32602)
        for one in self._protocol.failures:
            if violation.status == 401 and one.code == 401:
                return Fault(code=one.code, message=one.message)
        details = {
            "detail": str(violation),
            "pointer": violation.pointer,
            "blame": violation.blame,
        }
        return Fault(code=code, message=_USUAL[code], data=details)

    def _refused(self, violation: ContractViolation, id: object) -> Reply:
        status = violation.status if violation.status in (401, 405, 415) else 200
        return self._sent(_enveloped(id, self._fault(violation)), status)


def _enveloped(id: object, fault: Fault) -> dict[str, Any]:
    error: dict[str, Any] = {"code": fault.code, "message": fault.message or "Failure"}
    if fault.data is not UNSET:
        error["data"] = to_builtins(fault.data)
    return {"jsonrpc": "2.0", "id": id, "error": error}


def _unfit(operation: Operation, reason: str, name: str = "") -> ContractViolation:
    return ContractViolation(
        "rpc-params",
        reason,
        pointer=f"/params{step(name)}" if name else "/params",
        operation=operation.accessor,
    )
