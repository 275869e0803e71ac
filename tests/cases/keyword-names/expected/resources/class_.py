"""Operations of `class_`, sync."""

from __future__ import annotations

from typing import TYPE_CHECKING

from .._operations import class_ as _records

if TYPE_CHECKING:
    from specmill_runtime.client import SyncCore
    from specmill_runtime.options import RequestOptions

    from ..models import None_


class ClassResource:
    """Operations of `class_`."""

    def __init__(self, core: SyncCore) -> None:
        self._core = core

    def lambda_(
        self,
        *,
        request_options: RequestOptions | None = None,
    ) -> None_:
        """Call `lambda`.

        Returns:
            None.

        Wire:
            GET /lambda

        Example:
            result = client.class_.lambda_()
        """
        return self._core.call(_records.LAMBDA, (), request_options)
