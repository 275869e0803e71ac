"""The record of the API: servers, authentication, failures."""

from specmill_runtime.spec import ClientSpec, Credential, Grant, Scheme

SPEC = ClientSpec(
    name="Oauth2Authorities",
    package="oauth2_authorities",
    version="0.1.0",
    title="Oauth2 authorities",
    api_version="1",
    servers=("https://api.example/v1",),
    schemes={
        "ours": Scheme(
            kind="token",
            credentials=("ours_access_token",),
            prefix="Bearer",
            grant=Grant(
                token_url="/token",
                client_id="ours_client_id",
                client_secret="ours_client_secret",
            ),
        ),
        "theirs": Scheme(
            kind="token",
            credentials=("theirs_access_token",),
            prefix="Bearer",
            grant=Grant(
                token_url="https://login.example/token",
                client_id="theirs_client_id",
                client_secret="theirs_client_secret",
            ),
        ),
    },
    security=(("ours", "theirs"),),
    credentials=(
        Credential("ours_access_token", "OAUTH2_AUTHORITIES_OURS_ACCESS_TOKEN"),
        Credential("ours_client_id", "OAUTH2_AUTHORITIES_OURS_CLIENT_ID"),
        Credential("ours_client_secret", "OAUTH2_AUTHORITIES_OURS_CLIENT_SECRET"),
        Credential("theirs_access_token", "OAUTH2_AUTHORITIES_THEIRS_ACCESS_TOKEN"),
        Credential("theirs_client_id", "OAUTH2_AUTHORITIES_THEIRS_CLIENT_ID"),
        Credential("theirs_client_secret", "OAUTH2_AUTHORITIES_THEIRS_CLIENT_SECRET"),
    ),
)
