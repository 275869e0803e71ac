"""Views: what templates see. Every text in them is `Code`; the rest are booleans and further views."""

from __future__ import annotations

import msgspec

from specmill.python.code import Code
from specmill.python.imports import ImportBlock


class View(msgspec.Struct, frozen=True, kw_only=True):
    """Base of the views."""


class FieldView(View, frozen=True, kw_only=True):
    """A field of a model: its declaration and, when the description has one, its text."""

    declaration: Code
    docstring: Code | None = None


class ModelView(View, frozen=True, kw_only=True):
    """A class of the models module."""

    head: Code
    docstring: Code
    fields: tuple[FieldView, ...]


class MemberView(View, frozen=True, kw_only=True):
    """A member of an enumeration."""

    declaration: Code


class EnumView(View, frozen=True, kw_only=True):
    """An open enumeration."""

    head: Code
    docstring: Code
    members: tuple[MemberView, ...]


class AliasView(View, frozen=True, kw_only=True):
    """A name for a type; `wire` is what it is at run time when that differs from what checkers see."""

    checked: Code
    docstring: Code | None
    wire: Code | None = None


class ModelsModuleView(View, frozen=True, kw_only=True):
    """A module of models."""

    docstring: Code
    imports: ImportBlock
    enums: tuple[EnumView, ...]
    models: tuple[ModelView, ...]
    plain_aliases: tuple[AliasView, ...]
    wire_aliases: tuple[AliasView, ...]
    names: Code


class ExportView(View, frozen=True, kw_only=True):
    """A name that a lazy package offers: the import for checkers and the dictionary row for the running program."""

    checked: Code
    lazy: Code
    quoted: Code


class LazyModuleView(View, frozen=True, kw_only=True):
    """An `__init__` that imports its members when they are first asked for."""

    docstring: Code
    exports: tuple[ExportView, ...]
    version: Code | None = None


class ErrorClassView(View, frozen=True, kw_only=True):
    """An exception class with a typed body."""

    head: Code
    docstring: Code


class ErrorsModuleView(View, frozen=True, kw_only=True):
    """The errors module: the runtime's classes under their own names, and the API's."""

    docstring: Code
    imports: ImportBlock
    classes: tuple[ErrorClassView, ...]
    names: Code


class RecordView(View, frozen=True, kw_only=True):
    """An operation record."""

    assignment: Code


class OperationsModuleView(View, frozen=True, kw_only=True):
    """Operation records of one group."""

    docstring: Code
    imports: ImportBlock
    records: tuple[RecordView, ...]


class MethodView(View, frozen=True, kw_only=True):
    """A method of a resource; `parameters` are whole lines without indentation."""

    keyword: Code
    name: Code
    positional: tuple[Code, ...]
    keywords: tuple[Code, ...]
    returns: Code
    docstring: Code
    call: Code
    deprecation: Code | None = None


class AttributeView(View, frozen=True, kw_only=True):
    """A namespace reached from a client or a resource: the head of its property, its import, its last statement."""

    head: Code
    docstring: Code
    import_line: Code
    value: Code


class ResourceView(View, frozen=True, kw_only=True):
    """A class with the methods of one group, and the groups below it."""

    module_docstring: Code
    imports: ImportBlock
    name: Code
    core: Code
    docstring: Code
    methods: tuple[MethodView, ...]
    has_deprecated: bool
    attributes: tuple[AttributeView, ...]


class FlavorView(View, frozen=True, kw_only=True):
    """What tells the sync from the async client, as text."""

    def_: Code
    await_: Code
    close: Code
    enter: Code
    exit: Code


class CloneView(View, frozen=True, kw_only=True):
    """The method `with_options`: its parameters, and the statement that makes the core of the clone."""

    parameters: tuple[Code, ...]
    docstring: Code
    core: Code


class BatchView(View, frozen=True, kw_only=True):
    """The method `batch` of a client: its return annotation, the line of its options, its body."""

    returns: Code
    options: Code
    docstring: Code
    import_line: Code
    value: Code


class ClientView(View, frozen=True, kw_only=True):
    """The client class."""

    module_docstring: Code
    imports: ImportBlock
    name: Code
    flavor: FlavorView
    docstring: Code
    init_docstring: Code
    parameters: tuple[Code, ...]
    core_call: Code
    own: Code
    with_options: CloneView
    drift: Code
    attributes: tuple[AttributeView, ...]
    methods: tuple[MethodView, ...]
    has_deprecated: bool
    raw: AttributeView
    streamed: AttributeView | None
    batch: BatchView | None


class RawClientView(View, frozen=True, kw_only=True):
    """The object behind `with_raw_response` or `with_streaming_response`, and that of the block of a batch."""

    module_docstring: Code
    imports: ImportBlock
    name: Code
    core: Code
    docstring: Code
    attributes: tuple[AttributeView, ...]
    methods: tuple[MethodView, ...]
    has_deprecated: bool


class SpecModuleView(View, frozen=True, kw_only=True):
    """The record of the API as a whole."""

    docstring: Code
    imports: ImportBlock
    assignment: Code


class PayloadView(View, frozen=True, kw_only=True):
    """What a webhook or callback brings: its record, and the function that reads it."""

    record: Code
    name: Code
    returns: Code
    docstring: Code
    value: Code


class PayloadsModuleView(View, frozen=True, kw_only=True):
    """The functions for everything that the API sends by itself; all take the same `content` and `headers`."""

    docstring: Code
    imports: ImportBlock
    names: Code
    content: Code
    headers: Code
    functions: tuple[PayloadView, ...]


class DocumentView(View, frozen=True, kw_only=True):
    """A text file whose lines are ready."""

    text: Code


class Output(View, frozen=True, kw_only=True):
    """One file to render: the template, where it goes, and what the template gets as `view`."""

    template: str
    path: str
    view: View


class PackageView(View, frozen=True, kw_only=True):
    """All files of an SDK."""

    package: str
    root: str
    outputs: tuple[Output, ...]
