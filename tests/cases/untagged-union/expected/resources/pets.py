"""Operations of `pets`, sync."""

from __future__ import annotations

from typing import TYPE_CHECKING

from .._operations import pets as _records

if TYPE_CHECKING:
    from specmill_runtime.client import SyncCore
    from specmill_runtime.models import UnknownVariant
    from specmill_runtime.options import RequestOptions

    from ..models import Cat, Dog, Owner


class PetsResource:
    """Operations of `pets`."""

    def __init__(self, core: SyncCore) -> None:
        self._core = core

    def create(
        self,
        *,
        body: Cat | Dog | UnknownVariant,
        request_options: RequestOptions | None = None,
    ) -> Owner | Dog | int:
        """Create pet.

        Returns:
            The pet.

        Wire:
            POST /pets

        Example:
            from untagged_union.models import Cat

            result = client.pets.create(body=Cat(lives=800))
        """
        return self._core.call(_records.CREATE, (body,), request_options)
