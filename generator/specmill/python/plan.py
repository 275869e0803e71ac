"""The plan of a package: every name and every place decided, before any text is made."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

import msgspec

from specmill.config import Config
from specmill.diagnostics import Diagnostics
from specmill.model.api import Api
from specmill.model.decisions import Decision
from specmill.model.types import Anything, Declaration, Record
from specmill.python import partition
from specmill.python.alias_names import alias_claim, alias_decisions, report_kept
from specmill.python.code import Code
from specmill.python.flavors import Flavor, flavors_of
from specmill.python.groups import GroupPlan, OperationPlan, plan_groups
from specmill.python.identifiers import class_names, pascal_case, suffixed, trusted
from specmill.python.namespace import Claim, allocate
from specmill.python.representation import representable
from specmill.python.standings import Standings
from specmill.python.synthetic import Synthetic, aliases, collect, literals
from specmill.python.transcoding import transcoded
from specmill.python.type_names import TypeNames
from specmill.python.uses import uses_of
from specmill.python.wire_names import weight


class Plan(msgspec.Struct, frozen=True, kw_only=True):
    """What `lower_*` works from; `needed` are the keys of the declarations that become models, in order.

    `sent` are the keys of those that users make, because an argument takes them; `kept` of those that
    also come back, and keep undeclared members although the description says nothing of these.
    """

    api: Api
    config: Config
    package: Code
    names: TypeNames
    needed: tuple[str, ...]
    sent: frozenset[str]
    kept: frozenset[str]
    synthetic: tuple[Synthetic, ...]
    standings: Standings
    flavors: tuple[Flavor, ...]
    root: GroupPlan

    @property
    def decisions(self) -> tuple[Decision, ...]:
        """Those of the model, and those about names that only Python needs."""
        made = alias_decisions(self.synthetic, self.names.names)
        return (*self.api.decisions, *made)

    def groups(self) -> Iterator[GroupPlan]:
        """All groups but the root, in canonical order."""
        for child in self.root.children:
            yield from child.walk()

    def operations(self) -> Iterator[tuple[GroupPlan, OperationPlan]]:
        """All operations with their groups."""
        for group in self.root.walk():
            for one in group.operations:
                yield group, one


def plan_package(
    api: Api, config: Config, diagnostics: Diagnostics | None = None
) -> Plan:
    """Decide names, modules and arguments; what Python has looser is reported."""
    types = representable(api.types, diagnostics or Diagnostics())
    root = plan_groups(api, types)
    uses = uses_of(api, root, types)
    open_types = _keeping(types, uses.sent & uses.received)
    needed = {key: types[key] for key in uses.needed}
    formats = {one.name: one for one in api.formats}
    synthetic = collect(
        [(str(one.module), plan) for one in root.walk() for plan in one.operations],
        api.client_parameters,
        needed,
        formats,
        api.locked_aliases,
    )
    names = _type_names(uses.needed, types, synthetic, uses.others)
    if diagnostics is not None:
        report_kept(synthetic, names, diagnostics)
    homes = partition.homes(uses.by_module, needed)
    modules = {one.key: homes.of_users(one.owners) for one in synthetic}
    type_names = TypeNames(
        package=config.package,
        types=open_types,
        names=names,
        formats=formats,
        aliases=aliases(synthetic),
        literals=literals(synthetic),
        homes={**homes.modules, **modules},
        received=uses.received_types,
        transcoded=transcoded(open_types, formats),
    )
    return Plan(
        api=api,
        config=config,
        package=trusted(config.package),
        names=type_names,
        needed=uses.needed,
        sent=uses.sent,
        kept=frozenset(key for key in types if types[key] is not open_types[key]),
        synthetic=synthetic,
        standings=_standings(api, root, type_names),
        flavors=flavors_of(api),
        root=root,
    )


_USED_BY_MODULES = frozenset(
    {
        *("Any", "Literal", "Mapping", "Sequence", "TypeAlias", "TYPE_CHECKING"),
        *("Decimal", "DecimalText", "IsoDuration", "UUID"),
        *("Model", "OpenIntEnum", "OpenModel", "OpenStrEnum"),
        *("UNSET", "UnknownVariant", "Unset"),
    }
)
"""Names that modules of models and resources import, which no model can have."""


def _standings(api: Api, root: GroupPlan, names: TypeNames) -> Standings:
    """Where inline types stand, as the decisions about their names say."""
    places = {str(one.value): one.key for one in api.decisions if one.subject == "type"}
    return Standings(
        names,
        places,
        {place: key for key, place in places.items()},
        {
            one.operation.id: group.dotted(one)
            for group in root.walk()
            for one in group.operations
        },
    )


def _keeping(
    types: Mapping[str, Declaration], keys: frozenset[str]
) -> dict[str, Declaration]:
    """The declarations, with room for undeclared members in records that are read, changed, written."""
    return {
        key: (
            msgspec.structs.replace(one, extra=Anything())
            if key in keys
            and isinstance(one, Record)
            and one.extra is None
            and not one.closed
            else one
        )
        for key, one in types.items()
    }


def _type_names(
    needed: tuple[str, ...],
    types: Mapping[str, Declaration],
    synthetic: tuple[Synthetic, ...],
    unused: frozenset[str],
) -> Mapping[str, Code]:
    """The name of every class and alias; what operations lead to comes before what stands alone.

    The form of a type for requests is called like the type.
    """
    claims = [
        Claim(
            key,
            class_names(types[key].identifier or key),
            weight=weight(types[key].identifier, pascal_case(key) == key)
            + (0 if key in unused else 2),
        )
        for key in needed
        if types[key].input_of is None
    ]
    claims += map(alias_claim, synthetic)
    names = allocate(claims, _USED_BY_MODULES)
    forms = [key for key in needed if types[key].input_of is not None]
    if not forms:
        return names
    wishes = (Claim(key, (_form_name(types[key], names),)) for key in forms)
    return {**names, **allocate(wishes, _USED_BY_MODULES.union(names.values()))}


def _form_name(form: Declaration, names: Mapping[str, Code]) -> Code:
    of = form.input_of or ""
    name = names.get(of) or pascal_case(of)
    return suffixed(name, form.key.removeprefix(of))
