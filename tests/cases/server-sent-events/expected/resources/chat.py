"""Operations of `chat`, sync."""

from __future__ import annotations

from typing import TYPE_CHECKING

from specmill_runtime.models import UNSET

from .._operations import chat as _records

if TYPE_CHECKING:
    from typing import Literal

    from specmill_runtime.client import SyncCore
    from specmill_runtime.models import Unset
    from specmill_runtime.options import RequestOptions
    from specmill_runtime.streaming import Stream

    from ..models import Answer, Delta


class ChatResource:
    """Operations of `chat`."""

    def __init__(self, core: SyncCore) -> None:
        self._core = core

    def ask(
        self,
        *,
        text: str,
        stream: Literal[False] = False,
        request_options: RequestOptions | None = None,
    ) -> Answer:
        """Call `ask`.

        Returns:
            The answer.

        Wire:
            POST /question

        Example:
            result = client.chat.ask(text="text-ember")
        """
        return self._core.call(_records.ASK, (text, stream), request_options)

    def ask_stream(
        self,
        *,
        text: str,
        stream: Literal[True] = True,
        request_options: RequestOptions | None = None,
    ) -> Stream[Delta]:
        """Call `ask`.

        Returns:
            The items as they arrive, to be iterated in a `with` block; `.events()`
            gives whole events.

        Wire:
            POST /question, answered in text/event-stream

        Example:
            with client.chat.ask_stream(text="text-ember") as stream:
                for item in stream:
                    print(item)
        """
        return self._core.stream(_records.ASK_STREAM, (text, stream), request_options)

    def create(
        self,
        *,
        prompt: str,
        stream: Literal[True] | None = None,
        request_options: RequestOptions | None = None,
    ) -> Stream[Delta]:
        """Create chat.

        Returns:
            The items as they arrive, to be iterated in a `with` block; `.events()`
            gives whole events.

        Wire:
            POST /chat

        Example:
            with client.chat.create(prompt="prompt-ember") as stream:
                for item in stream:
                    print(item)
        """
        return self._core.stream(_records.CREATE, (prompt, stream), request_options)

    def get(
        self,
        *,
        stream: Literal[False] | None | Unset = UNSET,
        request_options: RequestOptions | None = None,
    ) -> Answer:
        """Get chat.

        Args:
            stream: Default: False.

        Returns:
            The answer.

        Wire:
            GET /chat

        Example:
            result = client.chat.get()
        """
        return self._core.call(_records.GET, (stream,), request_options)

    def get_stream(
        self,
        *,
        stream: Literal[True] = True,
        request_options: RequestOptions | None = None,
    ) -> Stream[Delta]:
        """Get chat.

        Returns:
            The items as they arrive, to be iterated in a `with` block; `.events()`
            gives whole events.

        Wire:
            GET /chat, answered in text/event-stream

        Example:
            with client.chat.get_stream() as stream:
                for item in stream:
                    print(item)
        """
        return self._core.stream(_records.GET_STREAM, (stream,), request_options)
