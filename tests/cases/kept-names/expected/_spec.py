"""The record of the API: servers, authentication, failures."""

from specmill_runtime.spec import ClientSpec

SPEC = ClientSpec(
    name="KeptNames",
    package="kept_names",
    version="0.1.0",
    title="Kept names",
    api_version="1",
    servers=("https://kept.example.com",),
)
