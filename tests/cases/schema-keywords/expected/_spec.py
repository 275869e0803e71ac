"""The record of the API: servers, authentication, failures."""

from specmill_runtime.spec import ClientSpec

SPEC = ClientSpec(
    name="SchemaKeywords",
    package="schema_keywords",
    version="0.1.0",
    title="Schema keywords",
    api_version="1",
    servers=("https://api.example",),
)
