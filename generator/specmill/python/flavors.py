"""Flavors: sync and async, decoded and raw. The same plan is rendered once for each."""

from __future__ import annotations

import msgspec

from specmill.python.code import Code
from specmill.python.identifiers import trusted


class Flavor(msgspec.Struct, frozen=True, kw_only=True):
    """What differs between the four renderings of a resource."""

    is_async: bool
    is_raw: bool

    @property
    def prefix(self) -> str:
        """What class names start with."""
        return ("Async" if self.is_async else "") + ("Raw" if self.is_raw else "")

    @property
    def package(self) -> str:
        """The folder of the resources."""
        return (
            ("async_" if self.is_async else "")
            + ("raw_" if self.is_raw else "")
            + "resources"
        )

    @property
    def core(self) -> Code:
        """The runtime class that sends."""
        return trusted("AsyncCore" if self.is_async else "SyncCore")

    @property
    def pager(self) -> Code:
        """The runtime class of paged results."""
        return trusted("AsyncPager" if self.is_async else "Pager")

    @property
    def def_(self) -> Code:
        """The keyword of methods."""
        return Code("async def") if self.is_async else Code("def")

    @property
    def await_(self) -> Code:
        """What stands before a call."""
        return Code("await ") if self.is_async else Code("")

    def named(self, name: Code) -> Code:
        """A class name in this flavor."""
        return trusted(f"{self.prefix}{name}")


SYNC = Flavor(is_async=False, is_raw=False)
ASYNC = Flavor(is_async=True, is_raw=False)
RAW = Flavor(is_async=False, is_raw=True)
ASYNC_RAW = Flavor(is_async=True, is_raw=True)
FLAVORS = (SYNC, ASYNC, RAW, ASYNC_RAW)
