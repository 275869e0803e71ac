"""The record of the API: servers, authentication, failures."""

from specmill_runtime.spec import ClientSpec, RpcSpec

SPEC = ClientSpec(
    name="Namespaces",
    package="namespaces",
    version="0.1.0",
    title="Namespaces",
    api_version="1",
    servers=("https://api.example/rpc",),
    rpc=RpcSpec("application/json"),
)
