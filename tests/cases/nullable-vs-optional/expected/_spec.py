"""The record of the API: servers, authentication, failures."""

from specmill_runtime.spec import ClientSpec

SPEC = ClientSpec(
    name="NullableVsOptional",
    package="nullable_vs_optional",
    version="0.1.0",
    title="Nullable vs optional",
    api_version="1",
    servers=("https://api.example/v1",),
)
