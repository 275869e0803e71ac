"""The record of the API: servers, authentication, failures."""

from specmill_runtime.spec import ClientSpec, Credential, Grant, Scheme

SPEC = ClientSpec(
    name="AuthAlternatives",
    package="auth_alternatives",
    version="0.1.0",
    title="Auth alternatives",
    api_version="1",
    servers=("https://api.example/v1",),
    schemes={
        "login": Scheme(kind="basic", credentials=("realm_name", "api_password")),
        "realm": Scheme(kind="api_key", credentials=("realm",), name="X-Realm"),
        "token": Scheme(kind="token", credentials=("token",), prefix="Bearer"),
        "session": Scheme(kind="token", credentials=("session",), prefix="Session"),
        "app": Scheme(
            kind="token",
            credentials=("access_token",),
            prefix="Bearer",
            grant=Grant(
                token_url="https://api.example/token",
                client_id="client_id",
                client_secret="client_secret",
                scopes=("read",),
            ),
        ),
        "crumb": Scheme(
            kind="api_key",
            credentials=("crumb",),
            placement="cookie",
            name="crumb",
        ),
        "packed": Scheme(
            kind="api_key",
            credentials=("username", "password"),
            name="X-Packed",
            encode="basic",
        ),
    },
    security=(("login", "realm"), ("login",), ("token",), ("session",), ("app",)),
    credentials=(
        Credential("realm_name", "AUTH_ALTERNATIVES_REALM_NAME"),
        Credential("api_password", "AUTH_ALTERNATIVES_API_PASSWORD"),
        Credential("realm", "AUTH_ALTERNATIVES_REALM"),
        Credential("token", "AUTH_ALTERNATIVES_TOKEN"),
        Credential("session", "AUTH_ALTERNATIVES_SESSION"),
        Credential("access_token", "AUTH_ALTERNATIVES_ACCESS_TOKEN"),
        Credential("client_id", "AUTH_ALTERNATIVES_CLIENT_ID"),
        Credential("client_secret", "AUTH_ALTERNATIVES_CLIENT_SECRET"),
        Credential("crumb", "AUTH_ALTERNATIVES_CRUMB"),
        Credential("username", "AUTH_ALTERNATIVES_USERNAME"),
        Credential("password", "AUTH_ALTERNATIVES_PASSWORD"),
    ),
)
