"""The record of the API: servers, authentication, failures."""

from specmill_runtime.spec import ClientSpec

SPEC = ClientSpec(
    name="NamesWithoutCapitals",
    package="names_without_capitals",
    version="0.1.0",
    title="Names without capitals",
    api_version="1",
    servers=("https://api.example",),
)
