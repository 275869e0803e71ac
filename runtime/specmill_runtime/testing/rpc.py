"""JSON-RPC 2.0 over the engine: calls, batches, `rpc.discover`."""

from typing import Any, Final

import msgspec
from msgspec import UNSET

from specmill_runtime.codec import UNREADABLE, essence_of, plain_json, reason_of
from specmill_runtime.testing.answers import Answer, Fault
from specmill_runtime.testing.contract import Operation, RpcProtocol
from specmill_runtime.testing.engine import FakeEngine
from specmill_runtime.testing.messages import ContractViolation, Reply, Request
from specmill_runtime.testing.pointing import is_array
from specmill_runtime.testing.preferences import Preferences, preferences_of
from specmill_runtime.testing.received import Received, arguments_of
from specmill_runtime.testing.refusals import methods_told
from specmill_runtime.testing.routes import with_usual
from specmill_runtime.testing.rpc_batches import (
    MESSAGES,
    BatchControl,
    Said,
    together,
)
from specmill_runtime.testing.rpc_calls import (
    Methods,
    id_of,
    is_notification,
    members_of,
    method_of,
    received_of,
    replied,
)
from specmill_runtime.testing.rpc_document import document_of

DISCOVER: Final = "rpc.discover"
_CODES: Final = {
    "rpc-json": -32700,
    "rpc-envelope": -32600,
    "rpc-method": -32601,
    "method": -32600,
    "media-type": -32600,
}
_ALLOW: Final = ("Allow", ", ".join(with_usual(["POST"])))
_ABSENT: Final = ("not found", "unknown", "no such")


class RpcFace:
    """Answers requests that hold JSON-RPC calls."""

    def __init__(self, engine: FakeEngine, control: BatchControl) -> None:
        self._engine = engine
        self._control = control
        self._protocol = engine.contract.rpc or RpcProtocol()
        self._methods: Methods = {
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
                told = methods_told(request, violation)
                if told is not None:
                    return told
                violation = self._named(violation, request)
                self._keep(violation, request)
                return self._refused(violation, None)

    def _named(
        self, violation: ContractViolation, request: Request
    ) -> ContractViolation:
        """The violation; where all methods need credentials, calls that are none need them first."""
        if not (violation.code.startswith("rpc-") and request.is_remote):
            return violation
        reason = ""
        for operation, _ in self._methods.values():
            try:
                refusal = self._engine.auth.check(operation, request)
            except ContractViolation as missing:
                reason = missing.reason
                continue
            if refusal is None:
                return violation
            reason = refusal.reason
        return ContractViolation("credential", reason, status=401)

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
        except UNREADABLE as error:
            reason = reason_of(error, request.content)
        else:
            if is_array(calls):
                return self._batch(calls, request)
            said = self._call(calls, request)
            return said if isinstance(said, Reply) else self._sent(said)
        raise ContractViolation("rpc-json", f"the body is no JSON: {reason}")

    def _batch(self, calls: list[Any], request: Request) -> Reply:
        most = self._protocol.max_batch
        if not calls or (most is not None and len(calls) > most):
            reason = f"a batch of {len(calls)} calls"
            limit = "is empty" if not calls else f"exceeds the maximum of {most}"
            raise ContractViolation("rpc-envelope", f"{reason} {limit}")
        found: list[Said] = []
        for call in calls:
            one = self._call(call, request)
            if isinstance(one, Reply):
                return one
            found.append(one)
        said = together(found)
        if said.value is not None:
            seed = self._engine.settings.taste.seed
            said = said._replace(value=self._control.arranged(said.value, seed))
        return self._sent(said)

    def _sent(self, said: Said, status: int = 200) -> Reply:
        if said.value is None:
            return Reply(status=204, headers=said.headers, delay=said.delay)
        headers = (("Content-Type", self._protocol.media_type), *said.headers)
        content = plain_json(said.value)
        return Reply(status=status, headers=headers, content=content, delay=said.delay)

    def _call(self, call: object, request: Request) -> Said | Reply:
        """What is said to one call; a Reply takes the place of all that is said."""
        try:
            return self._answered(call, request)
        except ContractViolation as violation:
            violation = self._named(violation, request)
            self._keep(violation, request)
            if violation.status == 401:
                return self._refused(violation, id_of(call))
            if violation.code != "rpc-envelope" and is_notification(call):
                return Said()
            return Said(_enveloped(id_of(call), self._fault(violation)))

    def _answered(self, call: object, request: Request) -> Said | Reply:
        members = members_of(call)
        if members["method"] == DISCOVER and DISCOVER not in self._methods:
            document = document_of(self._engine.contract)
            return Said(replied(members, document))
        operation, method = method_of(self._methods, str(members["method"]))
        refusal = self._engine.auth.check(operation, request)
        if refusal is not None:
            violation = ContractViolation("credential", refusal.reason, status=401)
            return self._refused(violation, members.get("id"))
        engine = self._engine
        schemas = engine.plain_schemas if request.is_remote else engine.own_schemas
        params = members.get("params", [])
        received = received_of(operation, method, params, schemas)
        preferences = preferences_of(request) if request.is_remote else Preferences()
        answer = self._engine.decide(operation, received, request, preferences)
        return self._written(operation, received, request, answer, members)

    def _written(
        self,
        operation: Operation,
        received: Received,
        request: Request,
        answer: Answer,
        members: dict[str, Any],
    ) -> Said | Reply:
        engine = self._engine
        keep = engine.calls(
            operation.accessor,
            arguments_of(operation, received),
            request,
            engine.clock.now(),
        )
        reply = self._whole(operation, answer)
        fault = answer.fault or (self._absence() if answer.is_whole else None)
        if fault is not None:
            fault = self._described(operation, fault)
        outcome = 200 if fault is None else fault.code
        if reply is not None:
            is_broken = reply.breakage is not None or reply.error is not None
            outcome = 0 if is_broken else reply.status
        engine.coverage.count(operation.accessor, received, outcome)
        if fault is not None:
            value = _enveloped(members.get("id"), fault)
        elif reply is None:
            value = replied(members, self._value(operation, answer))
        else:
            keep(reply)
            return reply
        said = Said(value, answer.delay, answer.headers)
        keep(self._sent(said))
        return said if "id" in members else said._replace(value=None)

    def _value(self, operation: Operation, answer: Answer) -> object:
        if answer.spoils == "wrong_shape":
            return self._engine.replies.misshapen(operation)
        if answer.value is UNSET:
            taste = self._engine.settings.taste
            return self._engine.replies.result_value(operation, taste)
        return answer.value

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

    def _described(self, operation: Operation, fault: Fault) -> Fault:
        """An error with the message and the data that the description gives its code."""
        own = () if operation.rpc is None else operation.rpc.failures
        for one in (*own, *self._protocol.failures):
            if one.code != fault.code:
                continue
            data = fault.data
            if data is UNSET and one.data is not None:
                key = f"{operation.accessor}#{one.code}"
                taste = self._engine.settings.taste
                data = self._engine.values.value(one.data, key, taste=taste)
            return Fault(code=one.code, message=fault.message or one.message, data=data)
        return fault

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
        return Fault(code=code, message=MESSAGES[code], data=details)

    def _refused(self, violation: ContractViolation, id: object) -> Reply:
        status = violation.status if violation.status in (401, 405, 415) else 200
        reply = self._sent(Said(_enveloped(id, self._fault(violation))), status)
        headers = (*reply.headers, _ALLOW) if status == 405 else reply.headers
        return msgspec.structs.replace(reply, headers=headers)


def _enveloped(id: object, fault: Fault) -> dict[str, Any]:
    message = fault.message or MESSAGES.get(fault.code, "Failure")
    error: dict[str, Any] = {"code": fault.code, "message": message}
    if fault.data is not UNSET:
        error["data"] = fault.data
    return {"jsonrpc": "2.0", "id": id, "error": error}
