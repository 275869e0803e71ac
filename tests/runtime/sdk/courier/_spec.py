"""Servers, schemes and parameters of the Courier API."""

from specmill_runtime.arguments import Argument, header
from specmill_runtime.client import ClientSpec, Credential, RpcSpec, Scheme

ACTING_FOR: Argument = header("Acting-For", str, identifier="acting_for")

SPEC = ClientSpec(
    name="Courier",
    package="courier",
    version="1.2.3",
    servers=("https://{site}/api",),
    server_variables={"site": "api.courier.test"},
    schemes={
        "username": Scheme(
            kind="api_key",
            placement="query",
            name="username",
            credentials=("username",),
        ),
        "api_key": Scheme(
            kind="api_key", placement="query", name="api_key", credentials=("api_key",)
        ),
    },
    security=(("username", "api_key"),),
    credentials=(
        Credential("username", "COURIER_USERNAME"),
        Credential("api_key", "COURIER_API_KEY"),
    ),
    parameters=(ACTING_FOR,),
    constants={"X-Version": "7"},
    rpc=RpcSpec("application/json-rpc; charset=utf-8"),
)
