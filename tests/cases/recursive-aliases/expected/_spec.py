"""The record of the API: servers, authentication, failures."""

from specmill_runtime.spec import ClientSpec

SPEC = ClientSpec(
    name="RecursiveAliases",
    package="recursive_aliases",
    version="0.1.0",
    title="Recursive aliases",
    api_version="1",
    servers=("https://api.example",),
)
