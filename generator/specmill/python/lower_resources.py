"""Groups → resource modules, one per flavor."""

from __future__ import annotations

from collections.abc import Iterator

import msgspec

from specmill.python import literals
from specmill.python.argument_names import OPTIONS
from specmill.python.code import Code
from specmill.python.docstrings import docstring
from specmill.python.error_plan import ErrorPlan
from specmill.python.flavors import Flavor, caller_of
from specmill.python.groups import GroupPlan, OperationPlan
from specmill.python.identifiers import trusted
from specmill.python.imports import Import, import_block, import_line
from specmill.python.kept_names import OldMethod, old_methods, old_resources
from specmill.python.layout import Expression, Group, call, place, subscript
from specmill.python.method_kinds import (
    MethodKind,
    has_methods,
    method_kind,
    offers,
)
from specmill.python.method_texts import (
    batch_docstring,
    raw_docstring,
    streamed_docstring,
)
from specmill.python.plan import Plan
from specmill.python.sample_calls import SampleCalls
from specmill.python.signatures import (
    INDENT,
    OPTIONS_PARAMETER,
    Signatures,
    client_names,
)
from specmill.python.statements import getter, returned, returning
from specmill.python.type_expressions import Annotation
from specmill.python.views import AttributeView, MethodView, Output, ResourceView


def lower_resources(
    plan: Plan, errors: ErrorPlan, samples: SampleCalls | None, group: GroupPlan
) -> Iterator[Output]:
    """The modules of a group, one for each flavor that has methods there."""
    signatures = Signatures(plan, errors, group, samples)
    for flavor in plan.flavors:
        if has_methods(flavor, group):
            yield Output(
                template="client/resource.py.jinja",
                path=f"{plan.package}/{flavor.package}/{group.module}.py",
                view=ResourceWriter(signatures, flavor).write(),
            )


def attribute(group: GroupPlan, plan: Plan, flavor: Flavor, home: str) -> AttributeView:
    """How a group is reached from its parent, whose module lies in the package `home`."""
    text = next(
        (one.description for one in plan.api.groups if one.path == group.path), None
    )
    return namespace(
        group.attribute,
        resource_import(group, plan, flavor),
        text or f"Operations of `{'.'.join(group.reach)}`",
        home,
    )


def resource_import(group: GroupPlan, plan: Plan, flavor: Flavor) -> Import:
    """Where the class of a group is."""
    module = f"{plan.package}.{flavor.package}.{group.module}"
    return Import(module, str(flavor.named(group.class_name)))


def namespace(name: Code, source: Import, text: str, home: str) -> AttributeView:
    """A property that makes an object of a class when it is first asked for."""
    target = trusted(source.alias or source.name)
    made = returning(call(target, trusted("self._core")), Code(""), INDENT)
    return AttributeView(
        head=getter(name, target, INDENT - 4),
        docstring=docstring(text, indent=INDENT),
        import_line=import_line(source, INDENT, home=home),
        value=made,
    )


def has_deprecated(methods: tuple[MethodView, ...]) -> bool:
    """True when a method needs the `deprecated` decorator."""
    return any(one.deprecation is not None for one in methods)


class ResourceWriter:
    """Lowers one group in one flavor, collecting imports."""

    def __init__(self, signatures: Signatures, flavor: Flavor) -> None:
        self.signatures = signatures
        self.plan = signatures.plan
        self.group = signatures.group
        self.flavor = flavor
        self.records = trusted("_records")
        self.imports: set[Import] = {Import("__future__", "annotations")}
        self.checking: set[Import] = {Import(flavor.core_module, str(flavor.core))}

    @property
    def home(self) -> str:
        """The package of the module: the operations of the root stand on the client itself."""
        package = str(self.plan.package)
        return (
            package
            if self.group is self.plan.root
            else f"{package}.{self.flavor.package}"
        )

    def write(self) -> ResourceView:
        """The view of the module."""
        group, flavor = self.group, self.flavor
        methods = self.methods()
        attributes = self.attributes()
        dotted = ".".join(group.reach)
        text = next(
            (one.description for one in self.plan.api.groups if one.path == group.path),
            None,
        )
        return ResourceView(
            module_docstring=docstring(
                f"Operations of `{dotted}`, {flavor.kind}", indent=0
            ),
            imports=import_block(self.imports, self.checking, home=self.home),
            name=flavor.named(group.class_name),
            core=flavor.core,
            docstring=docstring(text or f"Operations of `{dotted}`"),
            methods=methods,
            has_deprecated=has_deprecated(methods),
            attributes=attributes,
        )

    def methods(self) -> tuple[MethodView, ...]:
        """The group's operations."""
        found = [
            one for one in self.group.operations if offers(self.flavor, one.operation)
        ]
        if found:
            package = f"{self.plan.package}._operations"
            self.imports.add(Import(package, str(self.group.module), "_records"))
            if not self.flavor.is_batch:
                self.checking.add(Import("specmill_runtime.options", "RequestOptions"))
        return (
            *(self.method(one) for one in found),
            *(
                self._old_method(one)
                for one in old_methods(self.plan, self.group)
                if offers(self.flavor, one.one.operation)
            ),
        )

    def _old_method(self, old: OldMethod) -> MethodView:
        """A method under its old name, which does the same and says what it is called now."""
        writer = self
        if old.group is not self.group:
            signatures = Signatures(self.plan, self.signatures.errors, old.group)
            signatures.shadowed |= self.signatures.shadowed
            writer = ResourceWriter(signatures, self.flavor)
            writer.records = trusted(f"_{old.group.module}_records")
            package = f"{self.plan.package}._operations"
            module = str(old.group.module)
            self.imports.add(Import(package, module, str(writer.records)))
        view = writer.method(old.one)
        self.imports |= writer.imports
        self.checking |= writer.checking
        return msgspec.structs.replace(
            view,
            name=old.name,
            docstring=docstring(
                f"Deprecated: `{old.group.dotted(old.one)}` is its name", indent=INDENT
            ),
            deprecation=place(
                Group(Code("deprecated"), "()", (old.deprecation,)), INDENT - 4, 1
            ),
        )

    def attributes(self) -> tuple[AttributeView, ...]:
        """The groups below; on a client also what calls more than these have."""
        children = [one for one in self.group.children if has_methods(self.flavor, one)]
        found = tuple(
            attribute(child, self.plan, self.flavor, self.home) for child in children
        )
        if found:
            self.imports.add(Import("functools", "cached_property"))
        self.checking |= {
            resource_import(child, self.plan, self.flavor) for child in children
        }
        requests = () if self.group.path else (self._request(),)
        return (*found, *requests, *self._old_attributes())

    def _request(self) -> AttributeView:
        """What calls that the description does not have are made with."""
        source = caller_of(self.plan.api, self.flavor)
        if source.name in client_names(self.plan):
            source = msgspec.structs.replace(source, alias=f"_{source.name}")
        self.imports.add(Import("functools", "cached_property"))
        self.checking.add(source)
        by = "method and path" if self.plan.api.rpc is None else "method"
        text = f"Calls of what the description does not have, by {by}"
        return namespace(trusted("request"), source, text, self.home)

    def _old_attributes(self) -> Iterator[AttributeView]:
        """The groups below under their old names."""
        for old in old_resources(self.plan, self.group):
            if not has_methods(self.flavor, old.group):
                continue
            self.imports.add(Import("functools", "cached_property"))
            self.imports.add(
                Import("specmill_runtime.deprecation", "renamed", "_renamed")
            )
            source = resource_import(old.group, self.plan, self.flavor)
            self.checking.add(source)
            names = (old.path, ".".join(old.group.reach))
            text = f"Deprecated: `{names[1]}` is its name"
            view = namespace(old.name, source, text, self.home)
            made = call(trusted(source.name), trusted("self._core"))
            texts = tuple(literals.string(one) for one in names)
            value = returning(call(Code("_renamed"), made, *texts), Code(""), INDENT)
            yield msgspec.structs.replace(view, value=value)

    def method(self, one: OperationPlan) -> MethodView:
        """One operation as a method."""
        signature = self.signatures.of(one)
        kind = method_kind(self.flavor, one.operation)
        self.imports |= signature.imports
        self.checking |= signature.checking
        returns = self.returns(one, kind)
        keywords = signature.keywords
        return MethodView(
            keyword=Code("def") if kind.deferred else self.flavor.def_,
            name=one.method,
            positional=signature.positional,
            keywords=(
                keywords if self.flavor.is_batch else (*keywords, OPTIONS_PARAMETER)
            ),
            returns=returned(returns.expression, 4),
            docstring=self.docstring(one, kind),
            call=self.call(one, kind, signature.values),
            deprecation=signature.deprecation,
        )

    def docstring(self, one: OperationPlan, kind: MethodKind) -> Code:
        """The docstring of a method: that of decoded results, or a reference to it."""
        dotted = self.group.dotted(one)
        if self.flavor.is_raw:
            return raw_docstring(dotted, one.operation, INDENT)
        if self.flavor.is_batch:
            return batch_docstring(dotted, INDENT)
        if self.flavor.is_streamed:
            return streamed_docstring(dotted, self.flavor.is_async, INDENT)
        return self.signatures.docstring(one, kind, is_async=self.flavor.is_async)

    def returns(self, one: OperationPlan, kind: MethodKind) -> Annotation:
        """The return annotation in this flavor."""
        wrapper = kind.wrapper
        held = self.signatures.held(one, kind.holds)
        self.checking |= frozenset() if held is None else held.imports
        if wrapper is not None:
            self.checking.add(wrapper)
            name = trusted(wrapper.name)
            expression = name if held is None else subscript(name, held.expression)
            return Annotation(expression)
        assert held is not None
        return held

    def call(self, one: OperationPlan, kind: MethodKind, values: Group) -> Code:
        """The statement that sends, or makes what will."""
        function = trusted(f"self._core.{kind.verb}")
        given: list[Expression] = [trusted(f"{self.records}.{one.record}"), values]
        if not self.flavor.is_batch:
            given.append(trusted(OPTIONS))
        awaited = Code("") if kind.deferred else self.flavor.await_
        return returning(call(function, *given), awaited, INDENT)
