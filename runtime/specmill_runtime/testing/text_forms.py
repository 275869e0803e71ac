"""Formats that a description makes up (`x-specmill-formats`): what is of one, and texts of it."""

from collections.abc import Callable
from typing import Final

from specmill_runtime.formats import text_date, text_datetime, text_decimal
from specmill_runtime.patterns import TextPattern
from specmill_runtime.testing.chance import Chance
from specmill_runtime.testing.contract import TextFormat
from specmill_runtime.testing.texts import FORMATS, moment

_USUAL: Final = {"datetime": "date-time", "date": "date", "decimal": "decimal"}


def reader_of(form: TextFormat) -> Callable[[str], bool]:
    """Whether a text is of the format, as SDKs read it."""
    match form.kind:
        case "decimal":
            wire = text_decimal(none=form.none)
        case "date":
            wire = text_date(form.pattern, none=form.none)
        case "datetime":
            wire = text_datetime(form.pattern, none=form.none)

    def reads(text: str) -> bool:
        try:
            wire.decode(text)
        except ValueError:
            return False
        return True

    return reads


def writer_of(form: TextFormat) -> Callable[[Chance], str]:
    """Texts of the format; without a pattern they are those of the standard one."""
    if form.pattern is None:
        return FORMATS[_USUAL[form.kind]]
    pattern = TextPattern(form.pattern)
    return lambda chance: pattern.write(moment(chance))


STANDARD: Final = {"decimal": reader_of(TextFormat(kind="decimal"))}
"""What is of a format that SDKs read, where JSON Schema does not know it."""
