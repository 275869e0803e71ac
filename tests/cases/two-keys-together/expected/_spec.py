"""The record of the API: servers, authentication, failures."""

from specmill_runtime.spec import ClientSpec, Credential, Scheme

SPEC = ClientSpec(
    name="TwoKeysTogether",
    package="two_keys_together",
    version="0.1.0",
    title="Two keys together",
    api_version="1",
    servers=("https://api.example/v1",),
    schemes={
        "user": Scheme(
            kind="api_key",
            credentials=("user",),
            placement="query",
            name="username",
        ),
        "key": Scheme(
            kind="api_key",
            credentials=("key",),
            placement="query",
            name="api_key",
        ),
    },
    security=(("user", "key"),),
    credentials=(
        Credential("user", "TWO_KEYS_TOGETHER_USER"),
        Credential("key", "TWO_KEYS_TOGETHER_KEY"),
    ),
)
