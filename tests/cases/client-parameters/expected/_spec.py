"""The record of the API: servers, authentication, failures."""

from datetime import date

from specmill_runtime.operation import header, query
from specmill_runtime.spec import ClientSpec

SPEC = ClientSpec(
    name="ClientParameters",
    package="client_parameters",
    version="0.1.0",
    title="Client parameters",
    api_version="1",
    servers=("https://api.example/v1",),
    parameters=(
        header("X-Acting-For", str, identifier="acting_for"),
        header("timeout", int, identifier="timeout_"),
        query("since", date),
    ),
    constants={"Accept-Version": "2"},
)
