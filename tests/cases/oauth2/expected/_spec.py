"""The record of the API: servers, authentication, failures."""

from specmill_runtime.spec import ClientSpec, Credential, Grant, Scheme

SPEC = ClientSpec(
    name="Oauth2",
    package="oauth2",
    version="0.1.0",
    title="Oauth2",
    api_version="1",
    servers=("https://api.example/v1",),
    schemes={
        "machine": Scheme(
            kind="token",
            credentials=("access_token",),
            prefix="Bearer",
            grant=Grant(
                token_url="https://api.example/token",
                client_id="client_id",
                client_secret="client_secret",
                scopes=("read", "write"),
                method="post",
                parameters={"audience": "things"},
            ),
        ),
        "person": Scheme(
            kind="token",
            credentials=("user_token",),
            prefix="Bearer",
            grant=Grant(
                token_url="https://api.example/token",
                client_id="client_id",
                client_secret="client_secret",
                refresh_token="refresh_token",
                client_credentials=False,
                scopes=("read",),
            ),
        ),
        "browser": Scheme(kind="token", credentials=("access_token",), prefix="Bearer"),
        "identity": Scheme(
            kind="token",
            credentials=("access_token",),
            prefix="Bearer",
            grant=Grant(
                client_id="client_id",
                client_secret="client_secret",
                refresh_token="refresh_token",
                scopes=("openid",),
            ),
            discovery="https://api.example/.well-known/openid-configuration",
        ),
        "plain": Scheme(kind="token", credentials=("plain",), prefix="Bearer"),
        "other": Scheme(
            kind="token",
            credentials=("access_token",),
            prefix="Bearer",
            grant=Grant(
                token_url="/session/renew",
                client_id="client_id",
                client_secret="client_secret",
                refresh_token="refresh_token",
                client_credentials=False,
                scopes=("admin",),
            ),
        ),
    },
    security=(("machine",), ("person",), ("browser",), ("identity",), ("plain",)),
    credentials=(
        Credential("access_token", "OAUTH2_ACCESS_TOKEN"),
        Credential("client_id", "OAUTH2_CLIENT_ID"),
        Credential("client_secret", "OAUTH2_CLIENT_SECRET"),
        Credential("user_token", "OAUTH2_USER_TOKEN"),
        Credential("refresh_token", "OAUTH2_REFRESH_TOKEN"),
        Credential("plain", "OAUTH2_PLAIN"),
    ),
)
