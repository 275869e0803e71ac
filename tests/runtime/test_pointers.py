"""JSON pointers of what msgspec complains about."""

import msgspec
import pytest

from specmill_runtime.codec import UnreadableBodyError, decoder_of
from specmill_runtime.models import Model
from specmill_runtime.records import pointer_to


class Inner(Model, kw_only=True, rename={"dotted": "a.b", "bracket": "c[0]"}):
    dotted: int | None = None
    bracket: int | None = None


class Outer(Model, kw_only=True, rename={"inner": "x.y/z"}):
    inner: list[Inner] | None = None


@pytest.mark.parametrize(
    ("body", "pointer"),
    [
        ({"x.y/z": [{"a.b": "no"}]}, "/x.y~1z/0/a.b"),
        ({"x.y/z": [{}, {"c[0]": "no"}]}, "/x.y~1z/1/c[0]"),
        ({"x.y/z": 1}, "/x.y~1z"),
    ],
)
def test_name_with_a_dot_is_one_step(body: object, pointer: str) -> None:
    decode = decoder_of(Outer, "application/json")

    with pytest.raises(UnreadableBodyError) as caught:
        decode(msgspec.json.encode(body))
    assert caught.value.pointer == pointer


@pytest.mark.parametrize(
    ("path", "value", "pointer"),
    [
        ("$", 1, ""),
        ("$.a.b", {"a": {"b": 1}}, "/a/b"),
        ("$.a.b", {"a.b": 1, "a": {}}, "/a.b"),
        ("$.a.b", {"a": {"b": 1}, "a.": 1}, "/a/b"),
        ("$[...].b", {"k": {"b": 1}}, "/*/b"),
        ("$.a[3]", {"a": []}, "/a/3"),
        ("$.a~b", {"a~b": 1}, "/a~0b"),
        ("$.a.b", None, "/a/b"),
    ],
)
def test_path_is_read_beside_the_value(path: str, value: object, pointer: str) -> None:
    assert pointer_to(path, value) == pointer
