"""Declarations → modules of models."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from specmill.model.types import (
    Alias,
    Array,
    Choice,
    Constant,
    Declaration,
    Enumeration,
    Field,
    Map,
    Named,
    Nullable,
    Primitive,
    Record,
    TaggedUnion,
    Type,
)
from specmill.python import literals, texts
from specmill.python.annotations import (
    Annotation,
    TypeNames,
    alias_key,
    annotate,
    differs,
    is_plain,
    literal,
    optional,
    union,
)
from specmill.python.code import Code
from specmill.python.docstrings import (
    docstring,
    first_sentence,
    sentence,
    without_first_sentence,
)
from specmill.python.identifiers import trusted
from specmill.python.imports import Import, exported_names, import_block
from specmill.python.layout import (
    Expression,
    Group,
    assigned,
    call,
    dict_of,
    place,
    tuple_of,
    typed,
)
from specmill.python.naming import field_names, member_names
from specmill.python.partition import references, types_of
from specmill.python.plan import Plan
from specmill.python.synthetic import VALUES, Synthetic, parts
from specmill.python.views import (
    AliasView,
    EnumView,
    FieldView,
    MemberView,
    ModelsModuleView,
    ModelView,
    Output,
)

RUNTIME = "specmill_runtime.models"
TYPE_ALIAS = Import("typing", "TypeAlias")


def lower_models(plan: Plan) -> Iterator[Output]:
    """One output per module of models."""
    homes = plan.names.homes
    for module in sorted({homes[key] for key in homes}):
        keys = [key for key in plan.needed if homes[key] == module]
        synthetic = [one for one in plan.synthetic if homes[one.key] == module]
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
        self.checking: set[Import] = set()
        self.wired: set[str] = set()

    def write(self, keys: list[str], synthetic: list[Synthetic]) -> ModelsModuleView:
        enums: list[EnumView] = []
        models: list[ModelView] = []
        plain: list[AliasView] = []
        wire: list[AliasView] = []
        for key in keys:
            declaration = self.names.types[key]
            match declaration:
                case Enumeration():
                    enums.append(self.enumeration(declaration))
                case Record():
                    models.append(self.record(declaration))
                case _:
                    continue
        for one in _by_dependency(keys, synthetic, self.names):
            if isinstance(one, Synthetic):
                self.synthetic(one, plain, wire)
            else:
                self.alias(one, plain, wire)
        defined = [*keys, *(one.key for one in synthetic)]
        names = sorted(
            self.names.names[key] for key in defined if self._is_defined(key)
        )
        shared = self.module.startswith("_")
        title = (
            "shared by several groups of operations"
            if shared
            else f"of `{self.module}`"
        )
        return ModelsModuleView(
            docstring=docstring(f"Models {title}", indent=0),
            imports=import_block(self.imports, self.checking),
            enums=tuple(enums),
            models=tuple(models),
            plain_aliases=tuple(plain),
            wire_aliases=tuple(wire),
            names=exported_names((literals.string(name) for name in names)),
        )

    def _is_defined(self, key: str) -> bool:
        declaration = self.names.types.get(key)
        return not (isinstance(declaration, Alias) and is_plain(declaration.target))

    def annotation(self, given: Type, shadowed: frozenset[str]) -> Annotation:
        found = annotate(given, "field", self.names, shadowed)
        self.imports |= found.imports
        return found

    def enumeration(self, declaration: Enumeration) -> EnumView:
        members = declaration.members
        wanted = member_names(declaration)
        base = "OpenIntEnum" if declaration.kind == "integer" else "OpenStrEnum"
        self.imports.add(Import(RUNTIME, base))
        rows = tuple(
            MemberView(
                declaration=_member(wanted[repr(one.value)], one.value, one.label)
            )
            for one in members
        )
        notes = declaration.notes
        return EnumView(
            name=self.names.names[declaration.key],
            base=trusted(base),
            docstring=docstring(
                notes.title
                or first_sentence(notes.description)
                or f"Values of {declaration.key}",
                (
                    (without_first_sentence(notes.description),)
                    if not notes.title
                    else (notes.description,)
                ),
            ),
            members=rows,
        )

    def record(self, declaration: Record) -> ModelView:
        names = field_names(declaration)
        shadowed = frozenset(names.values()) | {"extra"}
        fields = sorted(
            declaration.fields, key=lambda field: _absent(field, self.names) is not None
        )
        rows = [self.field(field, names[field.wire_name], shadowed) for field in fields]
        bases: list[Group | Code] = [Code("Model")]
        self.imports.add(Import(RUNTIME, "Model"))
        renamed = tuple(
            (literals.string(names[field.wire_name]), literals.string(field.wire_name))
            for field in declaration.fields
            if names[field.wire_name] != field.wire_name
        )
        named: dict[str, Group | Code] = {"kw_only": Code("True")}
        if renamed:
            named["rename"] = dict_of(renamed)
        if declaration.extra is not None:
            rows.append(
                self.extra(
                    declaration, names, shadowed - {"extra"} | frozenset(names.values())
                )
            )
        notes = declaration.notes
        title = notes.title or first_sentence(notes.description) or f"{declaration.key}"
        rest = (
            notes.description
            if notes.title
            else without_first_sentence(notes.description)
        )
        name = self.names.names[declaration.key]
        class_line = call(Code(f"class {name}"), *bases, **named)
        return ModelView(
            head=place(class_line, 0, 0, 1),
            docstring=docstring(title, (rest, *_issues(declaration))),
            fields=tuple(rows),
        )

    def field(self, field: Field, name: Code, shadowed: frozenset[str]) -> FieldView:
        annotation = self.annotation(field.type, shadowed)
        absent = _absent(field, self.names)
        if absent == "UNSET":
            self.imports |= {Import(RUNTIME, "UNSET"), Import(RUNTIME, "Unset")}
            annotation = union((annotation, Annotation(Code("Unset"))))
        elif absent == "None":
            annotation = optional(annotation)
        text = texts.describe(field.notes, field.type, field.default)
        if field.access == "read":
            text += " Read-only."
        elif field.access == "write":
            text += " Write-only."
        if field.deprecated:
            text = f"{texts.deprecation(field.notes, 'This field')} {text}"
        return FieldView(
            declaration=typed(name, annotation.expression, absent, 4),
            docstring=docstring(text) if text.strip() else None,
        )

    def extra(
        self, declaration: Record, names: Mapping[str, Code], shadowed: frozenset[str]
    ) -> FieldView:
        assert declaration.extra is not None
        taken = frozenset(names.values())
        name = next(
            one
            for one in ("extra", "extra_fields", "extra_members")
            if one not in taken
        )
        annotation = self.annotation(Map(declaration.extra), shadowed)
        self.imports.add(Import(RUNTIME, "extra_fields", "_extra_fields"))
        return FieldView(
            declaration=typed(
                trusted(name), annotation.expression, Code("_extra_fields()"), 4
            ),
            docstring=docstring(
                "Members that the description does not name, by wire name; they are sent back"
            ),
        )

    def alias(
        self,
        declaration: Alias | TaggedUnion,
        plain: list[AliasView],
        wire: list[AliasView],
    ) -> None:
        name = self.names.names[declaration.key]
        if isinstance(declaration, Alias) and is_plain(declaration.target):
            return
        if isinstance(declaration, Alias):
            target = declaration.target
            checked = annotate(target, "result", self.names)
            value = self.runtime_value(target)
        else:
            checked = union(
                annotate(variant, "result", self.names)
                for _, variant in declaration.variants
            )
            value = self.tagged(declaration)
        notes = declaration.notes
        text = notes.description or notes.title
        if value is not None:
            self.wired.add(declaration.key)
        self._add_alias(name, checked, value, text, plain, wire)

    def runtime_value(self, target: Type) -> Expression | None:
        """What an alias is at run time; None when that is what checkers see."""
        if differs(target, self.names):
            return self.constructor(target)
        inside = [alias_key(part, self.names) for part in parts(target)]
        if any(key is not None for key in inside) or self.wired.intersection(
            references(target)
        ):
            return self.annotation(target, frozenset()).expression
        return None

    def synthetic(
        self, one: Synthetic, plain: list[AliasView], wire: list[AliasView]
    ) -> None:
        name = self.names.names[one.key]
        if one.key.endswith(VALUES):
            self._add_alias(name, literal(one.values), None, None, plain, wire)
            return
        checked = annotate(one.type, "result", self.names)
        text = None
        if isinstance(one.type, Primitive) and one.type.format in self.names.formats:
            text = texts.format_text(self.names.formats[one.type.format or ""])
        self._add_alias(name, checked, self.constructor(one.type), text, plain, wire)

    def _add_alias(
        self,
        name: Code,
        checked: Annotation,
        wire_value: Expression | None,
        text: str | None,
        plain: list[AliasView],
        wire: list[AliasView],
    ) -> None:
        self.imports |= (
            {TYPE_ALIAS, Import("typing", "TYPE_CHECKING")}
            if wire_value is not None
            else {TYPE_ALIAS}
        )
        self.imports |= checked.imports
        indent = 4 if wire_value is not None else 0
        target = Code(f"{name}: TypeAlias")
        view = AliasView(
            checked=_indented(assigned(target, checked.expression, indent), indent),
            docstring=(
                docstring(
                    first_sentence(text) or "",
                    (without_first_sentence(text),),
                    indent=indent,
                )
                if text
                else None
            ),
            wire=(
                _indented(assigned(name, wire_value, 4), 4)
                if wire_value is not None
                else None
            ),
        )
        (wire if wire_value is not None else plain).append(view)

    def constructor(self, given: Type) -> Group | Code:
        """The value that msgspec decodes with in place of the checked text."""
        match given:
            case Primitive(format=format):
                return self._text_format(format or "")
            case Array(items=items):
                self.imports.add(Import(RUNTIME, "listed"))
                return call(
                    Code("listed"), self.annotation(items, frozenset()).expression
                )
            case Choice(variants=variants):
                self.imports.add(Import(RUNTIME, "best_of"))
                parts = tuple(
                    self.annotation(one, frozenset()).expression for one in variants
                )
                return call(Code("best_of"), Group(Code("lambda: "), "()", parts))
            case Constant(values=values):
                kinds = sorted(
                    {type(one).__name__ for one in values if one is not None}
                )
                if len(kinds) == 1 and kinds[0] in ("str", "int", "float"):
                    return trusted(kinds[0])
                self.imports.add(Import("typing", "Any"))
                return Code("Any")
            case _:
                raise AssertionError(f"no wire type for {given!r}")

    def _text_format(self, name: str) -> Group | Code:
        declared = self.names.formats[name]
        function = f"text_{declared.kind}"
        self.imports.add(Import(RUNTIME, function))
        named: dict[str, Group | Code] = {}
        if declared.kind == "datetime" and declared.timezone is not None:
            named["timezone"] = literals.string(declared.timezone)
        if declared.none is not None:
            named["none"] = literals.string(declared.none)
        pattern = (
            () if declared.pattern is None else (literals.string(declared.pattern),)
        )
        return call(trusted(function), *pattern, **named)

    def tagged(self, declaration: TaggedUnion) -> Group | Code:
        """The value that decodes a union by the value of its discriminator."""
        self.imports.add(Import(RUNTIME, "tagged"))
        rows = tuple(
            (literals.string(tag), self.annotation(variant, frozenset()).expression)
            for tag, variant in declaration.variants
        )
        table = dict_of(rows)
        return call(
            Code("tagged"),
            literals.string(declaration.discriminator),
            Group(Code("lambda: "), "{}", table.items, table.labels),
        )


def _absent(field: Field, names: TypeNames) -> Code | None:
    """The default that means absent: none for required fields, `UNSET` where null is a value of its own."""
    if field.required:
        return None
    return (
        Code("UNSET")
        if isinstance(_resolved(field.type, names), Nullable)
        else Code("None")
    )


def _resolved(given: Type, names: TypeNames) -> Type:
    while isinstance(given, Named):
        declaration: Declaration = names.types[given.key]
        if not isinstance(declaration, Alias):
            return given
        given = declaration.target
    return given


def _member(
    name: Code, value: str | int | float | bool | None, label: str | None
) -> Code:
    if label is None:
        return Code(f"{name} = {literals.scalar(value)}")
    pair = tuple_of((literals.scalar(value), literals.string(label)))
    bare = f"{name} = {literals.scalar(value)}, {literals.string(label)}"
    return Code(bare) if len(bare) + 4 <= 88 else Code(assigned(name, pair, 4))


def _issues(declaration: Record) -> Iterator[str]:
    for issue in declaration.notes.doc_issues:
        yield f"Documentation {issue.kind} {issue.id}: {sentence(issue.note)}"


def _indented(code: Code, indent: int) -> Code:
    return Code(" " * indent + code) if indent else code


def _by_dependency(
    keys: list[str], synthetic: list[Synthetic], names: TypeNames
) -> list[Alias | TaggedUnion | Synthetic]:
    """The aliases of a module, each after those that its definition uses."""
    waiting: dict[str, Alias | TaggedUnion | Synthetic] = {
        one.key: one for one in synthetic
    }
    for key in keys:
        declaration = names.types[key]
        if isinstance(declaration, (Alias, TaggedUnion)):
            waiting[key] = declaration
    ordered: dict[str, Alias | TaggedUnion | Synthetic] = {}
    visiting: set[str] = set()

    def visit(key: str) -> None:
        if key in ordered or key in visiting or key not in waiting:
            return
        visiting.add(key)
        for dependency in _dependencies(waiting[key], names):
            visit(dependency)
        ordered[key] = waiting[key]

    for key in waiting:
        visit(key)
    return list(ordered.values())


def _dependencies(
    one: Alias | TaggedUnion | Synthetic, names: TypeNames
) -> Iterator[str]:
    roots = (one.type,) if isinstance(one, Synthetic) else tuple(types_of(one))
    for root in roots:
        yield from references(root)
        for part in parts(root):
            key = alias_key(part, names)
            if key is not None:
                yield key


__all__ = ["lower_models"]
