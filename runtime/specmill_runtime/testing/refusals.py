"""Violations answered over HTTP: by what the description says of such a status, if anything."""

from typing import Final

import msgspec

from specmill_runtime.testing.answers import Answer
from specmill_runtime.testing.contract import Operation, Result
from specmill_runtime.testing.messages import ContractViolation, Reply, Request
from specmill_runtime.testing.replies import PROBLEM, Replies, problem, result_for
from specmill_runtime.testing.routes import with_usual
from specmill_runtime.testing.wishes import Taste

_ALTERNATIVES: Final = (400, 422)
_TASTE: Final = Taste()


def is_refusing(operation: Operation) -> bool:
    """Whether it is described what an operation says to a wrong request."""
    return any(result_for(operation, status) is not None for status in _ALTERNATIVES)


def methods_told(request: Request, violation: ContractViolation) -> Reply | None:
    """What OPTIONS is for over HTTP: the methods that there are (RFC 9110 §9.3.7)."""
    is_asked = request.is_remote and request.method == "OPTIONS"
    if is_asked and violation.status == 405:
        return Reply(status=204, headers=(_allow(violation),))
    return None


class Refusals:
    """Writes the replies to requests that are not as described."""

    def __init__(self, replies: Replies) -> None:
        self._replies = replies

    def reply(self, violation: ContractViolation, operation: Operation | None) -> Reply:
        """The reply to a violation: problem+json unless the description wants something else."""
        status = violation.status
        if operation is not None:
            status = self._status(violation, operation)
        body = problem(status, str(violation), violation.code)
        body["pointer"], body["blame"] = violation.pointer, violation.blame
        result = None if operation is None else result_for(operation, status)
        if operation is not None and result is not None and result.contents:
            return self._described(operation, result, status, body, violation)
        headers = [("Content-Type", PROBLEM), _note(violation)]
        if status == 405:
            headers.append(_allow(violation))
        if status == 401:
            headers.append(("WWW-Authenticate", "Bearer"))
        content = msgspec.json.encode(body)
        return Reply(status=status, headers=tuple(headers), content=content)

    def _status(self, violation: ContractViolation, operation: Operation) -> int:
        """A status that the description knows for such a violation, when there is one."""
        wanted = [violation.status]
        if violation.status in (400, 415):
            wanted += _ALTERNATIVES
            if violation.pointer.startswith("/path/"):
                wanted.append(404)
        for status in wanted:
            if result_for(operation, status) is not None:
                return status
        return violation.status

    def _described(
        self,
        operation: Operation,
        result: Result,
        status: int,
        body: dict[str, object],
        violation: ContractViolation,
    ) -> Reply:
        headers = (_note(violation),)
        answer = Answer(status=status, headers=headers)
        if self._replies.accepts(result, body):
            answer = msgspec.structs.replace(answer, value=body)
        return self._replies.write(operation, answer, _TASTE)


def _allow(violation: ContractViolation) -> tuple[str, str]:
    methods = violation.reason.rpartition("only ")[2].split(", ")
    return "Allow", ", ".join(with_usual(methods))


def _note(violation: ContractViolation) -> tuple[str, str]:
    """The violation as a header, for when the body has no place for it."""
    text = f"{violation.code}; {violation.blame}; {violation.pointer}"
    return "Contract-Violation", text.encode("ascii", "replace").decode()[:300]
