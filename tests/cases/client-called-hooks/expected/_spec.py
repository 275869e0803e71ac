"""The record of the API: servers, authentication, failures."""

from specmill_runtime.operation import header, query
from specmill_runtime.spec import ClientSpec, Credential, Scheme

SPEC = ClientSpec(
    name="Hooks",
    package="client_called_hooks",
    version="0.1.0",
    title="Client called hooks",
    api_version="1",
    servers=("https://api.example/v1",),
    schemes={
        "deadline": Scheme(
            kind="api_key",
            credentials=("deadline_",),
            name="X-Deadline",
        ),
    },
    security=(("deadline",),),
    credentials=(Credential("deadline_", "CLIENT_CALLED_HOOKS_DEADLINE"),),
    parameters=(
        header("Retry", str, identifier="retry_"),
        query("limits", str, identifier="limits_"),
    ),
)
