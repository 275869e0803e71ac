"""Batches of JSON-RPC: the method `batch` of clients, and what its block gets."""

from __future__ import annotations

from collections.abc import Iterator

from specmill.python.argument_names import OPTIONS
from specmill.python.code import Code
from specmill.python.docstrings import Entry, Section, docstring
from specmill.python.error_plan import ErrorPlan
from specmill.python.flavors import BATCH, Flavor
from specmill.python.identifiers import trusted
from specmill.python.imports import Import, import_block, import_line
from specmill.python.layout import call
from specmill.python.lower_resources import ResourceWriter, has_deprecated
from specmill.python.plan import Plan
from specmill.python.signatures import (
    INDENT,
    OPTIONS_PARAMETER,
    Signatures,
    client_names,
)
from specmill.python.statements import returned, returning
from specmill.python.type_expressions import Annotation, external, subscripted
from specmill.python.views import BatchView, Output, RawClientView

_BLOCK = (
    "The block gets an object with the operations of this client. Each gives a handle at once, whose"
    " `.result()` returns or raises after the block what the operation would."
)


def lower_batch(plan: Plan, errors: ErrorPlan) -> Iterator[Output]:
    """The module of the object that the block of a batch gets; one for sync and async."""
    if plan.api.rpc is None:
        return
    root = ResourceWriter(Signatures(plan, errors, plan.root), BATCH)
    attributes, methods = root.attributes(), root.methods()
    yield Output(
        template="client/raw_client.py.jinja",
        path=f"{plan.package}/batch_client.py",
        view=RawClientView(
            module_docstring=docstring("Operations that wait to be sent", indent=0),
            imports=import_block(root.imports, root.checking, home=plan.package),
            name=BATCH.named(trusted(plan.config.client)),
            core=BATCH.core,
            docstring=docstring("The operations of a client, sent when a batch is"),
            attributes=attributes,
            methods=methods,
            has_deprecated=has_deprecated(methods),
        ),
    )


def batch_method(plan: Plan, flavor: Flavor) -> tuple[BatchView | None, set[Import]]:
    """The method `batch` of a client with the imports it needs; None without JSON-RPC."""
    rpc = plan.api.rpc
    if rpc is None:
        return None, set()
    name = BATCH.named(trusted(plan.config.client))
    source = Import(f"{plan.package}.batch_client", str(name))
    kind = "AsyncBatch" if flavor.is_async else "Batch"
    batch = subscripted(
        external("specmill_runtime.batches", kind, client_names(plan)),
        (Annotation(name),),
    )
    view = BatchView(
        returns=returned(batch.expression, 4),
        options=OPTIONS_PARAMETER,
        docstring=_docstring(flavor, rpc.max_batch),
        import_line=import_line(source, INDENT, home=plan.package),
        value=returning(
            call(trusted("self._core.batch"), name, Code("max_size"), trusted(OPTIONS)),
            Code(""),
            INDENT,
        ),
    )
    options = Import("specmill_runtime.options", "RequestOptions")
    return view, {source, options, *batch.imports}


def _docstring(flavor: Flavor, limit: int | None) -> Code:
    block = "async with" if flavor.is_async else "with"
    size = "Most calls in one request; what is beyond travels in further ones."
    if limit == 1:
        size += " Default: 1, because this API takes no batches."
    elif limit is not None:
        size += f" Default: {limit}, which this API allows."
    return docstring(
        f"Calls that travel in one request, sent when the `{block}` block is left",
        (_BLOCK,),
        (
            Section(
                "Args",
                (
                    Entry("max_size", size),
                    Entry(str(OPTIONS), "Options of the batch as a whole."),
                ),
            ),
        ),
        indent=INDENT,
    )
