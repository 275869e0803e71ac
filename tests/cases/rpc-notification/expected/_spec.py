"""The record of the API: servers, authentication, failures."""

from specmill_runtime.spec import ClientSpec, RpcSpec

SPEC = ClientSpec(
    name="RpcNotification",
    package="rpc_notification",
    version="0.1.0",
    title="Rpc notification",
    api_version="1",
    servers=("https://api.example/rpc",),
    rpc=RpcSpec("application/json"),
)
