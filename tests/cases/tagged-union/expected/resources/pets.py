"""Operations of `pets`, sync."""

from __future__ import annotations

from typing import TYPE_CHECKING

from .._operations import pets as _records

if TYPE_CHECKING:
    from specmill_runtime.client import SyncCore
    from specmill_runtime.options import RequestOptions

    from ..models import Kennel, Pet


class PetsResource:
    """Operations of `pets`."""

    def __init__(self, core: SyncCore) -> None:
        self._core = core

    def create(
        self,
        *,
        body: Pet,
        request_options: RequestOptions | None = None,
    ) -> Kennel:
        """Create pet.

        Returns:
            The pet.

        Wire:
            POST /pets
        """
        return self._core.call(_records.CREATE, (body,), request_options)
