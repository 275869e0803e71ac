"""The record of the API: servers, authentication, failures."""

from specmill_runtime.spec import ClientSpec

SPEC = ClientSpec(
    name="ReadOnlyAndWriteOnly",
    package="read_only_and_write_only",
    version="0.1.0",
    title="Read only and write only",
    api_version="1",
    servers=("https://api.example",),
)
