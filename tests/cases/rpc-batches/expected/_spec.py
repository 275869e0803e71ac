"""The record of the API: servers, authentication, failures."""

from specmill_runtime.spec import ClientSpec, RpcSpec

SPEC = ClientSpec(
    name="RpcBatches",
    package="rpc_batches",
    version="0.1.0",
    title="Rpc batches",
    api_version="1",
    servers=("https://api.example/rpc",),
    rpc=RpcSpec("application/json", lenient_ids=True, max_batch=20),
)
