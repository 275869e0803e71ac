"""The record of the API: servers, authentication, failures."""

from specmill_runtime.operation import query
from specmill_runtime.spec import ClientSpec, Credential, Scheme

SPEC = ClientSpec(
    name="UnsupportedHints",
    package="unsupported_hints",
    version="0.1.0",
    title="Unsupported hints",
    api_version="1",
    servers=("https://api.example/v1",),
    schemes={
        "key": Scheme(kind="api_key", credentials=("key",), name="X-Key"),
    },
    security=(("key",),),
    credentials=(Credential("key", "UNSUPPORTED_HINTS_KEY"),),
    parameters=(query("version", str),),
)
