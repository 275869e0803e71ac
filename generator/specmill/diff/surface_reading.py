"""Two descriptions as the surfaces of the SDKs that they make."""

from __future__ import annotations

from collections.abc import Mapping

from specmill.aliases import NO_ALIASES
from specmill.config import Config
from specmill.diff.surface import Method, Surface, TypeName
from specmill.diff.surface_aliases import with_old_methods, with_old_types
from specmill.diff.surface_methods import (
    constructor_of,
    method_of,
    outline_of,
    payloads_of,
)
from specmill.diff.surface_reach import Reach
from specmill.diff.surface_sameness import NOTHING_SAME, Same, compare_plans
from specmill.diff.surface_types import failures_of, types_of
from specmill.model.api import Api
from specmill.python.plan import Plan, plan_package


def read_surfaces(
    base: tuple[Api, Config], head: tuple[Api, Config]
) -> tuple[Surface, Surface]:
    """Every public name of both SDKs; nothing is rendered for it.

    What is made of the same parts on both sides is one value in both surfaces, and its methods are
    outlines.
    """
    old, new = plan_package(*base), plan_package(*head)
    # What an old name stands for may be the same on both sides, and the name not.
    has_old_names = any(one.config.aliases != NO_ALIASES for one in (old, new))
    same = NOTHING_SAME if has_old_names else compare_plans(old, new)
    types = types_of(new, {}, same.types)
    shared = {one.key: one for one in types.values() if one.key in same.types}
    outlines: dict[str, Method] = {}
    return (
        _surface(old, types_of(old, shared, same.types), same, outlines),
        _surface(new, types, same, outlines),
    )


def read_surface(api: Api, config: Config) -> Surface:
    """Every public name of one SDK, with nothing left out."""
    plan = plan_package(api, config)
    return _surface(plan, types_of(plan, {}), NOTHING_SAME, {})


def _surface(
    plan: Plan,
    types: Mapping[str, TypeName],
    same: Same,
    outlines: dict[str, Method],
) -> Surface:
    methods: dict[str, Method] = {}
    for group, one in plan.operations():
        path = group.dotted(one)
        if path not in same.methods:
            methods[path] = method_of(plan, group, one)
            continue
        if path not in outlines:
            outlines[path] = outline_of(group, one)
        methods[path] = outlines[path]
    return Surface(
        package=plan.config.package,
        client=plan.config.client,
        arguments=constructor_of(plan),
        methods=with_old_methods(plan, methods),
        types=with_old_types(plan, types),
        failures=failures_of(plan),
        payloads=payloads_of(plan),
        reach=Reach(plan),
        keys=frozenset(plan.names.types),
    )
