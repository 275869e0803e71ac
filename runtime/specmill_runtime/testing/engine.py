"""The fake without any input or output: a request in, a reply out.

Match, validate, select (override, state, named example, example of the same call, schema), write.
"""

from threading import RLock
from typing import Any, Final

import msgspec
from msgspec import UNSET

from specmill_runtime.clock import Clock
from specmill_runtime.testing.answers import Answer
from specmill_runtime.testing.asked import Asked
from specmill_runtime.testing.calls import CallLog
from specmill_runtime.testing.chance import Chance
from specmill_runtime.testing.choosing import matching, named, preferred
from specmill_runtime.testing.compiled import Made, compiled_of
from specmill_runtime.testing.contract import Contract, Operation
from specmill_runtime.testing.coverage import Coverage
from specmill_runtime.testing.listing import Pages, result_schema
from specmill_runtime.testing.messages import ContractViolation, Reply, Request
from specmill_runtime.testing.pointing import fields_of
from specmill_runtime.testing.preferences import Preferences, preferences_of
from specmill_runtime.testing.received import Received, arguments_of
from specmill_runtime.testing.refusals import (
    Refusals,
    challenge,
    is_refusing,
    methods_told,
)
from specmill_runtime.testing.replaying import Tape
from specmill_runtime.testing.replies import Replies, example_answer
from specmill_runtime.testing.requests import OperationReader
from specmill_runtime.testing.results import is_usual
from specmill_runtime.testing.routes import Routes
from specmill_runtime.testing.rules import Rules, misplaced
from specmill_runtime.testing.schemas import Schemas
from specmill_runtime.testing.security import Auth
from specmill_runtime.testing.state import State
from specmill_runtime.testing.store import Store
from specmill_runtime.testing.values import Values
from specmill_runtime.testing.wishes import Taste

_CHAOS: Final = (
    Answer(status=503),
    Answer(status=429),
    Answer(status=500),
    Answer(breakage="connect"),
    Answer(breakage="disconnect"),
    Answer(breakage="read_timeout"),
)


class Settings(msgspec.Struct, kw_only=True, eq=False):
    """What a test may change about the whole fake, at any time."""

    taste: Taste = Taste()
    strict: bool = True
    """Whether names that the description does not know are refused."""
    stateful: bool = True
    chaos: float = 0.0
    """The share of calls that fail."""


class FakeEngine:
    """One API, faked. Its parts are public, so that a test can look at all of them."""

    def __init__(self, contract: Contract, clock: Clock, settings: Settings) -> None:
        self.contract = contract
        self.clock = clock
        self.settings = settings
        self._compiled = compiled_of(contract)
        self.operations: dict[str, Operation] = self._compiled.operations
        self.accessors: tuple[str, ...] = self._compiled.accessors
        self.values: Values = self._compiled.values
        self.schemas: Schemas = self.values.schemas
        self.plain_schemas: Schemas = self._compiled.plain_schemas
        self.own_schemas: Schemas = self._compiled.own_schemas
        self.replies: Replies = Replies(self.schemas, self.values)
        self.store: Store = Store(contract.resources, self.values, settings.taste)
        self.auth: Auth = Auth(contract, clock)
        self.calls: CallLog = CallLog(self.accessors)
        self.coverage: Coverage = Coverage(contract)
        self.rules: Made[Rules] = Made(Rules)
        self.violations: list[ContractViolation] = []
        self.lock: RLock = RLock()
        self._refusals = Refusals(self.replies)
        self._pages = Pages(self.store, self.values)
        self._state = State(self.store, self.values, self._pages)
        self.routes: Routes = self._compiled.routes
        self.tape: Tape = Tape(contract, self.routes)
        self._chances: Chance | None = None

    def handle(self, request: Request) -> Reply:
        """The reply to a request.

        ContractViolation for a request that is not as described, unless it came over HTTP.
        """
        with self.lock:
            try:
                return self._handled(request)
            except ContractViolation as violation:
                told = methods_told(request, violation)
                if told is not None:
                    return told
                self.violations.append(violation)
                if not request.is_remote:
                    raise
                operation = self.operations.get(violation.operation)
                return self._refusals.reply(violation, operation)

    def begin_chaos(self, share: float, seed: int) -> None:
        """Let a share of all calls fail, by a seed."""
        self.settings.chaos = share
        self._chances = Chance(f"chaos|{seed}")

    def _handled(self, request: Request) -> Reply:
        issued = self.auth.token_reply(
            request, described=lambda: self.routes.has(request)
        )
        if issued is not None:
            return self._issuing(request, issued)
        match = self.routes.of(request)
        operation = match.operation
        refusal = self.auth.check(operation, request)
        if refusal is not None:
            asks = challenge(operation, is_remote=request.is_remote)
            return self.finish(operation, Received({}), request, asks, Preferences())
        reader = self.reader(operation, is_remote=request.is_remote)
        strict = self.settings.strict
        if request.is_remote:
            # Where no refusal is described, servers pass over what they do not know.
            strict = strict and is_refusing(operation)
        received = reader.read(request, match.path, match.query, strict=strict)
        preferences = Preferences()
        if request.is_remote:
            preferences = preferences_of(request)
        answer = self.decide(operation, received, request, preferences)
        return self.finish(operation, received, request, answer, preferences)

    def _issuing(self, request: Request, issued: Reply) -> Reply:
        """The reply of a token endpoint, which is a call too where an operation is described there."""
        try:
            match = self.routes.of(request)
            reader = self.reader(match.operation, is_remote=request.is_remote)
            received = reader.read(request, match.path, match.query, strict=False)
        except ContractViolation:
            # What fetches tokens by itself keeps to OAuth, not to the operation.
            return issued
        media_type = "application/json"
        token = Answer(
            status=issued.status, content=issued.content, media_type=media_type
        )
        usual = Preferences()
        answer = self.decide(match.operation, received, request, usual, token)
        return self.finish(match.operation, received, request, answer, usual)

    def reader(self, operation: Operation, *, is_remote: bool) -> OperationReader:
        """The reader of an operation, compiled when it is first called."""
        return self._compiled.reader(operation, self.auth.query_names, is_remote)

    def finish(
        self,
        operation: Operation,
        received: Received,
        request: Request,
        answer: Answer,
        preferences: Preferences,
    ) -> Reply:
        """Write an answer, and keep the call."""
        accessor = operation.accessor
        keep = self.calls(
            accessor, arguments_of(operation, received), request, self.clock.now()
        )
        taste = preferences.taste(self.settings.taste)
        accept = request.headers.get("accept", "")
        reply = self.replies.write(operation, answer, taste, accept)
        if preferences.applied:
            header = ("Preference-Applied", ", ".join(preferences.applied))
            reply = msgspec.structs.replace(reply, headers=(*reply.headers, header))
        keep(reply)
        is_broken = reply.breakage is not None or reply.error is not None
        self.coverage.count(accessor, received, 0 if is_broken else reply.status)
        return reply

    def decide(
        self,
        operation: Operation,
        received: Received,
        request: Request,
        preferences: Preferences,
        usual: Answer | None = None,
    ) -> Answer:
        """What to answer to a valid request, by default the `usual` or what the description says."""
        now = self.clock.now()
        rule, delay = self.rules[operation.accessor].take(now)
        delay += preferences.wait
        taste = preferences.taste(self.settings.taste)
        asked = Asked(operation, received, request, rule, taste)
        answer = self._overridden(asked, now) or preferred(operation, preferences)
        if answer is None:
            answer = self.tape.answer(operation, received, request)
        if answer is None:
            answer = usual or self._usual(asked, preferences)
        return msgspec.structs.replace(answer, delay=delay) if delay else answer

    def _overridden(self, asked: Asked, now: float) -> Answer | None:
        rule = asked.rule
        if rule is None:
            return self._chaos()
        problem = misplaced(rule, asked.operation)
        if problem:
            accessor = asked.operation.accessor
            raise ContractViolation(
                "override", problem, blame="test", operation=accessor
            )
        if rule.answer is not None:
            return rule.answer
        if rule.example is not None:
            return named(asked.operation, rule.example)
        if rule.limit is not None:
            seconds = f"{rule.retry_after(now):g}"
            return Answer(status=429, headers=(("Retry-After", seconds),))
        return self._pages.sized(asked)

    def _chaos(self) -> Answer | None:
        chances = self._chances
        if chances is None or chances.unit() >= self.settings.chaos:
            return None
        return chances.pick(_CHAOS)

    def _usual(self, asked: Asked, preferences: Preferences) -> Answer:
        """State, then the example of the same call, then the schema."""
        is_own = is_usual(asked.operation, asked.accept)
        if self.settings.stateful and is_own:
            known = self._state.answer(asked)
            if known is not None:
                return known
        answer = Answer(status=0)
        if not (asked.taste.dynamic or asked.taste.rich):
            example = matching(asked, self.replies)
            answer = answer if example is None else example_answer(example)
        # Records and pages are those of the usual answer.
        return (
            self._pages.settled(asked, self._echoed(asked, answer))
            if is_own
            else answer
        )

    def _echoed(self, asked: Asked, answer: Answer) -> Answer:
        """The answer about the record that was asked for, not about another one."""
        use = asked.operation.resource
        if use is None or use.action not in ("get", "update", "replace"):
            return answer
        if use.output != "" or use.collection not in self.store:
            return answer
        schema = result_schema(asked.operation)
        value: Any = answer.value
        if value is UNSET:
            key = f"{asked.operation.accessor}#200"
            value = self.values.value(schema, key, taste=asked.taste)
        id_field = self.store[use.collection].resource.id_field
        wanted = asked.received.given(use.id_parameter or "")
        if id_field in fields_of(value) and wanted is not None:
            changed = {**fields_of(value), id_field: wanted}
            if self.schemas.checker(schema, "response").accepts(changed):
                value = changed
        return msgspec.structs.replace(answer, value=value)

    def unused(self) -> list[str]:
        """Overrides that never applied."""
        return [text for rules in self.rules.values() for text in rules.unused()]
