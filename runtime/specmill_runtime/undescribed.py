"""Operations that the description does not have, made for one call: what HTTP and JSON-RPC share."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import TYPE_CHECKING, Any, Final, NamedTuple, NoReturn, cast

from msgspec import UNSET, inspect

from specmill_runtime.codec import decoder_of
from specmill_runtime.errors import ArgumentError
from specmill_runtime.operation import AnyOperation, Result
from specmill_runtime.options import RequestOptions
from specmill_runtime.sdk_error import CallRecord
from specmill_runtime.wire import describe_type, is_wire_type

if TYPE_CHECKING:
    from specmill_runtime.core import Core

NAME: Final = "request"
"""What texts call such an operation."""


class Asked(NamedTuple):
    """An operation, its arguments and the options of its one call, as cores take them."""

    operation: AnyOperation
    arguments: tuple[object, ...]
    options: RequestOptions | None


def result_of(expect: object, *, is_json: bool) -> Result:
    """The result of a type: JSON, or, unless it `is_json` anyway, the whole body for `bytes` and `str`.

    UNSET is any JSON or nothing; None is nothing, whatever comes.
    """
    if expect is None:
        return Result(status="2XX")
    if expect is UNSET:
        return Result(status="2XX", type=lambda: Any, optional=True)
    if (expect is bytes or expect is str) and not is_json:
        return Result(status="2XX", type=lambda: expect, media_type="*/*")
    check_type(expect, "expect")
    return Result(status="2XX", type=lambda: expect)


def security_of(core: Core) -> tuple[tuple[str, ...], ...] | None:
    """None for what operations ask for by default; if that can't be had, the credentials that the client has.

    Of several for one place, such as a header, the first is taken.
    """
    complete, default = core.authenticator.complete, core.spec.security
    if not complete or any(one and set(one) <= set(complete) for one in default):
        return None
    places: dict[tuple[str, str], str] = {}
    for key in complete:
        scheme = core.spec.schemes[key]
        places.setdefault((scheme.placement, scheme.name.lower()), key)
    return (*default, tuple(places.values()))


def options_of(core: Core, options: RequestOptions | None) -> RequestOptions | None:
    """The options of a call; what is observed are answers that are described."""
    if core.limits.decode != "observe" or "decode" in (options or {}):
        return options
    return {"decode": "open", **(options or {})}


def check_type(type_: object, name: str) -> None:
    """ArgumentError for what JSON cannot be read as."""
    try:
        decoder_of(type_, "application/json")
        complaint = ""
    except TypeError as error:
        complaint = f": {error}"
    if complaint or _is_foreign(type_):
        shown = describe_type(type_)
        refuse(
            f"{name} must be a type that JSON can be read as, not {shown}{complaint}"
        )


def _is_foreign(type_: object) -> bool:
    """Whether it is a class, or made of one, that is no model and that msgspec does not know."""
    parts = cast("tuple[object, ...]", getattr(type_, "__args__", ()))
    if parts:
        return any(map(_is_foreign, parts))
    if not isinstance(type_, type) or is_wire_type(type_) or type_ is object:
        return False
    return isinstance(inspect.type_info(type_), inspect.CustomType)


def check_names(given: Mapping[str, object], known: Sequence[str]) -> None:
    """TypeError for a keyword that a request does not have."""
    for name in given:
        if name not in known:
            raise TypeError(f"{NAME}() got an unexpected keyword argument {name!r}")


def refuse(complaint: str) -> NoReturn:
    """Raise an ArgumentError about the request."""
    raise ArgumentError(
        f"{NAME}: {complaint}", call=CallRecord(operation=NAME, method="", path="")
    )
