"""Options that every client has, after what its own API asks for: of the constructor, of `with_options`."""

from __future__ import annotations

from collections.abc import Iterator

import msgspec

from specmill.python.client_plan import ClientPlan
from specmill.python.code import Code
from specmill.python.identifiers import trusted
from specmill.python.layout import list_of
from specmill.python.statements import typed
from specmill.python.type_expressions import (
    NOTHING,
    UNSET,
    Annotation,
    external,
    optional,
    subscripted,
    union,
)

NAMES = frozenset(
    {
        *("AsyncTokenSource", "Callable", "DecodePolicy", "Drift", "Hooks", "Limits"),
        *("RetryPolicy", "Self", "Timeout", "TokenSource", "TracebackType"),
    }
)
"""What the module of a client imports for annotations; a model of the same name is written with its module."""

_RUNTIME = "specmill_runtime"
_BOOL, _FLOAT, _OBJECT, _STR = (
    Annotation(trusted(name)) for name in ("bool", "float", "object", "str")
)


class Option(msgspec.Struct, frozen=True, kw_only=True):
    """A keyword argument: its type, its default (None when it is required), and what it does."""

    name: str
    annotation: Annotation
    default: Code | None = Code("None")
    text: str

    def line(self, indent: int) -> Code:
        """Its line in a signature."""
        target = trusted(self.name)
        return typed(target, self.annotation.expression, self.default, indent, ",")


def _base_url(servers: tuple[str, ...], has_address: bool) -> Option:
    if has_address:
        text = "Address of all operations, when it is not that which they have of themselves."
        if servers:
            text = "Address of the API, when it is not the first of those described."
            text += f" Described: {', '.join(servers)}."
        return Option(name="base_url", annotation=optional(_STR), text=text)
    text = "Address of the API, which its description does not say."
    if servers:
        text = f"Address of the API; its description only says {', '.join(servers)}."
    return Option(name="base_url", annotation=_STR, default=None, text=text)


class OptionTypes:
    """The types of options in a module where some names mean something of the API's."""

    def __init__(self, taken: frozenset[str]) -> None:
        self._taken = taken

    def options(self, servers: tuple[str, ...], client: ClientPlan) -> Iterator[Option]:
        """The options of a constructor; `servers` are the described addresses."""
        yield _base_url(servers, client.has_address)
        timeout, deadline = self._times()
        yield timeout
        yield deadline
        yield Option(name="retry", annotation=optional(self._retry), text=_RETRY)
        yield Option(name="decode", annotation=optional(self._decode), text=_DECODE)
        yield self._headers("Further headers of every request.")
        limits = optional(self.named(f"{_RUNTIME}.options", "Limits"))
        yield Option(name="limits", annotation=limits, text=_LIMITS)
        http_client = optional(_OBJECT)
        yield Option(name="http_client", annotation=http_client, text=_HTTP_CLIENT)
        yield Option(name="hooks", annotation=self._hooks, text=_HOOKS)
        yield Option(
            name="allow_http",
            annotation=_BOOL,
            default=Code("False"),
            text=_ALLOW_HTTP,
        )
        if client.refreshes:
            yield Option(
                name="on_refresh_token",
                annotation=optional(self._notified),
                text=_ON_REFRESH_TOKEN,
            )

    def changes(self) -> Iterator[Option]:
        """The options of `with_options`; what is not given stays as it is."""
        timeout, deadline = self._times()
        yield timeout
        yield deadline
        for name, annotation, text in (
            ("retry", self._retry, _RETRY),
            ("decode", self._decode, _DECODE),
        ):
            settable = union((annotation, UNSET))
            yield Option(
                name=name, annotation=settable, default=Code("UNSET"), text=text
            )
        yield self._headers("Headers to send beside those of this client.")

    def credential(self, takes_source: bool, is_async: bool) -> Annotation:
        """A credential: text, or a function that gives it."""
        if not takes_source:
            return optional(_STR)
        name = "AsyncTokenSource" if is_async else "TokenSource"
        return optional(union((_STR, self.named(f"{_RUNTIME}.auth", name))))

    def named(self, module: str, name: str) -> Annotation:
        """A class that the module imports."""
        return external(module, name, self._taken)

    def _times(self) -> tuple[Option, Option]:
        timeout = self.named(f"{_RUNTIME}.options", "Timeout")
        return (
            Option(
                name="timeout",
                annotation=union((_FLOAT, timeout, NOTHING, UNSET)),
                default=Code("UNSET"),
                text=_TIMEOUT,
            ),
            Option(
                name="deadline",
                annotation=union((_FLOAT, NOTHING, UNSET)),
                default=Code("UNSET"),
                text=_DEADLINE,
            ),
        )

    def _headers(self, text: str) -> Option:
        mapping = self.named("collections.abc", "Mapping")
        annotation = optional(subscripted(mapping, (_STR, _STR)))
        return Option(name="headers", annotation=annotation, text=text)

    @property
    def _retry(self) -> Annotation:
        return self.named(f"{_RUNTIME}.options", "RetryPolicy")

    @property
    def _decode(self) -> Annotation:
        return self.named(f"{_RUNTIME}.options", "DecodePolicy")

    @property
    def _hooks(self) -> Annotation:
        one = self.named(f"{_RUNTIME}.hooks", "Hooks")
        several = subscripted(self.named("collections.abc", "Sequence"), (one,))
        return optional(union((one, several)))

    @property
    def _notified(self) -> Annotation:
        arguments = Annotation(list_of((Code("str"),)))
        return subscripted(
            self.named("collections.abc", "Callable"), (arguments, _OBJECT)
        )


_TIMEOUT = (
    "Seconds that each phase of a call may take, or a Timeout; None waits for ever."
)
_DEADLINE = "Seconds that a whole call may take, with all its attempts and waits; None for no limit."
_RETRY = "How failed attempts are repeated; NO_RETRY for one attempt."
_DECODE = (
    'What becomes of a body that deviates from the description: "strict" raises, "open" keeps what'
    ' is unknown, "observe" does that too and counts it in `drift`.'
)
_LIMITS = "How many connections are kept, unless there is an `http_client`."
_HTTP_CLIENT = "An `httpx` or `httpx2` client to send with; it stays yours to close."
_HOOKS = "What watches calls and their attempts."
_ALLOW_HTTP = "Whether credentials may travel unencrypted to other machines."
_ON_REFRESH_TOKEN = (
    "Called with each new refresh token, which takes the place of the one before."
)
DEFAULTS = {
    "timeout": "5 to connect, 60 for the others",
    "deadline": "600",
    "retry": "three attempts",
    "decode": '"open"',
}
"""What a client does when an option is not given, where the signature does not show it."""
