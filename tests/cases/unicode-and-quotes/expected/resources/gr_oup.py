"""Operations of `gr_oup`, sync."""

from __future__ import annotations

from typing import TYPE_CHECKING

from .._operations import gr_oup as _records

if TYPE_CHECKING:
    from specmill_runtime.client import SyncCore
    from specmill_runtime.options import RequestOptions

    from ..models import E, UniCodeX1

if TYPE_CHECKING:
    from typing_extensions import deprecated
else:
    from specmill_runtime.deprecation import deprecated


class GrOupResource:
    """\"\"\" import os os.system('x') \"\"\"."""

    def __init__(self, core: SyncCore) -> None:
        self._core = core

    @deprecated('gr_oup.create_import_os is deprecated. """. Use x\\.')
    def create_import_os(
        self,
        a_b: str,
        *,
        body: UniCodeX1,
        e: E | None = None,
        request_options: RequestOptions | None = None,
    ) -> UniCodeX1:
        """\"\"\".

        This operation is deprecated. \"\"\". Use x\\.

        \\\"\"\" ends \\

        Args:
            a_b: {{ view }} {% raw %}. Default: "\\"\\"\\"".
            e: tab here line next.

        Returns:
            \"\"\"" \"\"\".

        Raises:
            BadRequestError: status 400; \\.

        Wire:
            POST /thi'ngs/{a"b}. Documentation: https://docs.example/\"\"\">)<script>

        Example:
            from unicode_and_quotes.models import UniCodeX1

            result = client.gr_oup.create_import_os(
                '\"\"\"',
                body=UniCodeX1(日本='\"\"\"\\\\', extra={'\"\"\"': "text-grove"}),
            )
        """
        return self._core.call(
            _records.CREATE_IMPORT_OS,
            (a_b, e, body),
            request_options,
        )

    def odd(
        self,
        *,
        request_options: RequestOptions | None = None,
    ) -> None:
        """Call `odd`.

        Returns:
            None.

        Wire:
            GET /o dd\x00

        Example:
            client.gr_oup.odd()
        """
        return self._core.call(_records.ODD, (), request_options)
