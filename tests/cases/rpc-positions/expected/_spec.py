"""The record of the API: servers, authentication, failures."""

from specmill_runtime.spec import ClientSpec, RpcSpec

SPEC = ClientSpec(
    name="RpcPositions",
    package="rpc_positions",
    version="0.1.0",
    title="Rpc positions",
    api_version="1",
    servers=("https://api.example/json-rpc",),
    rpc=RpcSpec("application/json"),
)
