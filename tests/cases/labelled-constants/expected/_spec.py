"""The record of the API: servers, authentication, failures."""

from specmill_runtime.spec import ClientSpec

SPEC = ClientSpec(
    name="LabelledConstants",
    package="labelled_constants",
    version="0.1.0",
    title="Labelled constants",
    api_version="1",
    servers=("https://api.example",),
)
