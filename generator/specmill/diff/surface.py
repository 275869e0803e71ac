"""What an SDK offers: every public name with its type, and the place of the description that made it.

Annotations are the text that stands in the generated code, without the prefixes that a module
needs where two of its names collide. Sync and async are one.
"""

from __future__ import annotations

import msgspec

from specmill.diagnostics import Location
from specmill.diff.surface_reach import Reach


def spelled(code: str) -> str:
    """The same Python code without a backtick, so that it can stand between two of them.

    Only strings can have one, and there the escape is the same character.
    """
    return code.replace("`", "\\x60")


class Given(msgspec.Struct, frozen=True, kw_only=True):
    """A name that is given a value: `default` is None when it has to be given one.

    `origin` is the schema whose type it has, where that has no name of its own in Python.
    """

    name: str
    annotation: str
    default: str | None = None
    wire_name: str = ""
    deprecated: bool = False
    location: Location
    origin: Location | None = None

    @property
    def text(self) -> str:
        """How it stands in a signature, or in its class."""
        tail = "" if self.default is None else f" = {self.default}"
        return f"{self.name}: {self.annotation}{tail}"


class Argument(Given, frozen=True, kw_only=True):
    """An argument of a method or constructor.

    `needed`: the server refuses a body without it, although a call may send no body at all.
    """

    positional: bool = False
    in_body: bool = False
    needed: bool = False


class Documented(msgspec.Struct, frozen=True):
    """A failure that a method documents: its status or code, and the annotation of its body, "" for none."""

    name: str
    location: Location
    body: str = ""


class Sent(msgspec.Struct, frozen=True):
    """The body of an operation: its type, in a word that is the same as long as it is the same schema."""

    type: str
    media_type: str
    flattened: bool
    location: Location


class Method(msgspec.Struct, frozen=True, kw_only=True):
    """A method by the path from the client (`pets.list`).

    `operation` is its id and `binding` how it travels (`GET /pets/{}`): either may outlive a rename.
    `said` tells the methods of one operation apart (`sent as text/csv`).
    `wrapper` stands around `held` when the answer is paged or streamed; `failures` are the
    documented ones. `alias`: it is an old name of another method. `variant` is the media type that an
    operation has this method for beside another one.
    """

    path: str
    operation: str
    binding: str
    said: str = ""
    arguments: tuple[Argument, ...]
    held: str
    wrapper: str = ""
    body: Sent | None = None
    deprecated: bool = False
    alias: bool = False
    failures: tuple[Documented, ...] = ()
    location: Location
    result: Location
    variant: Location | None = None

    @property
    def name(self) -> str:
        """The last part of the path."""
        return self.path.rpartition(".")[2]

    @property
    def resource(self) -> str:
        """The path of the namespace, "" for the client itself."""
        return self.path.rpartition(".")[0]

    @property
    def returns(self) -> str:
        """The return annotation."""
        return f"{self.wrapper}[{self.held}]" if self.wrapper else self.held


class Attribute(Given, frozen=True, kw_only=True):
    """A field of a model. `kept`: it holds what a server sends besides, so that it can be sent back."""

    kept: bool = False


class Member(msgspec.Struct, frozen=True, kw_only=True):
    """A member of an enumeration; `value` is its Python literal."""

    name: str
    value: str

    @property
    def text(self) -> str:
        """The member as it stands in its class."""
        return f"{self.name} = {self.value}"


class TypeName(msgspec.Struct, frozen=True, kw_only=True):
    """A name of the models: a class with `attributes`, an enumeration with `members`, or an alias of `target`.

    `key` is what the description calls it. `sent`: users make values of it. `received`: answers
    hold it.
    """

    name: str
    key: str
    kind: str
    attributes: tuple[Attribute, ...] = ()
    members: tuple[Member, ...] = ()
    target: str = ""
    base: str = ""
    sent: bool = False
    received: bool = False
    deprecated: bool = False
    location: Location

    @property
    def head(self) -> str:
        """The first line of its definition."""
        if self.kind == "alias":
            return f"{self.name}: TypeAlias = {self.target}"
        return f"class {self.name}({self.base})"


class Failure(msgspec.Struct, frozen=True, kw_only=True):
    """An exception class: the runtime's that it refines, and the type of its body."""

    name: str
    base: str
    body: str
    code: int | None = None
    location: Location

    @property
    def head(self) -> str:
        """The first line of its definition."""
        return f"class {self.name}({self.base}[{self.body}])"


class Payload(msgspec.Struct, frozen=True, kw_only=True):
    """A function of the module `webhooks`: it reads what the API sends by itself."""

    name: str
    source: str
    returns: str
    location: Location


class Surface(msgspec.Struct, frozen=True, kw_only=True):
    """Everything that users of an SDK can name; `keys` are the schemas of its description."""

    package: str
    client: str
    arguments: tuple[Argument, ...]
    methods: dict[str, Method]
    types: dict[str, TypeName]
    failures: dict[str, Failure]
    payloads: dict[str, Payload]
    reach: Reach
    keys: frozenset[str]
