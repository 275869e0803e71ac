"""Violations answered over HTTP: by what the description says of such a status, if anything."""

from typing import Final

import msgspec

from specmill_runtime.testing.answers import Answer
from specmill_runtime.testing.contract import Operation, Result
from specmill_runtime.testing.messages import ContractViolation, Reply, Request
from specmill_runtime.testing.replies import PROBLEM, Replies, problem
from specmill_runtime.testing.results import negotiated, result_for
from specmill_runtime.testing.routes import with_usual
from specmill_runtime.testing.wishes import Taste

_ALTERNATIVES: Final = (400, 422)
# Statuses that say much the same, the usual one first (RFC 9110 §15.5).
_LIKE: Final = {
    400: _ALTERNATIVES,
    401: (401, 403),
    404: (404, *_ALTERNATIVES),
    415: (415, *_ALTERNATIVES),
}
# A request may be forbidden for reasons unrelated to credentials (RFC 9110 §15.5.4); that says
# less than the others, and is what some descriptions have for all refusals.
_LAST: Final = {400: (403,), 404: (403,), 415: (403,)}
_TASTE: Final = Taste()
_CHALLENGE: Final = ("WWW-Authenticate", "Bearer")


def is_refusing(operation: Operation) -> bool:
    """Whether it is described what an operation says to a wrong request."""
    return any(result_for(operation, status) is not None for status in _ALTERNATIVES)


def methods_told(request: Request, violation: ContractViolation) -> Reply | None:
    """What OPTIONS is for over HTTP: the methods that there are (RFC 9110 §9.3.7)."""
    is_asked = request.is_remote and request.method == "OPTIONS"
    if is_asked and violation.status == 405:
        return Reply(status=204, headers=(_allow(violation),))
    return None


def described_status(
    operation: Operation, status: int, *, in_path: bool = False
) -> int:
    """A status that is described for an operation and says the same; the status itself when none is.

    `in_path`: what is wrong is a value in the path, so that nothing may be found there.
    """
    wanted = (
        *_LIKE.get(status, (status,)),
        *((404,) if in_path else ()),
        *_LAST.get(status, ()),
    )
    described = (one for one in wanted if result_for(operation, one) is not None)
    return next(described, status)


def challenge(operation: Operation, *, is_remote: bool) -> Answer:
    """The answer to credentials that are not, or no longer, the right ones."""
    status = described_status(operation, 401) if is_remote else 401
    return Answer(status=status, headers=(_CHALLENGE,))


class Refusals:
    """Writes the replies to requests that are not as described."""

    def __init__(self, replies: Replies) -> None:
        self._replies = replies

    def reply(self, violation: ContractViolation, operation: Operation | None) -> Reply:
        """The reply to a violation: problem+json unless the description wants something else."""
        status = violation.status
        if operation is not None:
            in_path = violation.pointer.startswith("/path/")
            status = described_status(operation, violation.status, in_path=in_path)
        body = problem(status, str(violation), violation.code)
        body["pointer"], body["blame"] = violation.pointer, violation.blame
        headers = [_note(violation)]
        if status == 405:
            headers.append(_allow(violation))
        if status == 401:
            headers.append(_CHALLENGE)
        answer = Answer(status=status, headers=tuple(headers))
        result = None if operation is None else result_for(operation, status)
        if operation is not None and result is not None and result.contents:
            return self._described(operation, result, answer, body)
        content = msgspec.json.encode(body)
        headers.insert(0, ("Content-Type", PROBLEM))
        return Reply(status=status, headers=tuple(headers), content=content)

    def _described(
        self, operation: Operation, result: Result, answer: Answer, body: object
    ) -> Reply:
        if self._replies.accepts(negotiated(result, ""), body):
            answer = msgspec.structs.replace(answer, value=body)
        return self._replies.write(operation, answer, _TASTE)


def _allow(violation: ContractViolation) -> tuple[str, str]:
    methods = violation.reason.rpartition("only ")[2].split(", ")
    return "Allow", ", ".join(with_usual(methods))


def _note(violation: ContractViolation) -> tuple[str, str]:
    """The violation as a header, for when the body has no place for it."""
    text = f"{violation.code}; {violation.blame}; {violation.pointer}"
    return "Contract-Violation", text.encode("ascii", "replace").decode()[:300]
