"""Addresses: Server Objects of OpenAPI and OpenRPC."""

from __future__ import annotations

from collections.abc import Container
from urllib.parse import urlsplit

import msgspec


class ServerVariable(msgspec.Struct, frozen=True, kw_only=True, omit_defaults=True):
    """A placeholder of a server address."""

    name: str
    default: str
    values: tuple[str, ...] = ()
    description: str | None = None


class Server(msgspec.Struct, frozen=True, kw_only=True, omit_defaults=True):
    """An address of the API or of an operation; the first of several is the default."""

    url: str
    description: str | None = None
    variables: tuple[ServerVariable, ...] = ()

    def address(self, kept: Container[str] = ()) -> str:
        """The address with the defaults of its variables, but for those named in `kept`."""
        address = self.url
        for one in self.variables:
            if one.name not in kept:
                address = address.replace(f"{{{one.name}}}", one.default)
        return address

    @property
    def host(self) -> str:
        """The host and port of the address; empty for a path, and for what is no address."""
        try:
            return urlsplit(self.address()).netloc.lower()
        except ValueError:
            return ""

    @property
    def lacking(self) -> tuple[ServerVariable, ...]:
        """The variables without a default in whose place an address can't have nothing."""
        return tuple(
            one
            for one in self.variables
            if not one.default and self._is_needed(f"{{{one.name}}}")
        )

    def _is_needed(self, placeholder: str) -> bool:
        before, _, behind = self.url.partition(placeholder)
        is_first = not before or before.endswith(("://", ".", ":"))
        return placeholder in self.url and (is_first or behind.startswith((".", ":")))
