"""Exception classes → the errors module."""

from __future__ import annotations

from collections.abc import Iterator

from specmill.python import literals
from specmill.python.annotations import annotate
from specmill.python.code import Code
from specmill.python.docstrings import docstring, sentence
from specmill.python.error_plan import (
    RUNTIME_CLASSES,
    YIELDING_CLASSES,
    ErrorClass,
    ErrorPlan,
)
from specmill.python.identifiers import trusted
from specmill.python.imports import Import, exported_names, import_block
from specmill.python.layout import flat, subscript
from specmill.python.plan import Plan
from specmill.python.statements import class_head
from specmill.python.type_names import QUALIFIED
from specmill.python.views import ErrorClassView, ErrorsModuleView, Output

RUNTIME = "specmill_runtime.errors"


def lower_errors(plan: Plan, errors: ErrorPlan) -> Iterator[Output]:
    """The `errors` module: the whole tree under one name, with the API's own classes in it."""
    own = {one.name for one in errors.classes}
    names = {*RUNTIME_CLASSES, *YIELDING_CLASSES, *own}
    imports = {Import("__future__", "annotations")}
    imports |= {Import(RUNTIME, name) for name in names - own}
    views: list[ErrorClassView] = []
    for one in errors.classes:
        base = trusted(f"_errors.{one.base}") if one.base in own else trusted(one.base)
        if one.base in own:
            imports.add(Import("specmill_runtime", "errors", "_errors"))
        else:
            imports.add(Import(RUNTIME, one.base))
        body = Code("object")
        if one.body is not None:
            # A base class expression runs, so the body's class is named as text inside it.
            found = annotate(one.body, "result", plan.names.seen_from(QUALIFIED))
            body = literals.string(flat(found.expression))
            imports |= set(found.imports)
        head = class_head(one.name, subscript(base, body))
        views.append(ErrorClassView(head=head, docstring=_docstring(one)))
    yield Output(
        template="client/errors.py.jinja",
        path=f"{plan.package}/errors.py",
        view=ErrorsModuleView(
            docstring=docstring(
                f"Errors that calls of the {plan.config.client} client raise, all below `SdkError`",
                indent=0,
            ),
            imports=import_block(imports, home=plan.package),
            classes=tuple(views),
            names=exported_names(literals.string(name) for name in sorted(names)),
        ),
    )


def _docstring(one: ErrorClass) -> Code:
    where = (
        f"JSON-RPC error {one.code}"
        if one.code is not None
        else "A failure with a documented body"
    )
    text = sentence(one.text)
    return docstring(f"{where}: {_continued(text)}" if text else where)


def _continued(text: str) -> str:
    """The text as it goes on after a colon; a word in capitals stays so."""
    return text if text[1:2].isupper() else text[:1].lower() + text[1:]
