"""A desk with one method of JSON-RPC: its contract, and what a client without generated code knows of it."""

from fake_shop import json_content

from specmill_runtime.client import ClientSpec, RpcSpec
from specmill_runtime.operation import Operation, Result, named
from specmill_runtime.testing import contract

RPC_SPEC = ClientSpec(
    name="Desk",
    package="desk",
    version="1",
    servers=("https://desk.test/rpc",),
    rpc=RpcSpec(),
)
ADD: Operation[int] = Operation(
    id="add",
    arguments=(named("a", int), named("b", int)),
    results=(Result(status="200", type=lambda: int),),
    rpc="add",
    by_position=False,
    idempotent=True,
)


def desk() -> contract.Contract:
    """An API of JSON-RPC with one method."""
    integer = {"type": "integer", "maximum": 1000}
    add = contract.Operation(
        id="add",
        accessor="add",
        parameters=tuple(
            contract.Parameter(name=name, location="rpc", required=True, schema=integer)
            for name in "ab"
        ),
        results=(
            contract.Result(status="200", contents=json_content({"type": "integer"})),
        ),
        rpc=contract.RpcMethod(
            name="add",
            structure="by-name",
            failures=(
                contract.RpcFailure(
                    code=7, message="Too much", data={"type": "string"}, error="Full"
                ),
            ),
        ),
    )
    return contract.Contract(
        name="Desk",
        package="desk",
        protocol="rpc",
        servers=(contract.Server(url="https://desk.test/rpc"),),
        operations=(add,),
        rpc=contract.RpcProtocol(),
    )
