"""The record of the API: servers, authentication, failures."""

from specmill_runtime.operation import Failure
from specmill_runtime.spec import ClientSpec, RpcSpec

from . import errors

SPEC = ClientSpec(
    name="RpcErrors",
    package="rpc_errors",
    version="0.1.0",
    title="Rpc errors",
    api_version="1",
    servers=("https://api.example/rpc",),
    rpc=RpcSpec("application/json"),
    failures=(
        Failure(code=-32603, error=lambda: errors.InternalError, body=lambda: str),
        Failure(code=-7, error=lambda: errors.Code7404Error),
        Failure(code=7, error=lambda: errors.Code7Error),
        Failure(code=100, error=lambda: errors.QuotaExceededError, body=lambda: str),
        Failure(code=205, error=lambda: errors.RoutingFailedError),
    ),
)
