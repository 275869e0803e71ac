"""The record of the API: servers, authentication, failures."""

from specmill_runtime.operation import Failure, header
from specmill_runtime.spec import ClientSpec, Credential, RpcSpec, Scheme

from . import errors

SPEC = ClientSpec(
    name="Callr",
    package="callr",
    version="0.1.0",
    title="Callr SMS API",
    api_version="1.1",
    servers=("https://api.callr.com/json-rpc/v1.1/",),
    schemes={
        "apiKey": Scheme(kind="token", credentials=("api_key",), prefix="Api-Key"),
        "session": Scheme(
            kind="token",
            credentials=("session_token",),
            prefix="Session",
        ),
        "basic": Scheme(kind="basic", credentials=("login", "password")),
    },
    security=(("apiKey",), ("session",), ("basic",)),
    credentials=(
        Credential("api_key", "CALLR_API_KEY"),
        Credential("session_token", "CALLR_SESSION_TOKEN"),
        Credential("login", "CALLR_LOGIN"),
        Credential("password", "CALLR_PASSWORD"),
    ),
    parameters=(header("CALLR-Login-As", str, identifier="login_as"),),
    rpc=RpcSpec("application/json-rpc; charset=utf-8", max_batch=1),
    failures=(
        Failure(code=100, error=lambda: errors.FeatureNotAllowedError),
        Failure(code=150, error=lambda: errors.PropertyMissingError),
        Failure(code=151, error=lambda: errors.PropertyValueInvalidError),
        Failure(code=401, error=lambda: errors.AuthenticationFailedError),
        Failure(code=1000, error=lambda: errors.SmsRoutingFailedError),
    ),
    docs="https://docs.callr.com/api/services/sms",
)
