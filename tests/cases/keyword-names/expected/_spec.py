"""The record of the API: servers, authentication, failures."""

from specmill_runtime.spec import ClientSpec

SPEC = ClientSpec(
    name="KeywordNames",
    package="keyword_names",
    version="0.1.0",
    title="Keyword names",
    api_version="1",
    servers=("https://api.example/v1",),
)
