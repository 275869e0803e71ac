"""The record of the API: servers, authentication, failures."""

from specmill_runtime.spec import ClientSpec

SPEC = ClientSpec(
    name="ServerWithoutAddress",
    package="server_without_address",
    version="0.1.0",
    title="Server without address",
    api_version="1",
    servers=("https://{tenant}.api.example/{basePath}",),
    server_variables={"tenant": "", "basePath": "v1"},
    server_values={"basePath": ("v1", "v2")},
)
