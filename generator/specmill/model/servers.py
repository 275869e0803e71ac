"""Addresses: Server Objects of OpenAPI and OpenRPC."""

from __future__ import annotations

from collections.abc import Container

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
