"""Operations of `collection`, sync."""

from __future__ import annotations

from typing import TYPE_CHECKING

from .._operations import collection as _records

if TYPE_CHECKING:
    import builtins as _builtins
    from typing import Literal

    from specmill_runtime.client import SyncCore
    from specmill_runtime.options import RequestOptions

    from ..models import Collection, CollectionFields, OTP, TypedDict


class CollectionResource:
    """Operations of `collection`."""

    def __init__(self, core: SyncCore) -> None:
        self._core = core

    def create(
        self,
        *,
        id: int,
        kind: TypedDict | None = None,
        fields: CollectionFields | Literal["id", "kind"] | None = None,
        request_options: RequestOptions | None = None,
    ) -> Collection:
        """Create collection.

        Returns:
            The new one.

        Wire:
            POST /collections

        Example:
            result = client.collection.create(id=9)
        """
        return self._core.call(_records.CREATE, (id, kind, fields), request_options)

    def list(
        self,
        *,
        request_options: RequestOptions | None = None,
    ) -> _builtins.list[Collection]:
        """List collections.

        Returns:
            Collections.

        Wire:
            GET /collections

        Example:
            result = client.collection.list()
        """
        return self._core.call(_records.LIST, (), request_options)

    def otp(
        self,
        *,
        request_options: RequestOptions | None = None,
    ) -> OTP:
        """Call `OTP`.

        Returns:
            A password for one time.

        Wire:
            GET /factories

        Example:
            result = client.collection.otp()
        """
        return self._core.call(_records.OTP, (), request_options)
