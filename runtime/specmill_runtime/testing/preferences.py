"""The header Prefer (RFC 7240): `code=404, example=name, dynamic=true, seed=7, wait=2`."""

from typing import Final, NamedTuple

from specmill_runtime.testing.messages import Request
from specmill_runtime.testing.scalars import whole_of
from specmill_runtime.testing.wishes import Taste

_LONGEST: Final = 60.0


class Preferences(NamedTuple):
    """What a request over HTTP wants of its reply."""

    code: int | None = None
    example: str | None = None
    dynamic: bool = False
    seed: int | None = None
    wait: float = 0.0
    applied: tuple[str, ...] = ()
    is_remote: bool = False

    def taste(self, taste: Taste) -> Taste:
        """The taste of the fake with what is preferred; other programs check to the letter."""
        taste = taste._replace(separate=self.is_remote)
        if self.dynamic:
            taste = taste._replace(dynamic=True, rich=True)
        return taste if self.seed is None else taste._replace(seed=self.seed)


def preferences_of(request: Request) -> Preferences:
    """The preferences of a request; what is unknown or no number is passed over."""
    found = Preferences(is_remote=True)
    for preference in request.headers.get("prefer", "").replace(";", ",").split(","):
        name, _, text = preference.partition("=")
        changed = _changed(found, name.strip().lower(), text.strip().strip('"'))
        if changed is not None:
            applied = (*found.applied, preference.strip())
            found = changed._replace(applied=applied)
    return found


def _changed(found: Preferences, name: str, text: str) -> Preferences | None:
    match name:
        case "code" if 100 <= (whole_of(text) or 0) <= 599:
            return found._replace(code=int(text))
        case "example" if text:
            return found._replace(example=text)
        case "dynamic":
            return found._replace(dynamic=text.lower() != "false")
        case "seed" if whole_of(text.removeprefix("-")) is not None:
            return found._replace(seed=int(text))
        case "wait" if text.replace(".", "", 1).isdecimal():
            return found._replace(wait=min(float(text), _LONGEST))
        case _:
            return None
