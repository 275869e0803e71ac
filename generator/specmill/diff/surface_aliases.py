"""Old names that an SDK still has, as its users see them."""

from __future__ import annotations

from collections.abc import Mapping

from msgspec.structs import replace

from specmill.diff.surface import Argument, Member, Method, TypeName, spelled
from specmill.diff.surface_methods import given
from specmill.model.types import Enumeration
from specmill.python.groups import GroupPlan, OperationPlan
from specmill.python.kept_names import (
    old_arguments,
    old_members,
    old_methods,
    old_models,
    old_resources,
)
from specmill.python.layout import flat
from specmill.python.plan import Plan


def with_old_methods(plan: Plan, methods: Mapping[str, Method]) -> dict[str, Method]:
    """The methods, with those that are still reached by an old path, or take an old argument."""
    found = dict(methods)
    if plan.config.aliases.arguments:
        for group, one in plan.operations():
            path = group.dotted(one)
            found[path] = _with_old_arguments(plan, group, one, found[path])
    for group in plan.root.walk():
        for old in old_methods(plan, group):
            target = found[old.group.dotted(old.one)]
            found[old.path] = replace(
                target, path=old.path, deprecated=True, alias=True
            )
    for group in plan.root.walk():
        for resource in old_resources(plan, group):
            now = f"{'.'.join(resource.group.reach)}."
            inside = [each for path, each in found.items() if path.startswith(now)]
            for each in inside:
                path = f"{resource.path}.{each.path.removeprefix(now)}"
                found[path] = replace(each, path=path, deprecated=True, alias=True)
    return found


def with_old_types(plan: Plan, types: Mapping[str, TypeName]) -> dict[str, TypeName]:
    """The names of the models, with old ones of classes and of members."""
    found = dict(types)
    for key in plan.needed if plan.config.aliases.values else ():
        declaration = plan.names.types[key]
        name = str(plan.names.names.get(key, ""))
        if isinstance(declaration, Enumeration) and name in found:
            members = found[name].members
            values = {one.name: one.value for one in members}
            old = tuple(
                Member(name=before, value=values[now])
                for before, now in old_members(plan, declaration)
            )
            found[name] = replace(found[name], members=(*members, *old))
    for name, key in old_models(plan):
        target = found[str(plan.names.names[key])]
        found[name] = replace(target, name=name, deprecated=True)
    return found


def _with_old_arguments(
    plan: Plan, group: GroupPlan, one: OperationPlan, method: Method
) -> Method:
    known = {each.name: each for each in method.arguments}
    old: list[Argument] = []
    for each in old_arguments(plan, group, one):
        now = known.get(str(each.item.identifier))
        if now is not None:
            annotation, default = given(plan, each.absent)
            old.append(
                replace(
                    now,
                    name=each.name,
                    annotation=spelled(flat(annotation.expression)),
                    default=default,
                    positional=False,
                    deprecated=True,
                )
            )
    return replace(method, arguments=(*method.arguments, *old)) if old else method
