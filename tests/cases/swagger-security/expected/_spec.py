"""The record of the API: servers, authentication, failures."""

from specmill_runtime.spec import ClientSpec, Credential, Grant, Scheme

SPEC = ClientSpec(
    name="SwaggerSecurity",
    package="swagger_security",
    version="0.1.0",
    title="Swagger security",
    api_version="1",
    servers=("https://api.example:8443/v1", "http://api.example:8443/v1"),
    schemes={
        "login": Scheme(kind="basic", credentials=("username", "password")),
        "key": Scheme(kind="api_key", credentials=("key",), name="X-Key"),
        "token": Scheme(
            kind="api_key",
            credentials=("token",),
            placement="query",
            name="token",
        ),
        "implicit": Scheme(
            kind="token",
            credentials=("access_token",),
            prefix="Bearer",
        ),
        "password": Scheme(
            kind="token",
            credentials=("access_token",),
            prefix="Bearer",
            grant=Grant(
                token_url="https://a.example/token",
                client_id="client_id",
                client_secret="client_secret",
                refresh_token="refresh_token",
                client_credentials=False,
                scopes=("read",),
            ),
        ),
        "application": Scheme(
            kind="token",
            credentials=("access_token",),
            prefix="Bearer",
            grant=Grant(
                token_url="https://a.example/token",
                client_id="client_id",
                client_secret="client_secret",
                scopes=("read",),
            ),
        ),
        "accessCode": Scheme(
            kind="token",
            credentials=("access_token",),
            prefix="Bearer",
            grant=Grant(
                token_url="https://a.example/token",
                client_id="client_id",
                client_secret="client_secret",
                refresh_token="refresh_token",
                client_credentials=False,
                scopes=("read",),
            ),
        ),
    },
    security=(("login",),),
    credentials=(
        Credential("username", "SWAGGER_SECURITY_USERNAME"),
        Credential("password", "SWAGGER_SECURITY_PASSWORD"),
        Credential("key", "SWAGGER_SECURITY_KEY"),
        Credential("token", "SWAGGER_SECURITY_TOKEN"),
        Credential("access_token", "SWAGGER_SECURITY_ACCESS_TOKEN"),
        Credential("client_id", "SWAGGER_SECURITY_CLIENT_ID"),
        Credential("client_secret", "SWAGGER_SECURITY_CLIENT_SECRET"),
        Credential("refresh_token", "SWAGGER_SECURITY_REFRESH_TOKEN"),
    ),
)
