"""What the configuration knows of an API that its description does not say."""

from __future__ import annotations

from collections.abc import Mapping

import msgspec

from specmill.model.api import Api
from specmill.model.auth import OAuth2Scheme, OpenIdScheme, Scheme, TokenRequest
from specmill.model.operations import KEYED_METHODS, HttpBinding, Operation
from specmill.model.pagination import Pagination


def configure(
    api: Api,
    token_requests: Mapping[str, TokenRequest],
    idempotency_key: str | None,
    pagination: Mapping[str, Pagination | None],
) -> Api:
    """The model with other requests for tokens, by the key of the scheme, and with a header of
    idempotency keys for every POST and PATCH that has none, and with operations paged otherwise.
    """
    if not token_requests and idempotency_key is None and not pagination:
        return api
    paged = (_paged(one, pagination) for one in api.operations)
    return msgspec.structs.replace(
        api,
        schemes=tuple(_scheme(one, token_requests) for one in api.schemes),
        idempotency_key=api.idempotency_key or idempotency_key,
        operations=tuple(_operation(one, idempotency_key) for one in paged),
    )


def _paged(
    operation: Operation, pagination: Mapping[str, Pagination | None]
) -> Operation:
    if operation.id not in pagination:
        return operation
    paging = pagination[operation.id]
    return msgspec.structs.replace(operation, pagination=paging, unpaged=paging is None)


def _scheme(scheme: Scheme, token_requests: Mapping[str, TokenRequest]) -> Scheme:
    request = token_requests.get(scheme.key)
    if request is None or not isinstance(scheme, (OAuth2Scheme, OpenIdScheme)):
        return scheme
    if scheme.grant is None:
        return scheme
    grant = msgspec.structs.replace(scheme.grant, request=request)
    return msgspec.structs.replace(scheme, grant=grant)


def _operation(operation: Operation, header: str | None) -> Operation:
    binding = operation.binding
    is_keyed = isinstance(binding, HttpBinding) and binding.method in KEYED_METHODS
    if operation.idempotency_key is not None or not is_keyed:
        return operation
    return msgspec.structs.replace(operation, idempotency_key=header)
