"""The record of the API: servers, authentication, failures."""

from specmill_runtime.spec import ClientSpec, Credential, Scheme

SPEC = ClientSpec(
    name="Contradictions",
    package="contradictions",
    version="0.1.0",
    title="Contradictions",
    api_version="1",
    servers=(),
    schemes={
        "key": Scheme(kind="api_key", credentials=("key",), name="X-Key"),
    },
    security=(("key",),),
    credentials=(Credential("key", "CONTRADICTIONS_KEY"),),
)
