"""Operations of `form`, sync."""

from __future__ import annotations

from typing import TYPE_CHECKING

from .._operations import form as _records

if TYPE_CHECKING:
    from specmill_runtime.client import SyncCore
    from specmill_runtime.options import RequestOptions

    from ..models import FormF


class FormResource:
    """Operations of `form`."""

    def __init__(self, core: SyncCore) -> None:
        self._core = core

    def get(
        self,
        *,
        f: FormF | None = None,
        request_options: RequestOptions | None = None,
    ) -> None:
        """Call `form`.

        Returns:
            none.

        Wire:
            GET /form

        Example:
            client.form.get()
        """
        return self._core.call(_records.GET, (f,), request_options)
