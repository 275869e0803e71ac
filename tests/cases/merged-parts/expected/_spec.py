"""The record of the API: servers, authentication, failures."""

from specmill_runtime.spec import ClientSpec, RpcSpec

SPEC = ClientSpec(
    name="MergedParts",
    package="merged_parts",
    version="0.1.0",
    title="Merged parts",
    api_version="1",
    servers=(),
    rpc=RpcSpec("application/json"),
)
