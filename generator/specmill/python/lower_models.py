"""Declarations → modules of models."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Mapping

import msgspec

from specmill.model.types import (
    Anything,
    Enumeration,
    Map,
    Record,
)
from specmill.python import literals, partition, texts
from specmill.python.annotations import RUNTIME
from specmill.python.code import Code
from specmill.python.docstrings import (
    described,
    docstring,
    first_sentence,
    followed,
    sentence,
    without_first_sentence,
)
from specmill.python.example_values import written
from specmill.python.identifiers import snake_case, trusted
from specmill.python.imports import Import, exported_names, import_block
from specmill.python.kept_names import old_members
from specmill.python.layout import Expression, call, dict_of
from specmill.python.lower_aliases import AliasWriter
from specmill.python.lower_fields import FieldWriter
from specmill.python.namespace import Claim, allocate
from specmill.python.naming import (
    extra_name,
    field_names,
    member_names,
)
from specmill.python.plan import Plan
from specmill.python.statements import (
    assigned,
    class_head,
    member,
    typed,
)
from specmill.python.synthetic import Synthetic
from specmill.python.type_names import TypeNames
from specmill.python.views import (
    EnumView,
    FieldView,
    MemberView,
    ModelsModuleView,
    ModelView,
    Output,
)

_TITLES = {
    partition.SHARED: "shared by several groups of operations",
    partition.OTHERS: "that no operation refers to",
}


def model_modules(plan: Plan) -> tuple[str, ...]:
    """The modules of the models, that with the most declarations first."""
    homes = Counter(plan.names.homes.values())
    return tuple(sorted(homes, key=lambda module: (-homes[module], module)))


def lower_models(plan: Plan, module: str) -> Iterator[Output]:
    """A module of models, when it defines something."""
    homes = plan.names.homes
    keys = [key for key in plan.needed if homes[key] == module]
    synthetic = [one for one in plan.synthetic if homes[one.key] == module]
    if any(plan.names.is_defined(key) for key in keys) or synthetic:
        yield Output(
            template="client/models.py.jinja",
            path=f"{plan.package}/models/{module}.py",
            view=_ModuleWriter(plan, module).write(keys, synthetic),
        )


class _ModuleWriter:
    """Lowers the declarations of one module, collecting its imports."""

    def __init__(self, plan: Plan, module: str) -> None:
        self.plan = plan
        self.module = module
        self.names: TypeNames = plan.names.seen_from(module)
        self.imports: set[Import] = {Import("__future__", "annotations")}
        self.fields = FieldWriter(self.names, self.imports)

    def write(self, keys: list[str], synthetic: list[Synthetic]) -> ModelsModuleView:
        """The view of the module."""
        enums: list[EnumView] = []
        models: list[ModelView] = []
        for key in keys:
            declaration = self.names.types[key]
            match declaration:
                case Enumeration():
                    enums.append(self.enumeration(declaration))
                case Record():
                    models.append(self.record(declaration))
                case _:
                    continue
        aliases = AliasWriter(self.names, self.imports)
        aliases.write(keys, synthetic)
        defined = [*keys, *(one.key for one in synthetic)]
        names = sorted(
            self.names.names[key] for key in defined if self.names.is_defined(key)
        )
        title = _TITLES.get(self.module, f"of `{self.module}`")
        return ModelsModuleView(
            docstring=docstring(f"Models {title}", indent=0),
            imports=import_block(self.imports, home=f"{self.plan.package}.models"),
            enums=tuple(enums),
            models=tuple(models),
            plain_aliases=tuple(aliases.plain),
            wire_aliases=tuple(aliases.wire),
            names=exported_names(literals.string(name) for name in names),
        )

    def enumeration(self, declaration: Enumeration) -> EnumView:
        """An open enumeration with its labels."""
        members = declaration.members
        wanted = member_names(declaration)
        base = "OpenIntEnum" if declaration.kind == "integer" else "OpenStrEnum"
        self.imports.add(Import(RUNTIME, base))
        rows = tuple(
            MemberView(
                declaration=member(
                    wanted[repr(one.value)],
                    literals.scalar(one.value),
                    literals.string(one.label) if one.label is not None else None,
                )
            )
            for one in members
        )
        values = {str(wanted[repr(one.value)]): one.value for one in members}
        rows += tuple(
            MemberView(
                declaration=member(trusted(old), literals.scalar(values[new]), None)
            )
            for old, new in old_members(self.plan, declaration)
        )
        notes = declaration.notes
        return EnumView(
            head=class_head(self.names.names[declaration.key], trusted(base)),
            docstring=docstring(
                notes.title
                or first_sentence(notes.description)
                or self.plan.standings.of_values(declaration.key),
                (
                    (without_first_sentence(notes.description),)
                    if not notes.title
                    else (notes.description,)
                ),
            ),
            members=rows,
        )

    def record(self, declaration: Record) -> ModelView:
        """A class with its fields; those that may be absent come last."""
        names = field_names(declaration)
        shadowed = frozenset(names.values()) | {extra_name(names)}
        fields = sorted(declaration.fields, key=lambda field: not field.required)
        is_sent = declaration.key in self.plan.sent
        rows = [
            self.fields.write(field, names[field.wire_name], shadowed, is_sent)
            for field in fields
        ]
        base = Code("Model") if declaration.extra is None else Code("OpenModel")
        self.imports.add(Import(RUNTIME, base))
        named: dict[str, Expression] = {"kw_only": Code("True")}
        if any(wire_name != name for wire_name, name in names.items()):
            # All fields, so that the table shows everything that is sent.
            named["rename"] = dict_of(
                tuple(
                    (
                        literals.string(names[one.wire_name]),
                        literals.string(one.wire_name),
                    )
                    for one in declaration.fields
                )
            )
        if declaration.extra is not None:
            rows.append(self.extra(declaration, names, shadowed))
            rows.extend(self.unnamed(declaration, names))
        rows.extend(_defaults(declaration, names, self.names))
        name = self.names.names[declaration.key]
        return ModelView(
            head=class_head(name, base, **named),
            docstring=self.docstring(declaration),
            fields=tuple(rows),
        )

    def docstring(self, declaration: Record) -> Code:
        """The title, or the first sentence of the description, or what the class is good for; then the rest."""
        notes = declaration.notes
        if notes.title:
            title, rest = notes.title, notes.description
        else:
            title = first_sentence(notes.description)
            rest = without_first_sentence(notes.description)
        title = title or self.plan.standings.of(declaration.key)
        return docstring(title, (rest, *_issues(declaration)))

    def extra(
        self, declaration: Record, names: Mapping[str, Code], shadowed: frozenset[str]
    ) -> FieldView:
        """The field that keeps the undeclared members of an open record."""
        assert declaration.extra is not None
        annotation = self.fields.used(Map(declaration.extra), shadowed)
        is_kept = declaration.key in self.plan.kept
        function = "kept_fields" if is_kept else "extra_fields"
        self.imports.add(Import(RUNTIME, function, f"_{function}"))
        default = Code("_kept_fields()") if is_kept else Code("_extra_fields()")
        return FieldView(
            declaration=typed(extra_name(names), annotation.expression, default, 4),
            docstring=docstring(
                "Members that the description does not name, by wire name; they are sent back"
            ),
        )

    def unnamed(
        self, declaration: Record, taken: Mapping[str, Code]
    ) -> Iterator[FieldView]:
        """Fields whose wire names no class can have: they are read from the undeclared members."""
        extra = extra_name(taken)
        declared = self.plan.api.types.get(declaration.key)
        known = {one.wire_name for one in declaration.fields}
        fields = declared.fields if isinstance(declared, Record) else ()
        lost = [one for one in fields if one.wire_name not in known]
        wanted = (
            Claim(one.wire_name, (snake_case(one.identifier or one.wire_name),))
            for one in lost
        )
        names = allocate(wanted, frozenset(taken.values()) | {extra})
        for one in lost:
            self.imports.add(Import(RUNTIME, "undeclared", "_undeclared"))
            value = call(Code("_undeclared"), literals.string(one.wire_name))
            said = texts.field_text(one)
            yield FieldView(
                declaration=assigned(names[one.wire_name], value, 4),
                docstring=described(followed(said, f"Given and kept in `{extra}`.")),
            )


def _defaults(
    declaration: Record, names: Mapping[str, Code], types: TypeNames
) -> Iterator[FieldView]:
    """The table of the described defaults."""
    found = tuple(
        (
            literals.string(names[one.wire_name]),
            written(Anything(), msgspec.json.decode(one.default), types).expression,
        )
        for one in declaration.fields
        if one.default is not None
    )
    if found:
        yield FieldView(
            declaration=assigned(Code("_defaults"), dict_of(found), 4), docstring=None
        )


def _issues(declaration: Record) -> Iterator[str]:
    for issue in declaration.notes.doc_issues:
        yield f"Documentation {issue.kind} {issue.id}: {sentence(issue.note)}"
