"""Contract tests against a live API: which calls may be made, and what their answers mean."""

from collections.abc import Callable
from typing import Any, Final, Literal
from urllib.parse import urlsplit

import msgspec

from specmill_runtime.errors import (
    ApiError,
    DecodeError,
    RpcError,
    SdkError,
    StatusError,
)
from specmill_runtime.testing.arguments import given_in
from specmill_runtime.testing.contract import Operation
from specmill_runtime.testing.differences import Difference
from specmill_runtime.testing.live import Watch
from specmill_runtime.testing.runs import called, settled
from specmill_runtime.testing.transcripts import Transcript

Verdict = Literal["passed", "skipped", "failed"]
_UNAUTHORIZED: Final = 401
_TOO_MANY: Final = 429


class Outcome(msgspec.Struct, frozen=True):
    """What became of a call, and why."""

    verdict: Verdict
    reason: str = ""


def objection_to(operation: Operation) -> str:
    """Why a live API is not asked for an operation; "" when it is."""
    if not operation.safe:
        if operation.rpc is not None:
            return (
                "the description does not say that it changes nothing (x-specmill-safe)"
            )
        return f"{operation.method} may change what the API holds"
    return "its answer is a stream, which may never end" if operation.streaming else ""


class LiveCases:
    """Makes the calls of contract tests; `connect` opens the client, which they share."""

    def __init__(self, watch: Watch, connect: Callable[[], Any]) -> None:
        self._watch = watch
        self._connect = connect
        self._clients: list[Any] = []
        self._asked: set[str] = set()

    def close(self) -> None:
        """Close the client, if there was a call."""
        for one in self._clients:
            one.close()
        self._clients.clear()

    def check(self, operation: Operation, transcript: Transcript) -> Outcome:
        """Make a call that changes nothing, and judge the answer."""
        objection = objection_to(operation) or self._distance(operation)
        if objection:
            return Outcome("skipped", objection)
        given = given_in(transcript, operation)
        if not transcript.is_documented:
            given |= self._known_id(operation)
        return self._judged(operation, given)

    def _distance(self, operation: Operation) -> str:
        """Why a call would not go to the address that was given; "" when it would."""
        for server in operation.servers[:1]:
            host = urlsplit(server).netloc
            if host and host != urlsplit(self._watch.address).netloc:
                return f"it is at an address of its own, {server}"
        return ""

    def _judged(self, operation: Operation, given: dict[str, object]) -> Outcome:
        self._watch.latest.clear()
        error = self._error_of(operation, given)
        if isinstance(error, DecodeError):
            self._note_unreadable(operation, error)
        elif error is not None and not _is_refusal(error):
            # Errors of the client hold no credential.
            return Outcome("failed", str(error))
        status = _number(error)
        if status == _UNAUTHORIZED:
            names = ", ".join(self._variables()) or "nothing"
            reason = f"the API refuses the credentials, which are taken from {names}"
            return Outcome("failed", reason)
        if status == _TOO_MANY:
            return Outcome("skipped", "the API was asked too often")
        wrong = [str(one) for one in self._watch.latest if not one.is_growth]
        if wrong:
            return Outcome("failed", "\n".join(dict.fromkeys(wrong)))
        if status >= 500 and isinstance(error, StatusError):
            return Outcome("failed", f"the API answers {status}")
        if error is not None:
            reason = f"the API answers {status}, as described, to made-up arguments"
            return Outcome("skipped", reason)
        return Outcome("passed")

    def _error_of(
        self, operation: Operation, given: dict[str, object]
    ) -> SdkError | None:
        try:
            if not self._clients:
                self._clients.append(self._connect())
            package = self._watch.contract.package
            settled(called(package, self._clients[0], operation, given))
        except SdkError as error:
            return error
        return None

    def _note_unreadable(self, operation: Operation, error: DecodeError) -> None:
        """What the client stumbles over is a difference too, when nothing else was found."""
        if any(not one.is_growth for one in self._watch.latest):
            return
        place = self._watch.comparison.place_of(operation, error.pointer)
        reason = f"the client reads no {error.expected or 'result'} there"
        name = operation.accessor
        self._watch.note(
            Difference(operation=name, kind="body", pointer=place, reason=reason)
        )

    def _known_id(self, operation: Operation) -> dict[str, object]:
        """The id of a record that there is, in place of a made-up one."""
        use = operation.resource
        if use is None or use.action != "get" or use.parents or not use.id_parameter:
            return {}
        if use.collection not in self._watch.ids:
            self._ask_for_list(use.collection)
        id = self._watch.ids.get(use.collection)
        for one in operation.parameters:
            if one.name == use.id_parameter and id is not None:
                fitting = [it for it in (id, str(id)) if self._watch.takes(one, it)]
                return {one.identifier or one.name: fitting[0]} if fitting else {}
        return {}

    def _ask_for_list(self, collection: str) -> None:
        """Call the list of a resource, once, so that an id is known."""
        if collection in self._asked:
            return
        self._asked.add(collection)
        for one in self._watch.contract.operations:
            use = one.resource
            if use is None or (use.collection, use.action) != (collection, "list"):
                continue
            needed = (p for p in one.parameters if p.required and not p.of_client)
            objection = objection_to(one) or self._distance(one)
            if not use.parents and not objection and not any(needed):
                self._error_of(one, {})
                return

    def _variables(self) -> list[str]:
        credentials = self._clients[0]._core.spec.credentials if self._clients else ()
        return [one.env for one in credentials if one.env is not None]


def _is_refusal(error: SdkError) -> bool:
    return isinstance(error, ApiError)


def _number(error: SdkError | None) -> int:
    """The code or the status of what the API refused; 0 for nothing."""
    if isinstance(error, RpcError):
        return error.code if error.code else error.status or 0
    return error.status if isinstance(error, StatusError) else 0
