"""The record of the API: servers, authentication, failures."""

from specmill_runtime.spec import ClientSpec, Credential, Scheme

SPEC = ClientSpec(
    name="SharedQueries",
    package="shared_queries",
    version="0.1.0",
    title="Shared queries",
    api_version="1",
    servers=("https://api.example/v1",),
    schemes={
        "k": Scheme(
            kind="api_key",
            credentials=("k",),
            placement="query",
            name="api_key",
        ),
    },
    security=(("k",),),
    credentials=(Credential("k", "SHARED_QUERIES_K"),),
)
