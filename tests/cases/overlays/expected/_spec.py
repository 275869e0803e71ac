"""The record of the API: servers, authentication, failures."""

from specmill_runtime.spec import ClientSpec

SPEC = ClientSpec(
    name="Overlays",
    package="overlays",
    version="0.1.0",
    title="Overlays",
    api_version="1",
    servers=(),
)
