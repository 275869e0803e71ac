"""Flavors: sync and async, decoded, raw and in pieces, and batches; the same plan is rendered for each."""

from __future__ import annotations

import msgspec

from specmill.model.api import Api
from specmill.python.code import Code
from specmill.python.identifiers import trusted
from specmill.python.imports import Import
from specmill.python.results import is_binary


class Flavor(msgspec.Struct, frozen=True, kw_only=True):
    """What differs between the renderings of a resource.

    The methods of a batch send nothing, and so serve sync and async clients.
    """

    is_async: bool
    is_raw: bool
    is_batch: bool = False
    is_streamed: bool = False

    @property
    def prefix(self) -> str:
        """What class names start with."""
        if self.is_batch:
            return "Batch"
        return ("Async" if self.is_async else "") + self._manner.title()

    @property
    def package(self) -> str:
        """The folder of the resources."""
        if self.is_batch:
            return "batch_resources"
        prefix = "async_" if self.is_async else ""
        return (
            f"{prefix}{self._manner}_resources"
            if self._manner
            else f"{prefix}resources"
        )

    @property
    def client_module(self) -> str:
        """The module of the object from which the resources are reached."""
        return self.package.replace("resources", "client")

    @property
    def kind(self) -> str:
        """What the flavor is, in words."""
        if self.is_batch:
            return "for batches"
        kind = "async" if self.is_async else "sync"
        if self.is_streamed:
            return f"{kind}, with bodies in pieces"
        return f"{kind}, with whole responses" if self.is_raw else kind

    @property
    def _manner(self) -> str:
        return "raw" if self.is_raw else "streamed" if self.is_streamed else ""

    @property
    def core(self) -> Code:
        """The runtime class that sends, or that keeps calls until they are sent."""
        if self.is_batch:
            return trusted("BatchCore")
        return trusted("AsyncCore" if self.is_async else "SyncCore")

    @property
    def core_module(self) -> str:
        """Where that class is."""
        return f"specmill_runtime.{'batches' if self.is_batch else 'client'}"

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
STREAMED = Flavor(is_async=False, is_raw=False, is_streamed=True)
ASYNC_STREAMED = Flavor(is_async=True, is_raw=False, is_streamed=True)
BATCH = Flavor(is_async=False, is_raw=False, is_batch=True)
FLAVORS = (SYNC, ASYNC, RAW, ASYNC_RAW)


def caller_of(api: Api, flavor: Flavor) -> Import:
    """The runtime class that calls what the description does not have."""
    protocol = "http" if api.rpc is None else "rpc"
    name = flavor.named(trusted(f"{protocol.title()}Call"))
    return Import(f"specmill_runtime.{protocol}_calls", str(name))


def flavors_of(api: Api) -> tuple[Flavor, ...]:
    """The flavors of an API: batches are for JSON-RPC, bodies in pieces for binary results."""
    batches = () if api.rpc is None else (BATCH,)
    is_streamed = any(is_binary(one) for one in api.operations)
    return (*FLAVORS, *((STREAMED, ASYNC_STREAMED) if is_streamed else ()), *batches)
