"""JSON-RPC calls read: the envelope, the method, the parameters."""

from difflib import get_close_matches
from typing import Any, TypeAlias, cast

from specmill_runtime.records import step
from specmill_runtime.testing.contract import Operation, RpcMethod
from specmill_runtime.testing.messages import Blame, ContractViolation
from specmill_runtime.testing.pointing import fields_of, is_array, is_object
from specmill_runtime.testing.received import Received
from specmill_runtime.testing.schemas import Schemas

Methods: TypeAlias = dict[str, tuple[Operation, RpcMethod]]


def members_of(call: object) -> dict[str, Any]:
    """The members of a call; ContractViolation when it is none (JSON-RPC 2.0 §4)."""
    members = fields_of(call)
    wrong = ""
    if members.get("jsonrpc") != "2.0":
        wrong = 'a call says "jsonrpc": "2.0"'
    elif not isinstance(members.get("method"), str):
        wrong = "a call names its method"
    elif not isinstance(members.get("params", []), (list, dict)):
        wrong = "params are an array or an object"
    elif id_of(call) != members.get("id"):
        wrong = "an id is a text, a number or null"
    if wrong:
        raise ContractViolation("rpc-envelope", wrong, pointer="/body")
    return members


def id_of(call: object) -> object:
    """The id that a reply repeats; null for what is none (JSON-RPC 2.0 §5)."""
    id = fields_of(call).get("id")
    is_id = isinstance(id, (str, int, float)) and not isinstance(id, bool)
    return id if is_id else None


def replied(call: dict[str, Any], result: object) -> dict[str, Any]:
    """The reply to a call that succeeds (JSON-RPC 2.0 §5)."""
    return {"jsonrpc": "2.0", "id": call.get("id"), "result": result}


def is_notification(call: object) -> bool:
    """Whether a call wants no reply, not even an error (JSON-RPC 2.0 §4.1)."""
    return "id" not in fields_of(call)


def method_of(methods: Methods, name: str) -> tuple[Operation, RpcMethod]:
    """The method with that name; ContractViolation, naming the nearest, for none."""
    found = methods.get(name)
    if found is None:
        near = get_close_matches(name, methods, n=1, cutoff=0.0)
        raise ContractViolation(
            "rpc-method",
            f"there is no method {name!r}; nearest is {near[0]!r}",
            pointer="/body/method",
            status=404,
        )
    return found


def received_of(
    operation: Operation, method: RpcMethod, params: object, schemas: Schemas
) -> Received:
    """The parameters of a call by name; ContractViolation for the first that is wrong."""
    values = _named(operation, method, params)
    for parameter in operation.parameters:
        if parameter.location != "rpc":
            continue
        name = parameter.name
        if name not in values:
            if parameter.required:
                raise _unfit(operation, f"parameter {name!r} is required", name)
            continue
        checker = schemas.checker(parameter.schema, "request")
        if is_array(params) and values[name] is None and not parameter.required:
            # An array can't leave out what stands before something else.
            if not checker.accepts(None):
                del values[name]
            continue
        fault = next(checker.certain_faults(values[name]), None)
        if fault is not None:
            blame: Blame = "test" if fault.is_of_value else "sdk"
            raise ContractViolation(
                "value",
                f"parameter {name!r}: {fault.reason}",
                pointer=f"/params{step(name)}{fault.pointer}",
                blame=blame,
                operation=operation.accessor,
            )
    return Received({"rpc": values})


def _named(
    operation: Operation, method: RpcMethod, params: object
) -> dict[str, object]:
    if is_object(params) and method.structure == "by-position":
        raise _unfit(operation, "params are an array, by position")
    if is_array(params) and params and method.structure == "by-name":
        raise _unfit(operation, "params are an object, by name")
    known = [one.name for one in operation.parameters if one.location == "rpc"]
    values: dict[str, object]
    if is_object(params):
        values = dict(params)
    else:
        listed = cast("list[object]", params)
        if len(listed) > len(known):
            raise _unfit(operation, f"there are {len(known)} parameters, not more")
        values = dict(zip(known, listed, strict=False))
    for name in sorted(values.keys() - set(known)):
        raise _unfit(operation, f"there is no parameter {name!r}", name)
    return values


def _unfit(operation: Operation, reason: str, name: str = "") -> ContractViolation:
    return ContractViolation(
        "rpc-params",
        reason,
        pointer=f"/params{step(name)}" if name else "/params",
        operation=operation.accessor,
    )
