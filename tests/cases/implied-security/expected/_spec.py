"""The record of the API: servers, authentication, failures."""

from specmill_runtime.spec import ClientSpec, Credential, Scheme

SPEC = ClientSpec(
    name="ImpliedSecurity",
    package="implied_security",
    version="0.1.0",
    title="Implied security",
    api_version="1",
    servers=("https://api.example/v1",),
    schemes={
        "authorization": Scheme(
            kind="api_key",
            credentials=("authorization",),
            name="Authorization",
        ),
    },
    security=(("authorization",), ()),
    credentials=(Credential("authorization", "IMPLIED_SECURITY_AUTHORIZATION"),),
)
