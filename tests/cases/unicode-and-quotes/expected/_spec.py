"""The record of the API: servers, authentication, failures."""

from specmill_runtime.operation import Failure
from specmill_runtime.spec import ClientSpec, Credential, Scheme

from . import errors

SPEC = ClientSpec(
    name="Hostile",
    package="unicode_and_quotes",
    version="0.1.0",
    title='T"""it\'le \\ {x} \u202e`',
    api_version='1"',
    servers=('https://api.example/"{v}',),
    server_variables={"v": "\"'"},
    schemes={
        "k.e-y": Scheme(
            kind="api_key",
            credentials=("k_e_y",),
            placement="query",
            name='X-"K\\ey',
        ),
    },
    security=(("k.e-y",),),
    credentials=(Credential("k_e_y", "UNICODE_AND_QUOTES_K_E_Y"),),
    failures=(
        Failure(status="400", error=lambda: errors.BadRequestError, body=lambda: str),
    ),
)
