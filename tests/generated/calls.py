"""What the tables are made of: one row for each documented example of an operation."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from functools import cached_property
from importlib import import_module
from operator import attrgetter
from typing import Any, Final, cast

from tests.generated.recording import Reply, Sent, Server, http_client

SAME: Final = object()


@dataclass(frozen=True, slots=True, kw_only=True)
class Call:
    """One call: what the user writes, what must be sent, what comes back and what it becomes.

    `parsed` is the decoded body where it is not the result itself: the page of a pager.
    """

    operation: str
    example: str
    sent: Sent
    reply: Reply
    result: object
    arguments: tuple[object, ...] = ()
    keywords: Mapping[str, object] = field(default_factory=dict[str, object])
    parsed: object = SAME
    deprecated: bool = False

    @property
    def body(self) -> object:
        """What `.parse()` of the whole response gives."""
        return self.result if self.parsed is SAME else self.parsed

    def make(self, client: object) -> Any:
        """What the method gives: a result, a coroutine or a pager."""
        method: Any = attrgetter(self.operation)(client)
        return method(*self.arguments, **self.keywords)

    def __str__(self) -> str:
        return f"{self.operation}-{self.example}"


@dataclass(frozen=True, slots=True, kw_only=True)
class Sdk:
    """One SDK: its names, credentials for it, and the table of its calls."""

    package: str
    name: str
    credentials: Mapping[str, str]
    environment: Mapping[str, str]
    calls: tuple[Call, ...]

    def client_class(self, flavor: str = "sync") -> type[Any]:
        """The client's class."""
        prefix = "" if flavor == "sync" else "Async"
        return cast(
            "type[Any]", getattr(import_module(self.package), prefix + self.name)
        )

    def open(
        self,
        server: Server,
        flavor: str = "sync",
        route: str = "transport",
        **settings: Any,
    ) -> Any:
        """A client with credentials that reaches `server`."""
        chosen = {**self.credentials, "http_client": http_client(server, flavor, route)}
        return self.client_class(flavor)(**{**chosen, **settings})

    def groups(self, flavor: str = "sync") -> tuple[str, ...]:
        """Names of the client's groups of operations."""
        members = vars(self.client_class(flavor)).items()
        lazy = (name for name, member in members if isinstance(member, cached_property))
        own = ("request", "with_raw_response")
        return tuple(name for name in lazy if name not in own)

    def operations(self, flavor: str = "sync") -> set[str]:
        """Ids of all operations that the client offers."""
        client = self.open(Server(), flavor)
        return {
            f"{group}.{name}"
            for group in self.groups(flavor)
            for name in vars(type(getattr(client, group)))
            if not name.startswith("_")
        }

    def __str__(self) -> str:
        return self.package
