"""The record of the API: servers, authentication, failures."""

from specmill_runtime.spec import ClientSpec

SPEC = ClientSpec(
    name="Idempotency",
    package="idempotency",
    version="0.1.0",
    title="Idempotency",
    api_version="1",
    servers=("https://api.example/v1",),
    idempotency_key="X-Request-Key",
)
