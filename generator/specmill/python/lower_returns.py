"""What a method returns, as an annotation."""

from __future__ import annotations

from specmill.python.annotations import annotate
from specmill.python.code import Code
from specmill.python.groups import OperationPlan
from specmill.python.results import item_type, returned
from specmill.python.type_expressions import Annotation, union
from specmill.python.type_names import TypeNames


def return_annotation(
    one: OperationPlan, names: TypeNames, shadowed: frozenset[str]
) -> Annotation:
    """The decoded result of one call: a union over the documented successes."""
    return union(
        (
            annotate(given, "result", names, shadowed)
            if given is not None
            else Annotation(Code("None"))
        )
        for given in returned(one.operation)
    )


def item_annotation(
    one: OperationPlan, names: TypeNames, shadowed: frozenset[str]
) -> Annotation | None:
    """The items of a paged operation; None when there are no pages."""
    found = item_type(one.operation, names.types)
    return annotate(found, "result", names, shadowed) if found is not None else None
