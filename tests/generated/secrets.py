"""Credentials that are easy to find, and every text that could show one."""

import pickle
import traceback
from base64 import b64encode
from itertools import permutations
from urllib.parse import quote

import pytest

from tests.generated.calls import Sdk


def markers(sdk: Sdk) -> dict[str, str]:
    """A value for every credential of an SDK; each would have to be encoded in an address."""
    return {name: f"marker-{name}+/=" for name in sdk.environment}


def shown(error: BaseException, log: pytest.LogCaptureFixture) -> str:
    """All texts that a user may see of an error, and the log up to now."""
    parts = [str(error), repr(error), *traceback.format_exception(error)]
    parts += [repr(getattr(error, name, "")) for name in ("call", "response", "body")]
    parts += [repr(pickle.loads(pickle.dumps(error))), log.text]
    parts += [repr(record.__dict__) for record in log.records]
    return "\n".join(parts)


def leaks(sdk: Sdk, text: str) -> list[str]:
    """The forms of the marked credentials that a text shows."""
    values = list(markers(sdk).values())
    pairs = [":".join(pair) for pair in permutations(values, 2)]
    forms = [*values, *(quote(value, safe="") for value in values)]
    forms += [b64encode(value.encode()).decode() for value in (*values, *pairs)]
    return [form for form in forms if form in text]
