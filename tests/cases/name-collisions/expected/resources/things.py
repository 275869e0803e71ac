"""Operations of `things`, sync."""

from __future__ import annotations

from typing import TYPE_CHECKING

from .._operations import things as _records

if TYPE_CHECKING:
    from specmill_runtime.client import SyncCore
    from specmill_runtime.options import RequestOptions

    from ..models import THING, Thing


class ThingsResource:
    """Operations of `things`."""

    def __init__(self, core: SyncCore) -> None:
        self._core = core

    def get_thing(
        self,
        *,
        request_options: RequestOptions | None = None,
    ) -> None:
        """Call `CreateThing`.

        Returns:
            Got.

        Wire:
            GET /thing

        Example:
            client.things.get_thing()
        """
        return self._core.call(_records.GET_THING, (), request_options)

    def post_thing(
        self,
        *,
        request_options: RequestOptions | None = None,
    ) -> None:
        """Call `create_thing`.

        Returns:
            Made.

        Wire:
            POST /thing

        Example:
            client.things.post_thing()
        """
        return self._core.call(_records.POST_THING, (), request_options)

    def post_things_by_id(
        self,
        id: int,
        *,
        body_id: str,
        query_foo_bar_2: str | None = None,
        query_foo_bar_3: str | None = None,
        header_foo_bar: str | None = None,
        query_name: str | None = None,
        body_name_3: str | None = None,
        body_name_2: str | None = None,
        request_options: RequestOptions | None = None,
    ) -> Thing | THING:
        """Call `createThing`.

        Args:
            id
            query_foo_bar_2
            query_foo_bar_3
            header_foo_bar
            query_name
            body_id
            body_name_3
            body_name_2

        Returns:
            The thing. The other thing.

        Wire:
            POST /things/{id}

        Example:
            result = client.things.post_things_by_id(227, body_id="id-ember")
        """
        return self._core.call(
            _records.POST_THINGS_BY_ID,
            (
                id,
                query_foo_bar_2,
                query_foo_bar_3,
                header_foo_bar,
                query_name,
                body_id,
                body_name_3,
                body_name_2,
            ),
            request_options,
        )
