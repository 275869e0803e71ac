"""Calls over JSON-RPC that the description does not have, from their parts."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import TYPE_CHECKING, Any, cast

from msgspec.structs import replace

from specmill_runtime.arguments import Argument
from specmill_runtime.encoding import items_of
from specmill_runtime.operation import Operation
from specmill_runtime.options import RequestOptions
from specmill_runtime.undescribed import (
    NAME,
    Asked,
    check_names,
    options_of,
    refuse,
    result_of,
    security_of,
)

if TYPE_CHECKING:
    from typing import TypeAlias, TypedDict

    from specmill_runtime.core import Core

    Params: TypeAlias = Mapping[str, Any] | Sequence[Any] | None

    class Options(TypedDict, total=False):
        """What a call may have beside its method, its parameters and the type of its result."""

        request_options: RequestOptions | None


def asked(
    core: Core,
    method: object,
    params: object,
    expect: object,
    options: Options,
) -> Asked:
    """The operation that a request is: its parameters by name or, in a list, by position."""
    check_names(options, ("request_options",))
    if not isinstance(method, str) or not method or not method.isprintable():
        refuse("method must be the name of a method")
    by_position = not isinstance(params, Mapping)
    given = (
        _listed(params) if by_position else dict(cast("Mapping[str, object]", params))
    )
    operation = Operation[Any](
        id=f"{NAME} {method}",
        arguments=tuple(
            Argument(
                wire=one,
                placement="position" if by_position else "name",
                nullable=True,
            )
            for one in given
        ),
        transcode=True,
        results=(result_of(expect, is_json=True),),
        security=security_of(core),
        rpc=method,
        by_position=by_position,
        described=False,
    )
    chosen = options_of(core, options.get("request_options"))
    return Asked(operation, tuple(given.values()), chosen)


def _listed(params: object) -> dict[str, object]:
    """The parameters of a call by position, by what texts call them."""
    items = () if params is None else items_of(params)
    if items is None:
        refuse(f"params must be a mapping or a list, not {type(params).__name__}")
    return {f"params[{index}]": one for index, one in enumerate(items)}


def noted(core: Core, method: object, params: object, options: Options) -> Asked:
    """The same without a reply (JSON-RPC 2.0 §4.1)."""
    one = asked(core, method, params, None, options)
    noted = replace(one.operation, notification=True, results=())
    return one._replace(operation=noted)
