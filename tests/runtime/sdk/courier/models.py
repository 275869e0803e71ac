"""Models of the Courier API."""

from datetime import date, datetime
from decimal import Decimal
from typing import TYPE_CHECKING, Any, ClassVar, Literal, TypeAlias

from msgspec import field

from specmill_runtime.models import (
    UNSET,
    Model,
    OpenIntEnum,
    OpenModel,
    OpenStrEnum,
    UnknownVariant,
    Unset,
    best_of,
    extra_fields,
    known,
    listed,
    text_date,
    text_datetime,
    text_decimal,
)

__all__ = [
    "Amount",
    "Box",
    "Content",
    "Day",
    "Direction",
    "ErrorBody",
    "Letter",
    "Mail",
    "MailOptions",
    "Moment",
    "PageMeta",
    "Parcel",
    "ParcelPage",
    "Speed",
    "Status",
    "Stops",
    "UsMoment",
]


class Status(OpenIntEnum):
    """Where a parcel is."""

    CREATED = 1, "Created"
    SENT = 2, "On its way"
    LOST = 9


class Speed(OpenStrEnum):
    """How fast a parcel travels."""

    SLOW = "slow", "Slow and cheap"
    FAST = "fast"


class Letter(Model, kw_only=True):
    """Content that is text."""

    text: str


class Box(Model, kw_only=True):
    """Content that has a weight."""

    weight: int
    text: str | None = None


if TYPE_CHECKING:
    UsMoment: TypeAlias = datetime
    Moment: TypeAlias = datetime
    Day: TypeAlias = date
    Amount: TypeAlias = Decimal
    Stops: TypeAlias = list[int]
    Content: TypeAlias = Letter | Box | UnknownVariant
    Direction: TypeAlias = Literal["IN", "OUT"] | str
else:
    UsMoment = text_datetime("%b %d, %Y %I:%M:%S %p")
    Moment = text_datetime(
        "%Y-%m-%d %H:%M:%S", timezone="UTC", none="0000-00-00 00:00:00"
    )
    Day = text_date("%m/%d/%Y")
    Amount = text_decimal(none="")
    Stops = listed(int)
    Content = best_of(lambda: (Letter, Box))
    Direction = known("IN", "OUT")


class Parcel(OpenModel, kw_only=True):
    """One parcel; servers add fields of their own."""

    id: int
    status: Status
    speed: Speed | None = None
    direction: Direction | None = None
    created: UsMoment | None = None
    updated: Moment | None = None
    day: Day | None = None
    price: Amount | None = None
    stops: Stops | None = None
    content: Content | None = None
    note: str | Unset | None = UNSET
    from_: str | None = field(default=None, name="from")
    extra: dict[str, Any] = extra_fields()


class PageMeta(Model, kw_only=True):
    """Where a page stands."""

    total_count: int | None = None
    next: str | None = None


class ParcelPage(Model, kw_only=True):
    """One page of parcels."""

    meta: PageMeta
    objects: list[Parcel]


class MailOptions(OpenModel, kw_only=True):
    """Options of a mail; undeclared ones are numbers."""

    __extra__: ClassVar[str] = "extra_"

    extra: str | None = None
    extra_: dict[str, int] = extra_fields()


class Mail(Model, kw_only=True):
    """One mail."""

    hash: str
    text: str | None = None


class ErrorBody(Model, kw_only=True):
    """What the server says about an error."""

    error: str
    code: int | None = None
