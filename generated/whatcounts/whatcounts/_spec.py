"""The record of the API: servers, authentication, failures."""

from specmill_runtime.operation import Failure
from specmill_runtime.spec import ClientSpec, Credential, Scheme

from . import errors, models

SPEC = ClientSpec(
    name="WhatCounts",
    package="whatcounts",
    version="0.1.0",
    title="WhatCounts SMS API",
    api_version="v1",
    servers=("https://{siteurl}/rest",),
    server_variables={"siteurl": "api.whatcounts.net"},
    schemes={
        "basic": Scheme(kind="basic", credentials=("realm_name", "api_password")),
        "apiClient": Scheme(
            kind="api_key",
            credentials=("api_client_name", "api_client_auth"),
            name="x-api-key",
            encode="basic",
        ),
    },
    security=(("basic", "apiClient"), ("basic",)),
    credentials=(
        Credential("realm_name", "WHATCOUNTS_REALM_NAME"),
        Credential("api_password", "WHATCOUNTS_API_PASSWORD"),
        Credential("api_client_name", "WHATCOUNTS_API_CLIENT_NAME"),
        Credential("api_client_auth", "WHATCOUNTS_API_CLIENT_AUTH"),
    ),
    constants={"Content-Type": "application/json"},
    failures=(
        Failure(
            status="401",
            error=lambda: errors.UnauthorizedError,
            body=lambda: models.ErrorBody,
        ),
        Failure(
            status="500",
            error=lambda: errors.InternalServerError,
            body=lambda: models.ErrorBody,
        ),
        Failure(
            status="default",
            error=lambda: errors.StatusError,
            body=lambda: models.ErrorBody,
        ),
    ),
    docs="https://support.whatcounts.com/wcsupport2/api-rest-sms-overview",
)
