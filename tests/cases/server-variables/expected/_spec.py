"""The record of the API: servers, authentication, failures."""

from specmill_runtime.spec import ClientSpec

SPEC = ClientSpec(
    name="ServerVariables",
    package="server_variables",
    version="0.1.0",
    title="Server variables",
    api_version="1",
    servers=("https://{region}.api.example/{basePath}", "https://sandbox.example"),
    server_variables={"region": "eu", "basePath": "v1", "path": "/v2"},
    server_values={"region": ("eu", "us")},
)
