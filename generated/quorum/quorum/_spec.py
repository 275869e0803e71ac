"""The record of the API: servers, authentication, failures."""

from specmill_runtime.spec import ClientSpec, Credential, Scheme

SPEC = ClientSpec(
    name="Quorum",
    package="quorum",
    version="0.1.0",
    title="Quorum Send SMS",
    api_version="1.0.0",
    servers=("https://www.quorum.us/api",),
    schemes={
        "username": Scheme(
            kind="api_key",
            credentials=("username",),
            placement="query",
            name="username",
        ),
        "api_key": Scheme(
            kind="api_key",
            credentials=("api_key",),
            placement="query",
            name="api_key",
        ),
    },
    security=(("username", "api_key"),),
    credentials=(
        Credential("username", "QUORUM_USERNAME"),
        Credential("api_key", "QUORUM_API_KEY"),
    ),
    docs="https://quorum.redoc.ly/tag/Send-SMS",
)
