"""Examples of the rules about bodies of requests: two descriptions each, and the verdict."""

from __future__ import annotations

from specmill.diff.findings import Flow, Wire
from specmill.diff.rule import Example
from specmill.diff.rules_samples import JSON, PHOTO, Pair, Sample, example, post

BREAKING, UNKNOWN, SAFE = Wire.BREAKING, Wire.UNKNOWN, Wire.SAFE
_IN = Flow.IN


def _sent(media_type: str, **encoding: object) -> Sample:
    """A description whose body has a field `photo`, of which an encoding speaks."""
    said = {"encoding": {"photo": encoding}} if encoding else {}
    return post(requestBody={"content": {media_type: {**PHOTO, **said}}})


def _part(**header: object) -> Sample:
    """A description whose part `photo` has a header."""
    described = {"schema": {"type": "string"}, **header}
    return _sent("multipart/form-data", headers={"X-Id": described})


_WITHOUT = _sent("multipart/form-data")

BODY_EXAMPLES: dict[str, tuple[Example, ...]] = {
    "body-added": (
        example(
            Pair(post(), post(requestBody={"content": JSON, "required": True})),
            _IN,
            BREAKING,
        ),
        example(Pair(post(), post(requestBody={"content": JSON})), _IN, SAFE),
    ),
    "body-removed": (
        example(Pair(post(requestBody={"content": JSON}), post()), _IN, BREAKING),
    ),
    "body-requiredness": (
        example(
            Pair(
                post(requestBody={"content": JSON}),
                post(requestBody={"content": JSON, "required": True}),
            ),
            _IN,
            BREAKING,
        ),
    ),
    "request-media-type-removed": (
        example(
            Pair(
                post(requestBody={"content": {**JSON, "text/csv": {}}}),
                post(requestBody={"content": JSON}),
            ),
            _IN,
            BREAKING,
        ),
    ),
    "request-media-type-added": (
        example(
            Pair(
                post(requestBody={"content": JSON}),
                post(requestBody={"content": {**JSON, "text/csv": {}}}),
            ),
            _IN,
            SAFE,
        ),
    ),
    "request-media-type-changed": (
        example(
            Pair(
                post(requestBody={"content": {"text/*": {}}}),
                post(requestBody={"content": {"text/csv": {}}}),
            ),
            _IN,
            BREAKING,
        ),
        example(
            Pair(
                post(requestBody={"content": {"text/csv": {}}}),
                post(requestBody={"content": {"text/*": {}}}),
            ),
            _IN,
            SAFE,
        ),
    ),
    "field-encoding": (
        example(
            Pair(
                post(requestBody={"content": {"multipart/form-data": PHOTO}}),
                post(
                    requestBody={
                        "content": {
                            "multipart/form-data": {
                                **PHOTO,
                                "encoding": {"photo": {"contentType": "image/png"}},
                            }
                        }
                    }
                ),
            ),
            _IN,
            BREAKING,
        ),
    ),
    "field-reserved": (
        example(
            Pair(
                _sent(
                    "application/x-www-form-urlencoded",
                    style="form",
                    allowReserved=True,
                ),
                _sent("application/x-www-form-urlencoded", style="form"),
            ),
            _IN,
            BREAKING,
        ),
    ),
    "part-header": (
        example(Pair(_WITHOUT, _part(required=True)), _IN, BREAKING),
        example(Pair(_WITHOUT, _part()), _IN, SAFE),
        example(Pair(_part(), _WITHOUT), _IN, UNKNOWN),
        example(Pair(_part(), _part(required=True)), _IN, BREAKING),
    ),
}
"""What each of these rules finds, by its id."""
