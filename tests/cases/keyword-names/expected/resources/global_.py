"""Operations of `global_`, sync."""

from __future__ import annotations

from typing import TYPE_CHECKING

from .._operations import global_ as _records

if TYPE_CHECKING:
    from collections.abc import Sequence

    from specmill_runtime.client import SyncCore
    from specmill_runtime.options import RequestOptions

    from ..models import Class


class GlobalResource:
    """Operations of `global_`."""

    def __init__(self, core: SyncCore) -> None:
        self._core = core

    def import_(
        self,
        class_: str,
        id: int,
        *,
        type: str,
        import_: str,
        from_: str | None = None,
        self_: bool | None = None,
        query_request_options: str | None = None,
        async_: str | None = None,
        list: Sequence[str] | None = None,
        none: int | None = None,
        init: str | None = None,
        struct_fields: str | None = None,
        private: str | None = None,
        value_2fast: str | None = None,
        value: str | None = None,
        ref: str | None = None,
        cls_: str | None = None,
        extra: str | None = None,
        definition: str | None = None,
        request_options: RequestOptions | None = None,
    ) -> Class:
        """Call `import`.

        Args:
            class_: Sent as `class`.
            from_: Sent as `from`.
            self_: Sent as `self`.
            query_request_options: Sent as `request_options`.
            async_: Sent as `async`.
            import_: Sent as `import`.
            none: Sent as `None`.
            init: Sent as `__init__`.
            struct_fields: Sent as `__struct_fields__`.
            private: Sent as `_private`.
            value_2fast: Sent as `2fast`.
            ref: Sent as `$ref`.
            cls_: Sent as `cls`.
            definition: Sent as `def`.

        Returns:
            The class.

        Wire:
            POST /import/{class}/{id}

        Example:
            result = client.global_.import_(
                "text-fjord",
                946,
                type="type-amber",
                import_="import-amber",
            )
        """
        return self._core.call(
            _records.IMPORT,
            (
                class_,
                id,
                from_,
                self_,
                query_request_options,
                async_,
                type,
                import_,
                list,
                none,
                init,
                struct_fields,
                private,
                value_2fast,
                value,
                ref,
                cls_,
                extra,
                definition,
            ),
            request_options,
        )
