"""What the functions of a frontend share while they read one description."""

from __future__ import annotations

from collections import deque
from collections.abc import Callable
from dataclasses import dataclass, field

from specmill.diagnostics import Diagnostics, Location
from specmill.frontends.mistakes import Mistakes
from specmill.frontends.places import place_of_pointer, step
from specmill.frontends.reference_kinds import check_kind
from specmill.model.operations import Parameter, Result, Skipped
from specmill.model.types import Anything, Declaration, Field, Nothing, Type
from specmill.source.node import JsonValue, Node
from specmill.source.resolver import Place
from specmill.source.workspace import Workspace

PlainKey = tuple[tuple[str, JsonValue], ...]
"""The members of a schema that are texts and flags."""

READING = Anything()
"""Stands for a schema that is being read, should a value contain itself."""


@dataclass(slots=True, kw_only=True)
class Parsing:
    """The state of reading one description.

    The memos are keyed by the identity of plain values, which the workspace or, where they were put
    together, `views` keeps alive; `plain` has a field for each plain property that was read. `reader`
    reads one schema; it is a field because the modules of the families of schemas and the one that
    tells them apart need each other. `keys` maps the place of a named schema to its key, `adopted`
    the location of a schema in another file to the component that is only a reference to it.
    `pending` holds named schemas that were met and not yet read, `objects` the schemas known to be
    objects, and `merges` counts the alternatives that were merged with a base. `heirs` are the
    components that extend a base, with their tags. `is_part` says that the description may be one of
    several that are merged before they are used, so that a schema it refers to may be missing.
    `operations` has the id of each operation by where it stands, and by where its path has it.
    `skipped` are those that can't be called, `authorizations` the parameters that are credentials, and
    `mistakes` what costs operations one of their parts.
    """

    workspace: Workspace
    diagnostics: Diagnostics
    root: Node
    reader: Callable[[Parsing, Node, str], Type]
    homes: tuple[str, ...] = ("/components/schemas/",)
    reference_siblings: bool = True
    is_part: bool = False
    declarations: dict[str, Declaration] = field(default_factory=dict[str, Declaration])
    keys: dict[str, str] = field(default_factory=dict[str, str])
    adopted: dict[Location, str] = field(default_factory=dict[Location, str])
    pending: deque[tuple[str, Node]] = field(default_factory=deque[tuple[str, Node]])
    types: dict[int, Type] = field(default_factory=dict[int, Type])
    fields: dict[int, Field] = field(default_factory=dict[int, Field])
    plain: dict[PlainKey, Field] = field(default_factory=dict[PlainKey, Field])
    parameters: dict[int, Parameter] = field(default_factory=dict[int, Parameter])
    results: dict[tuple[int, str], Result] = field(
        default_factory=dict[tuple[int, str], Result]
    )
    views: list[Node] = field(default_factory=list[Node])
    references: dict[Place, Type] = field(default_factory=dict[Place, Type])
    objects: set[int] = field(default_factory=set[int])
    merges: int = 0
    operations: dict[Location, str] = field(default_factory=dict[Location, str])
    authorizations: list[Node] = field(default_factory=list[Node])
    skipped: list[Skipped] = field(default_factory=list[Skipped])
    mistakes: Mistakes = field(default_factory=Mistakes)
    heirs: dict[str, dict[str, str]] = field(default_factory=dict[str, dict[str, str]])

    def key(self, place: str) -> str:
        """The key of the declaration at a place: the component's own, else the place itself."""
        return self.keys.get(place, place)

    def type_of(self, node: Node, place: str) -> Type:
        """The type of a schema; one that was read before keeps the type and place it got then."""
        schema = node.value
        if not isinstance(schema, dict):
            return Nothing() if schema is False else Anything()
        known = self.types.get(id(schema))
        if known is None:
            self.types[id(schema)] = READING
            known = self.types[id(schema)] = self.reader(self, node, place)
        return known

    def known_type(self, node: Node) -> Type | None:
        """The type of a schema that was read before."""
        known = self.types.get(id(node.value)) if isinstance(node.value, dict) else None
        return None if known is READING else known


def follow(parsing: Parsing, node: Node, section: str | None = None) -> Node | None:
    """The node itself, or what its Reference Object leads to; None (and a diagnostic) when that is
    nothing.

    `section` is the one of components that has what stands here.
    A frontend that sees the target with other members puts it in the place of the reference's text.
    """
    value = node.value
    if not isinstance(value, dict) or "$ref" not in value:
        return node
    if isinstance(value["$ref"], str):
        target = parsing.workspace.resolve(node)
        if section is not None and target is not None:
            check_kind(parsing.diagnostics, node, target, section)
        return None if target is None else _described(parsing, node, target)
    return node["$ref"] if isinstance(value["$ref"], dict) else node


def follow_spare(parsing: Parsing, node: Node, what: str, section: str) -> Node | None:
    """The same for what an SDK can do without: None, and a warning, when the reference is dangling."""
    problem = parsing.workspace.problem(node)
    if problem is None:
        return follow(parsing, node, section)
    parsing.diagnostics.warning(
        "degraded-reference",
        f"{problem.message}, so the {what} is left out",
        node["$ref"].location,
        problem.hint,
    )
    return None


def _described(parsing: Parsing, node: Node, target: Node) -> Node:
    """The target of a Reference Object with the texts that stand beside its `$ref`.

    OpenAPI 3.1, section 4.8.23.1: these win over those of the target, where that may have them.
    """
    if not parsing.reference_siblings or not isinstance(target.value, dict):
        return target
    given = {
        key: node[key]
        for key in ("summary", "description")
        if key in node and (key == "description" or key in target)
    }
    if not given:
        return target
    view = target.seen_as({**dict(target.items()), **given})
    parsing.views.append(view)
    return view


def component_place(
    parsing: Parsing, kind: str, original: Node, target: Node
) -> str | None:
    """The place of a parameter, response, … that was reached by a reference; None when it was not.

    What was referred to is placed where it stands, so that all who refer to it share its inline
    types.
    """
    if target is original:
        return None
    return located_place(parsing, kind, target.location)


def located_place(parsing: Parsing, kind: str, location: Location) -> str:
    """The place of what stands at a location; a whole file is a thing of a kind, by its name."""
    pointer = location.pointer
    inner = place_of_pointer(pointer) if pointer else step("", kind, _stem(location))
    if location.file == parsing.root.file:
        return inner
    return step("", "file", location.file) + inner


def _stem(location: Location) -> str:
    return location.file.replace("\\", "/").rsplit("/", 1)[-1].rsplit(".", 1)[0]
