"""What a test tells an operation to do instead of its usual answer."""

from collections.abc import Sequence
from typing import Any, Final, Literal, TypeAlias

import msgspec
from msgspec import UNSET

from specmill_runtime.codec import to_builtins
from specmill_runtime.testing.answers import Answer, Fault
from specmill_runtime.testing.contract import Operation
from specmill_runtime.testing.messages import Breakage

FailureKind: TypeAlias = Literal[
    "connect", "read_timeout", "disconnect", "truncated", "bad_json", "wrong_shape"
]
_BREAKAGES: Final[dict[str, Breakage]] = {
    "connect": "connect",
    "read_timeout": "read_timeout",
    "disconnect": "disconnect",
    "truncated": "truncated",
}
_SPOILT: Final = ("bad_json", "wrong_shape")


class Rule(msgspec.Struct, kw_only=True, eq=False):
    """One override: when it applies, and what happens then."""

    name: str
    answer: Answer | None = None
    delay: float = 0.0
    example: str | None = None
    sizes: tuple[int, ...] | None = None
    loop: bool = False
    limit: int | None = None
    per: float = 0.0
    times: int | None = None
    every: int | None = None
    after: int = 0
    met: int = 0
    used: int = 0
    page: int = -1
    """The page that was served last."""
    stamps: list[float] = []

    def takes(self, now: float) -> bool:
        """Whether the rule applies to the next call, which is counted."""
        self.met += 1
        if self.limit is not None:
            self.stamps = [one for one in self.stamps if one > now - self.per]
            self.stamps.append(now)
            if len(self.stamps) <= self.limit:
                return False
            self.stamps.pop()
            self.used += 1
            return True
        turn = self.met - self.after
        if turn <= 0 or (self.times is not None and self.used >= self.times):
            return False
        if self.every is not None and turn % self.every:
            return False
        self.used += 1
        return True

    def retry_after(self, now: float) -> float:
        """Seconds until a rate limit lets a call through again."""
        return max(0.0, self.stamps[0] + self.per - now) if self.stamps else 0.0


def misplaced(rule: Rule, operation: Operation) -> str:
    """Why the operation can't do what it is told, "" when it can."""
    if rule.sizes is not None and operation.paging is None:
        return "it has no pages whose sizes could be told"
    answer = rule.answer
    if answer is not None and answer.fault is not None and operation.rpc is None:
        return "it is no JSON-RPC method: its failures have a status, not a code"
    return ""


class Rules:
    """The overrides of one operation; the first that applies wins, and delays add up."""

    __slots__ = ("listed", "operation")

    def __init__(self, operation: str) -> None:
        self.operation: str = operation
        self.listed: list[Rule] = []

    def take(self, now: float) -> tuple[Rule | None, float]:
        """The rule for this call, and the seconds that it is delayed by."""
        delay = 0.0
        for rule in self.listed:
            if rule.name == "delay":
                delay += rule.delay if rule.takes(now) else 0.0
            elif rule.takes(now):
                return rule, delay
        return None, delay

    def unused(self) -> list[str]:
        """The rules that never applied, as texts."""
        return [
            f"{self.operation}.{rule.name}(...)"
            for rule in self.listed
            if not rule.used and rule.limit is None
        ]


class Control:
    """`fake.on.<operation>`: what it does from now on. Every method gives the control itself.

    `times`: for so many calls (None: for all); `every`: only every nth call; `after`: only after
    so many calls.
    """

    __slots__ = ("_rules",)

    def __init__(self, rules: Rules) -> None:
        self._rules = rules

    def __repr__(self) -> str:
        return f"<Control of {self._rules.operation}>"

    def fail(
        self,
        *,
        status: int | None = None,
        exc: FailureKind | BaseException | None = None,
        code: int | None = None,
        message: str = "",
        body: Any = UNSET,
        headers: dict[str, str] | None = None,
        retry_after: float | None = None,
        times: int | None = None,
        every: int | None = None,
        after: int = 0,
    ) -> "Control":
        """Fail with an HTTP status, in a way of the network, or with a JSON-RPC error code.

        `body` is the body of the failure (JSON-RPC: its `data`), by default what the description
        says. `exc` may be an exception to raise. ValueError unless exactly one is given, and for a
        status that is a success or a way that there is not.
        """
        if sum(one is not None for one in (status, exc, code)) != 1:
            raise ValueError("fail takes one of status, exc and code")
        if status is not None and (status not in range(100, 600) or status // 100 == 2):
            raise ValueError(f"{status} is no failure: reply() gives any answer")
        if isinstance(exc, str) and exc not in (*_BREAKAGES, *_SPOILT):
            known = ", ".join((*_BREAKAGES, *_SPOILT))
            raise ValueError(f"{exc!r} is no way to fail; there are: {known}")
        texts = dict(headers or {})
        if retry_after is not None:
            texts["Retry-After"] = f"{retry_after:g}"
        pairs = tuple(texts.items())
        if code is not None:
            fault = Fault(code=code, message=message, data=_plain(body))
            answer = Answer(fault=fault, headers=pairs)
        elif status is not None:
            answer = Answer(status=status, value=_plain(body), headers=pairs)
        elif isinstance(exc, BaseException):
            answer = Answer(error=exc)
        elif exc in _BREAKAGES:
            answer = Answer(breakage=_BREAKAGES[exc])
        else:
            answer = Answer(spoils=str(exc))
        return self._add(
            Rule(name="fail", answer=answer, times=times, every=every, after=after)
        )

    def reply(
        self,
        value: Any = UNSET,
        *,
        status: int | None = None,
        headers: dict[str, str] | None = None,
        content: bytes | None = None,
        media_type: str | None = None,
        times: int | None = None,
        every: int | None = None,
        after: int = 0,
    ) -> "Control":
        """Answer with a value (a model or plain JSON), or with bytes as they are."""
        answer = Answer(
            status=status or 0,
            value=_plain(value),
            headers=tuple((headers or {}).items()),
            content=content,
            media_type=media_type,
        )
        return self._add(
            Rule(name="reply", answer=answer, times=times, every=every, after=after)
        )

    def delay(
        self,
        seconds: float,
        *,
        times: int | None = None,
        every: int | None = None,
        after: int = 0,
    ) -> "Control":
        """Let seconds pass on the clock of the fake before every answer."""
        return self._add(
            Rule(name="delay", delay=seconds, times=times, every=every, after=after)
        )

    def example(self, name: str, *, times: int | None = None) -> "Control":
        """Answer with a documented example."""
        return self._add(Rule(name="example", example=name, times=times))

    def rate_limit(self, calls: int, per: float) -> "Control":
        """Answer 429 to more than so many calls in so many seconds."""
        return self._add(Rule(name="rate_limit", limit=calls, per=per))

    def pages(self, *, sizes: Sequence[int], loop: bool = False) -> "Control":
        """Give pages of these sizes.

        With `loop` the cursor or link of the last page leads to the first again.
        """
        return self._add(Rule(name="pages", sizes=tuple(sizes), loop=loop))

    def clear(self) -> "Control":
        """Forget all that was told before."""
        self._rules.listed.clear()
        return self

    def _add(self, rule: Rule) -> "Control":
        self._rules.listed.append(rule)
        return self


def _plain(value: object) -> Any:
    """A model as JSON shows it; bytes and UNSET as they are."""
    return value if value is UNSET or isinstance(value, bytes) else to_builtins(value)
