"""The record of the API: servers, authentication, failures."""

from specmill_runtime.spec import ClientSpec

SPEC = ClientSpec(
    name="LabelledEnum",
    package="labelled_enum",
    version="0.1.0",
    title="Labelled enum",
    api_version="1",
    servers=("https://api.example/v1",),
)
