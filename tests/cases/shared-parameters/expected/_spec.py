"""The record of the API: servers, authentication, failures."""

from specmill_runtime.spec import ClientSpec, Credential, Scheme

SPEC = ClientSpec(
    name="SharedParameters",
    package="shared_parameters",
    version="0.1.0",
    title="Shared parameters",
    api_version="1",
    servers=("https://api.example/v1",),
    schemes={
        "key": Scheme(kind="api_key", credentials=("key",), name="X-Key"),
    },
    security=(("key",), ()),
    credentials=(Credential("key", "SHARED_PARAMETERS_KEY"),),
)
