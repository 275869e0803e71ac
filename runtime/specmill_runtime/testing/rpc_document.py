"""The OpenRPC document that `rpc.discover` answers with."""

from typing import Any

from specmill_runtime.testing.contract import Contract, Operation, RpcFailure
from specmill_runtime.testing.pointing import is_object
from specmill_runtime.testing.results import success_of
from specmill_runtime.testing.schema_walks import mapped


def document_of(contract: Contract) -> dict[str, Any]:
    """The methods of a contract as OpenRPC 1.3 describes them."""
    title = contract.title or contract.name
    return {
        "openrpc": "1.3.2",
        "info": {"title": title, "version": contract.version or "0"},
        "methods": [_method(one) for one in contract.operations if one.rpc is not None],
        "components": {
            "schemas": {name: _moved(one) for name, one in contract.schemas.items()}
        },
    }


def _method(operation: Operation) -> dict[str, Any]:
    rpc = operation.rpc
    found: dict[str, Any] = {
        "name": operation.accessor if rpc is None else rpc.name,
        "params": [
            {
                "name": one.name,
                "required": one.required,
                "schema": _moved(one.schema),
            }
            for one in operation.parameters
            if one.location == "rpc"
        ],
    }
    if rpc is not None:
        found["paramStructure"] = rpc.structure
        found["errors"] = [_error(one) for one in rpc.failures]
        if not rpc.notification:
            found["result"] = {"name": "result", "schema": _moved(_result(operation))}
    return found


def _result(operation: Operation) -> Any:
    result = success_of(operation)
    contents = () if result is None else result.contents
    return next((one.schema for one in contents if one.schema is not None), True)


def _error(failure: RpcFailure) -> dict[str, Any]:
    found: dict[str, Any] = {"code": failure.code, "message": failure.message}
    return found if failure.data is None else {**found, "data": _moved(failure.data)}


def _moved(schema: object) -> Any:
    """A schema whose references lead to `components`."""
    if not is_object(schema):
        return schema
    copied = mapped(schema, _moved)
    if isinstance(copied.get("$ref"), str):
        target = copied["$ref"].replace("#/$defs/", "#/components/schemas/")
        copied["$ref"] = target
    return copied
