"""Groups → resource modules, one per flavor."""

from __future__ import annotations

from collections.abc import Iterator

from specmill.python import literals, texts
from specmill.python.annotations import annotate
from specmill.python.arguments import OPTIONS, Argument
from specmill.python.code import Code
from specmill.python.docstrings import docstring
from specmill.python.error_plan import ErrorPlan
from specmill.python.flavors import FLAVORS, Flavor
from specmill.python.groups import GroupPlan, OperationPlan
from specmill.python.identifiers import trusted
from specmill.python.imports import Import, import_block, import_line
from specmill.python.layout import Either, Group, call, place, subscript, tuple_of
from specmill.python.lower_returns import item_annotation, return_annotation
from specmill.python.method_texts import method_docstring, raw_docstring
from specmill.python.plan import Plan
from specmill.python.record_parts import json_literal
from specmill.python.statements import getter, returned, returning, typed
from specmill.python.type_expressions import UNSET, Annotation, optional, union
from specmill.python.views import AttributeView, MethodView, Output, ResourceView

INDENT = 8
OPTIONS_PARAMETER = typed(
    trusted(OPTIONS),
    Either((Code("RequestOptions"), Code("None"))),
    Code("None"),
    INDENT,
    ",",
)
RUNTIME_NAMES = frozenset(
    {
        "AsyncCore",
        "AsyncPager",
        "Pager",
        "RequestOptions",
        "Response",
        "SyncCore",
        "Timeout",
        "TracebackType",
    }
)
"""What a module of resources or a client imports; a model of the same name is written with its module."""


def lower_resources(plan: Plan, errors: ErrorPlan) -> Iterator[Output]:
    """The modules of every group in every flavor."""
    for group in plan.groups():
        for flavor in FLAVORS:
            yield Output(
                template="client/resource.py.jinja",
                path=f"{plan.package}/{flavor.package}/{group.module}.py",
                view=ResourceWriter(plan, errors, group, flavor).write(),
            )


def attribute(group: GroupPlan, plan: Plan, flavor: Flavor) -> AttributeView:
    """How a group is reached from its parent."""
    text = next(
        (one.description for one in plan.api.groups if one.path == group.path), None
    )
    return namespace(
        group.attribute,
        resource_import(group, plan, flavor),
        text or f"Operations of `{'.'.join(group.reach)}`",
    )


def resource_import(group: GroupPlan, plan: Plan, flavor: Flavor) -> Import:
    """Where the class of a group is."""
    module = f"{plan.package}.{flavor.package}.{group.module}"
    return Import(module, str(flavor.named(group.class_name)))


def namespace(name: Code, source: Import, text: str) -> AttributeView:
    """A property that makes an object of a class when it is first asked for."""
    target = trusted(source.name)
    made = returning(call(target, trusted("self._core")), Code(""), INDENT)
    return AttributeView(
        head=getter(name, target, INDENT - 4),
        docstring=docstring(text, indent=INDENT),
        import_line=import_line(source, INDENT),
        value=made,
    )


def has_deprecated(methods: tuple[MethodView, ...]) -> bool:
    """True when a method needs the `deprecated` decorator."""
    return any(one.deprecation is not None for one in methods)


class ResourceWriter:
    """Lowers one group in one flavor, collecting imports."""

    def __init__(
        self, plan: Plan, errors: ErrorPlan, group: GroupPlan, flavor: Flavor
    ) -> None:
        self.plan = plan
        self.errors = errors
        self.group = group
        self.flavor = flavor
        self.shadowed = RUNTIME_NAMES.union(
            (str(one.method) for one in group.operations),
            (str(one.attribute) for one in group.children),
            (str(flavor.named(one.class_name)) for one in (group, *group.children)),
            (str(one.named(trusted(plan.config.client))) for one in FLAVORS),
        )
        self.imports: set[Import] = {Import("__future__", "annotations")}
        self.checking: set[Import] = {
            Import("specmill_runtime.client", str(flavor.core))
        }

    def write(self) -> ResourceView:
        """The view of the module."""
        group, flavor = self.group, self.flavor
        methods = self.methods()
        attributes = self.attributes()
        dotted = ".".join(group.reach)
        kind = ("async" if flavor.is_async else "sync") + (
            ", with whole responses" if flavor.is_raw else ""
        )
        text = next(
            (one.description for one in self.plan.api.groups if one.path == group.path),
            None,
        )
        return ResourceView(
            module_docstring=docstring(f"Operations of `{dotted}`, {kind}", indent=0),
            imports=import_block(self.imports, self.checking),
            name=flavor.named(group.class_name),
            core=flavor.core,
            docstring=docstring(text or f"Operations of `{dotted}`"),
            methods=methods,
            has_deprecated=has_deprecated(methods),
            attributes=attributes,
        )

    def methods(self) -> tuple[MethodView, ...]:
        """The group's operations."""
        if self.group.operations:
            package = f"{self.plan.package}._operations"
            self.imports.add(Import(package, str(self.group.module), "_records"))
            self.checking.add(Import("specmill_runtime.options", "RequestOptions"))
        return tuple(self.method(one) for one in self.group.operations)

    def attributes(self) -> tuple[AttributeView, ...]:
        """The groups below."""
        found = tuple(
            attribute(child, self.plan, self.flavor) for child in self.group.children
        )
        if found:
            self.imports.add(Import("functools", "cached_property"))
        self.checking |= {
            resource_import(child, self.plan, self.flavor)
            for child in self.group.children
        }
        return found

    def method(self, one: OperationPlan) -> MethodView:
        """One operation as a method."""
        items = sorted(one.arguments.items, key=lambda item: not item.positional)
        positional = tuple(self.parameter(item) for item in items if item.positional)
        keywords = tuple(
            self.parameter(item)
            for item in sorted(items, key=lambda item: not item.required)
            if not item.positional
        )
        returns = self.returns(one)
        deprecation = self.deprecation(one)
        return MethodView(
            keyword=Code("def") if self.is_paged(one) else self.flavor.def_,
            name=one.method,
            positional=positional,
            keywords=(*keywords, OPTIONS_PARAMETER),
            returns=returned(returns.expression, 4),
            docstring=(
                raw_docstring(self.group.dotted(one), INDENT)
                if self.flavor.is_raw
                else method_docstring(one, self.errors, self.is_paged(one), INDENT)
            ),
            call=self.call(one),
            deprecation=deprecation,
        )

    def is_paged(self, one: OperationPlan) -> bool:
        """True when the method returns a pager."""
        return one.operation.pagination is not None and not self.flavor.is_raw

    def parameter(self, item: Argument) -> Code:
        """A line of the signature."""
        annotation = annotate(item.type, "argument", self.plan.names, self.shadowed)
        default: Code | None = None
        if item.default is not None:
            default = json_literal(item.default)
        elif not item.required and item.nullable:
            self.imports.add(Import("specmill_runtime.models", "UNSET"))
            annotation, default = union((annotation, UNSET)), Code("UNSET")
        elif not item.required:
            annotation, default = optional(annotation), Code("None")
        self.checking |= annotation.imports
        return typed(item.identifier, annotation.expression, default, INDENT, ",")

    def returns(self, one: OperationPlan) -> Annotation:
        """The return annotation in this flavor."""
        if self.is_paged(one):
            found = item_annotation(one, self.plan.names, self.shadowed)
            assert found is not None
            self.checking |= {
                *found.imports,
                Import("specmill_runtime.pagination", str(self.flavor.pager)),
            }
            return Annotation(subscript(self.flavor.pager, found.expression))
        found = return_annotation(one, self.plan.names, self.shadowed)
        self.checking |= found.imports
        if not self.flavor.is_raw:
            return found
        self.checking.add(Import("specmill_runtime.response", "Response"))
        return Annotation(subscript(Code("Response"), found.expression))

    def call(self, one: OperationPlan) -> Code:
        """The statement that sends."""
        verb = (
            "paginate"
            if self.is_paged(one)
            else "raw" if self.flavor.is_raw else "call"
        )
        awaited = Code("") if self.is_paged(one) else self.flavor.await_
        values = tuple_of(tuple(item.identifier for item in one.arguments.items))
        function = trusted(f"self._core.{verb}")
        record = trusted(f"_records.{one.record}")
        return returning(
            call(function, record, values, trusted(OPTIONS)), awaited, INDENT
        )

    def deprecation(self, one: OperationPlan) -> Code | None:
        """The text of the warning that a deprecated method gives."""
        if not one.operation.deprecated:
            return None
        name = self.group.dotted(one)
        text = literals.string(texts.deprecation(one.operation.notes, name))
        return place(Group(Code("deprecated"), "()", (text,)), 4, 1)
