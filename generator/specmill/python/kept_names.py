"""Old names that an SDK still has (`aliases` in sdk.yaml): what each of them stands for."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator
from typing import NamedTuple

import msgspec

from specmill.aliases import Alias, AliasKind
from specmill.diagnostics import Diagnostics
from specmill.model.types import Enumeration
from specmill.names import hint_for
from specmill.python import literals
from specmill.python.argument_names import RESERVED
from specmill.python.arguments import Argument
from specmill.python.code import Code
from specmill.python.groups import (
    CLIENT_ATTRIBUTES,
    DECORATORS,
    GroupPlan,
    OperationPlan,
)
from specmill.python.identifiers import trusted
from specmill.python.layout import Group, call
from specmill.python.naming import member_names
from specmill.python.plan import Plan
from specmill.python.record_parts import json_literal

_REMOVE = "remove the alias: nothing else can have this name"
_NULL = msgspec.Raw(b"null")
_OF_ENUM = frozenset({"mro", "name", "value", "label"})


class OldMethod(msgspec.Struct, frozen=True):
    """A method under an old name, and the method that it is, in its group."""

    path: str
    group: GroupPlan
    one: OperationPlan

    @property
    def name(self) -> Code:
        """The old name within its group."""
        return trusted(self.path.rpartition(".")[2])

    @property
    def deprecation(self) -> Code:
        """The text of the decorator: what it is called now."""
        return literals.string(
            f"{self.path} is called {self.group.dotted(self.one)} now"
        )


class OldResource(msgspec.Struct, frozen=True):
    """A namespace under an old name, and the namespace that it is."""

    path: str
    group: GroupPlan

    @property
    def name(self) -> Code:
        """The old attribute."""
        return trusted(self.path.rpartition(".")[2])


class OldArgument(msgspec.Struct, frozen=True):
    """An argument that may still be given by an old name."""

    name: str
    item: Argument

    @property
    def absent(self) -> Argument:
        """The argument as the signature has it, which nothing stands for when it is not given."""
        return msgspec.structs.replace(
            self.item, identifier=trusted(self.name), default=None
        )

    @property
    def value(self) -> Group:
        """The expression that takes whichever of the two was given."""
        default = self.item.default
        return call(
            Code("_either"),
            self.item.identifier,
            trusted(self.name),
            literals.string(self.name),
            literals.string(self.item.identifier),
            *(() if default in (None, _NULL) else (json_literal(default),)),
        )


def old_methods(plan: Plan, group: GroupPlan) -> Iterator[OldMethod]:
    """The old methods of a group."""
    reach = ".".join(group.reach)
    for alias in plan.config.aliases.methods:
        if alias.old.rpartition(".")[0] == reach:
            found = _method(plan, alias.new)
            if found is not None:
                yield OldMethod(alias.old, *found)


def old_resources(plan: Plan, group: GroupPlan) -> Iterator[OldResource]:
    """The old namespaces below a group."""
    reach = ".".join(group.reach)
    for alias in plan.config.aliases.resources:
        if alias.old.rpartition(".")[0] == reach:
            found = _resource(plan, alias.new)
            if found is not None:
                yield OldResource(alias.old, found)


def old_arguments(
    plan: Plan, group: GroupPlan, one: OperationPlan
) -> Iterator[OldArgument]:
    """The old arguments of a method."""
    items = {str(item.identifier): item for item in one.arguments.items}
    for alias in plan.config.aliases.arguments:
        method, _, name = alias.old.rpartition(".")
        item = items.get(alias.new)
        if method == group.dotted(one) and item is not None and not item.required:
            yield OldArgument(name, item)


def old_models(plan: Plan) -> Iterator[tuple[str, str]]:
    """Old names of classes, with the keys of what they are called for."""
    keys = _model_keys(plan)
    for alias in plan.config.aliases.models:
        if alias.new in keys:
            yield alias.old, keys[alias.new]


def old_members(plan: Plan, declaration: Enumeration) -> Iterator[tuple[str, str]]:
    """Old names of members, with their new names."""
    name = str(plan.names.names[declaration.key])
    members = {str(one) for one in member_names(declaration).values()}
    for alias in plan.config.aliases.values:
        owner, _, old = alias.old.rpartition(".")
        if owner == name and alias.new in members:
            yield old, alias.new


class _Problem(NamedTuple):
    """Why an alias can't be kept, and what to do about it."""

    kind: AliasKind
    alias: Alias
    text: str
    hint: str


def check_aliases(plan: Plan, diagnostics: Diagnostics) -> None:
    """Report aliases of what is not there, and old names that something else has now."""
    for one in (*_taken(plan), *_problems(plan)):
        message = f"aliases.{one.kind}: {one.text}"
        diagnostics.error("invalid-alias", message, one.alias.location, one.hint)


def _taken(plan: Plan) -> Iterator[_Problem]:
    """Old names that the SDK needs for itself, or that Python gives a meaning."""
    aliases = plan.config.aliases
    kinds: tuple[tuple[AliasKind, tuple[Alias, ...], frozenset[str]], ...] = (
        ("methods", aliases.methods, DECORATORS),
        ("resources", aliases.resources, DECORATORS),
        ("arguments", aliases.arguments, RESERVED),
        ("models", aliases.models, frozenset({"TYPE_CHECKING"})),
        ("values", aliases.values, _OF_ENUM),
    )
    for kind, given, reserved in kinds:
        for alias in given:
            owner, _, name = alias.old.rpartition(".")
            of_client = not owner and kind in ("methods", "resources")
            if (
                name in reserved
                or name.startswith("_")
                or (of_client and name in CLIENT_ATTRIBUTES)
            ):
                text = f"'{name}' means something else in every SDK"
                yield _Problem(kind, alias, text, _REMOVE)


def _problems(plan: Plan) -> Iterator[_Problem]:
    aliases = plan.config.aliases
    methods = {group.dotted(one): (group, one) for group, one in plan.operations()}
    namespaces = {".".join(group.reach) for group in plan.root.walk()}
    models = _model_keys(plan)
    paths = methods.keys() | namespaces
    yield from _renamed("methods", aliases.methods, "method", methods, paths)
    yield from _renamed(
        "resources", aliases.resources, "namespace", namespaces - {""}, paths
    )
    yield from _renamed("models", aliases.models, "class", models, models)
    yield from _homeless("methods", aliases.methods, namespaces)
    yield from _homeless("resources", aliases.resources, namespaces)
    for alias in aliases.arguments:
        yield from _argument_problems(methods, alias)
    for alias in aliases.values:
        yield from _value_problems(plan, models, alias)


def _renamed(
    kind: AliasKind,
    aliases: Iterable[Alias],
    what: str,
    known: Collection[str],
    taken: Collection[str],
) -> Iterator[_Problem]:
    for alias in aliases:
        if alias.new not in known:
            hint = hint_for(alias.new, known)
            yield _Problem(kind, alias, f"'{alias.new}' is no {what}", hint)
        elif alias.old in taken:
            text = f"'{alias.old}' is something else now"
            yield _Problem(kind, alias, text, _REMOVE)


def _homeless(
    kind: AliasKind, aliases: Iterable[Alias], namespaces: Collection[str]
) -> Iterator[_Problem]:
    """Old names in a namespace that is gone, where nothing could have them."""
    for alias in aliases:
        owner = alias.old.rpartition(".")[0]
        if owner not in namespaces:
            text = f"'{owner}' is no namespace now"
            hint = "give the namespace its old name under aliases.resources"
            yield _Problem(kind, alias, text, hint)


def _argument_problems(
    methods: dict[str, tuple[GroupPlan, OperationPlan]], alias: Alias
) -> Iterator[_Problem]:
    method, _, name = alias.old.rpartition(".")
    if method not in methods:
        hint = hint_for(method, methods)
        yield _Problem("arguments", alias, f"'{method}' is no method", hint)
        return
    items = {str(one.identifier): one for one in methods[method][1].arguments.items}
    if alias.new not in items:
        text = f"'{alias.new}' is no argument of '{method}'"
        yield _Problem("arguments", alias, text, hint_for(alias.new, items))
    elif name in items:
        text = f"'{name}' is an argument of '{method}' itself"
        yield _Problem("arguments", alias, text, _REMOVE)
    elif items[alias.new].required:
        text = f"'{alias.new}' is required, so that no other name can stand for it"
        hint = "remove the alias; x-specmill-name keeps the old name for good"
        yield _Problem("arguments", alias, text, hint)


def _value_problems(
    plan: Plan, models: dict[str, str], alias: Alias
) -> Iterator[_Problem]:
    owner, _, old = alias.old.rpartition(".")
    declaration = plan.names.types.get(models.get(owner, ""))
    if not isinstance(declaration, Enumeration):
        enumerations = (
            name
            for name, key in models.items()
            if isinstance(plan.names.types.get(key), Enumeration)
        )
        hint = hint_for(owner, enumerations)
        yield _Problem("values", alias, f"'{owner}' is no enumeration", hint)
        return
    members = {str(one) for one in member_names(declaration).values()}
    if alias.new not in members:
        text = f"'{alias.new}' is no member of '{owner}'"
        yield _Problem("values", alias, text, hint_for(alias.new, members))
    elif old in members:
        text = f"'{old}' is a member of '{owner}' itself"
        yield _Problem("values", alias, text, _REMOVE)


def _model_keys(plan: Plan) -> dict[str, str]:
    return {
        str(name): key
        for key, name in plan.names.names.items()
        if key in plan.names.homes and plan.names.is_defined(key)
    }


def _method(plan: Plan, path: str) -> tuple[GroupPlan, OperationPlan] | None:
    return next(
        ((group, one) for group, one in plan.operations() if group.dotted(one) == path),
        None,
    )


def _resource(plan: Plan, path: str) -> GroupPlan | None:
    groups = (one for one in plan.root.walk() if ".".join(one.reach) == path)
    return next(groups, None)
