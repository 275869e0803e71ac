"""Addresses and paths that are divided otherwise, so that requests go where they went."""

from __future__ import annotations

from urllib.parse import urlsplit

import msgspec

from specmill.contract import Contract, Operation
from specmill.diff.collecting import Edited, Scene
from specmill.diff.comparing import Comparison
from specmill.diff.findings import Flow
from specmill.diff.structure_servers import addresses_of


class Division(msgspec.Struct, frozen=True):
    """The path that all addresses of each side end with, where it grew or shrank by a part of all paths."""

    old: str
    new: str

    def of_old(self, one: Operation) -> str:
        """What an operation of the old side sends, and the whole path that it goes to."""
        return _whole(self.old, one)

    def of_new(self, one: Operation) -> str:
        """The same of an operation of the new side."""
        return _whole(self.new, one)


def find_division(old: Contract, new: Contract) -> Division | None:
    """How the addresses of two sides are divided, when that is all that tells them apart."""
    if old.language == "openrpc" or not (old.servers and new.servers):
        return None
    before, after = _ending(old), _ending(new)
    if before is None or after is None or before == after:
        return None
    shorter, longer = sorted((before, after), key=len)
    if shorter and not longer.startswith(f"{shorter}/"):
        return None
    if _hosts(old, before) != _hosts(new, after):
        return None
    keys = {one.key for one in old.operations} & {one.key for one in new.operations}
    wholes = {_whole(before, one) for one in old.operations}
    is_met = any(_whole(after, one) in wholes for one in new.operations)
    return Division(before, after) if is_met and not keys else None


def tell_division(comparison: Comparison) -> None:
    """Note that addresses end otherwise, and paths begin otherwise."""
    old, new = comparison.old, comparison.new
    edited = Edited(
        rule="address-divided",
        edit="changed",
        what="addresses and paths are divided otherwise",
        flow=Flow.IN,
        base=old.servers[0].origin,
        head=new.servers[0].origin,
        before=old.servers[0].url,
        after=new.servers[0].url,
    )
    comparison.collected.edit(Scene("", ""), edited)


def _addresses(contract: Contract) -> list[str]:
    return [address for one in contract.servers for address in addresses_of(one, False)]


def _ending(contract: Contract) -> str | None:
    """The path of all addresses, if it is one."""
    try:
        found = {urlsplit(one).path for one in _addresses(contract)}
    except ValueError:
        return None
    return found.pop() if len(found) == 1 else None


def _hosts(contract: Contract, ending: str) -> set[str]:
    return {one.removesuffix(ending) for one in _addresses(contract)}


def _whole(ending: str, one: Operation) -> str:
    """The method and the whole path; one that is only a slash adds nothing to the address."""
    method, _, path = one.key.partition(" ")
    return f"{method} {ending}{'' if path == '/' and ending else path}"
