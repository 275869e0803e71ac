"""The record of the API: servers, authentication, failures."""

from specmill_runtime.spec import ClientSpec, Credential, RpcSpec, Scheme

SPEC = ClientSpec(
    name="RpcNames",
    package="rpc_names",
    version="0.1.0",
    title="Rpc names",
    api_version="1",
    servers=("https://api.example/rpc",),
    schemes={
        "token": Scheme(kind="token", credentials=("token",), prefix="Bearer"),
    },
    security=(("token",),),
    credentials=(Credential("token", "RPC_NAMES_TOKEN"),),
    rpc=RpcSpec("application/json-rpc; charset=utf-8"),
)
