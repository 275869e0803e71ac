"""Three policies for what the description does not know: refuse it, keep it, keep and count it."""

from typing import TYPE_CHECKING, Any, Literal, TypeAlias

import msgspec
import pytest
from courier.models import Speed, Status
from harness import Caller, Server, get, reply

from specmill_runtime.drift import Deviation
from specmill_runtime.errors import ArgumentError, DecodeError
from specmill_runtime.models import (
    UNSET,
    Model,
    OpenModel,
    UnknownVariant,
    Unset,
    best_of,
    extra_fields,
    kept_fields,
    known,
    listed,
    tagged,
)
from specmill_runtime.operation import Result
from specmill_runtime.options import DecodePolicy, RequestOptions


class Cat(Model, kw_only=True):
    """Variant of a union."""

    kind: str
    lives: int | None = None


class Dog(Model, kw_only=True):
    """Variant of a union."""

    kind: str
    barks: bool | None = None


if TYPE_CHECKING:
    Way: TypeAlias = Literal["IN", "OUT"] | str
    Level: TypeAlias = Literal[1, 2] | int
    Rate: TypeAlias = Literal[1, 2] | float
    Sure: TypeAlias = Literal[True]
    Mixed: TypeAlias = Literal[1, "auto"] | int | str
    Pet: TypeAlias = Cat | Dog | UnknownVariant
    Size: TypeAlias = Cat | list[Way] | UnknownVariant
    Ways: TypeAlias = list[Way]
else:
    Way = known("IN", "OUT")
    Level = known(1, 2)
    Rate = known(1.0, 2.5)
    Sure = known(True)
    Mixed = known(1, "auto")
    Pet = tagged("kind", lambda: {"cat": Cat, "dog": Dog})
    Size = best_of(lambda: (Cat, list[Way]))
    Ways = listed(Way)


class Open(OpenModel, kw_only=True):
    """Record whose description allows other members."""

    id: int | None = None
    extra: dict[str, Way] = extra_fields()


class Kept(OpenModel, kw_only=True):
    """Record that travels both ways; its description is silent about other members."""

    id: int | None = None
    extra: dict[str, Any] = kept_fields()


class Thing(Model, kw_only=True):
    """Record with one field of each sort."""

    way: Way | None = None
    level: Level | None = None
    rate: Rate | None = None
    sure: Sure | None = None
    mixed: Mixed | None = None
    status: Status | None = None
    speeds: list[Speed] | None = None
    ways: dict[str, Way] | None = None
    many: Ways | None = None
    pet: Pet | None = None
    pets: list[Pet] | None = None
    size: Size | None = None
    pair: tuple[int, Way] | None = None
    plain: Way | int | str | None = None
    open: Open | None = None
    kept: Kept | None = None
    inner: "Thing | None" = None
    maybe: str | Unset | None = UNSET


THING = get(results=(Result(status="200", type=lambda: Thing),))

DEVIATIONS: list[tuple[str, str, str, str]] = [
    ('{"way":"UP"}', "unknown-value", "/way", "/way"),
    ('{"level":3}', "unknown-value", "/level", "/level"),
    ('{"rate":3}', "unknown-value", "/rate", "/rate"),
    ('{"sure":false}', "unknown-value", "/sure", "/sure"),
    ('{"mixed":true}', "unknown-value", "/mixed", "/mixed"),
    ('{"status":99}', "unknown-value", "/status", "/status"),
    ('{"speeds":["slow","warp"]}', "unknown-value", "/speeds/1", "/speeds/*"),
    ('{"ways":{"a/b":"UP"}}', "unknown-value", "/ways/a~1b", "/ways/*"),
    ('{"many":["IN","UP"]}', "unknown-value", "/many/1", "/many/*"),
    ('{"many":"UP"}', "unknown-value", "/many", "/many"),
    ('{"pair":[1,"UP"]}', "unknown-value", "/pair/1", "/pair/*"),
    ('{"pet":{"kind":"bird"}}', "unknown-variant", "/pet", "/pet"),
    ('{"pet":7}', "unknown-variant", "/pet", "/pet"),
    ('{"pets":[{"kind":"cat"},{}]}', "unknown-variant", "/pets/1", "/pets/*"),
    ('{"pet":{"kind":"cat","x":1}}', "unknown-field", "/pet/x", "/pet/x"),
    ('{"size":{"x":1}}', "unknown-variant", "/size", "/size"),
    ('{"size":["UP"]}', "unknown-value", "/size/0", "/size/*"),
    ('{"color":1}', "unknown-field", "/color", "/color"),
    ('{"inner":{"color":1}}', "unknown-field", "/inner/color", "/inner/color"),
    ('{"open":{"x":"UP"}}', "unknown-value", "/open/x", "/open/*"),
    ('{"kept":{"x":"UP"}}', "unknown-field", "/kept/x", "/kept/x"),
    ('{"way":null}', "unknown-null", "/way", "/way"),
    ('{"inner":{"pets":null}}', "unknown-null", "/inner/pets", "/inner/pets"),
    (
        '{"pets":[{"kind":"cat","lives":null}]}',
        "unknown-null",
        "/pets/0/lives",
        "/pets/*/lives",
    ),
]

AS_DESCRIBED = [
    "{}",
    '{"way":"IN","level":1,"rate":1,"sure":true,"mixed":"auto","status":1}',
    '{"speeds":[],"ways":{"a":"IN"},"many":"IN","pair":[1,"OUT"],"plain":"x"}',
    '{"pet":{"kind":"dog"},"size":{"kind":"cat"},"open":{"x":"IN"},"kept":{}}',
    '{"maybe":null,"inner":{"inner":{"way":"OUT"}}}',
]


def caller(flavor: str, body: str, policy: DecodePolicy) -> Caller:
    return Caller(flavor, Server(reply(content=body.encode())), decode=policy)


@pytest.mark.parametrize(("body", "kind", "pointer", "place"), DEVIATIONS)
def test_strict_refuses_a_deviation_and_says_where(
    body: str, kind: str, pointer: str, place: str
) -> None:
    with pytest.raises(DecodeError) as caught:
        caller("sync", body, "strict").call(THING)

    assert pointer == caught.value.pointer
    what = kind.removeprefix("unknown-")
    assert f"at {pointer}: the {what} is not described" in str(caught.value)


@pytest.mark.parametrize(("body", "kind", "pointer", "place"), DEVIATIONS)
def test_observe_counts_a_deviation_and_keeps_the_result(
    body: str, kind: str, pointer: str, place: str
) -> None:
    observing = caller("sync", body, "observe")

    observed = observing.call(THING)

    assert caller("sync", body, "open").call(THING) == observed
    assert [("things.get", place, kind, 1)] == [
        msgspec.structs.astuple(one) for one in observing.core.drift.counts()
    ]


@pytest.mark.parametrize("body", AS_DESCRIBED)
def test_strict_takes_what_is_described(body: str) -> None:
    result = caller("sync", body, "strict").call(THING)

    assert caller("sync", body, "open").call(THING) == result


@pytest.mark.parametrize("body", AS_DESCRIBED)
def test_observe_counts_nothing_of_what_is_described(body: str) -> None:
    observing = caller("sync", body, "observe")

    observing.call(THING)

    assert () == observing.core.drift.counts()


def test_open_counts_nothing(flavor: str) -> None:
    opened = caller(flavor, '{"way":"UP"}', "open")

    opened.call(THING)

    assert () == opened.core.drift.counts()


def test_policy_of_a_call_wins(flavor: str) -> None:
    strict = caller(flavor, '{"way":"UP"}', "strict")

    assert "UP" == strict.call(THING, options=RequestOptions(decode="open")).way


def test_strict_call_of_an_open_client(flavor: str) -> None:
    opened = caller(flavor, '{"way":"UP"}', "open")

    with pytest.raises(DecodeError):
        opened.call(THING, options=RequestOptions(decode="strict"))


def test_first_deviation_of_the_body_is_named() -> None:
    with pytest.raises(DecodeError) as caught:
        caller("sync", '{"way":"UP","level":9}', "strict").call(THING)

    assert "/way" == caught.value.pointer


def test_first_deviation_of_a_list_is_named() -> None:
    with pytest.raises(DecodeError) as caught:
        caller("sync", '{"speeds":["a","b"]}', "strict").call(THING)

    assert "/speeds/0" == caught.value.pointer


def test_name_that_a_server_makes_long_is_cut() -> None:
    observing = caller("sync", '{"%s":1}' % ("x" * 10_000), "observe")

    observing.call(THING)

    assert "/" + "x" * 100 == observing.core.drift.counts()[0].pointer


def test_every_deviation_is_counted_each_time(flavor: str) -> None:
    body = '{"speeds":["a","b"],"x":1,"inner":{"way":"UP"}}'
    observing = caller(flavor, body, "observe")

    observing.call(THING)
    observing.call(THING)

    assert (
        Deviation("things.get", "/inner/way", "unknown-value", 2),
        Deviation("things.get", "/speeds/*", "unknown-value", 4),
        Deviation("things.get", "/x", "unknown-field", 2),
    ) == observing.core.drift.counts()


def test_raw_response_is_judged_when_it_is_parsed(flavor: str) -> None:
    observing = caller(flavor, '{"x":1}', "observe")
    response = observing.raw(THING)
    before = observing.core.drift.counts()

    response.parse()

    assert ((), 1) == (before, len(observing.core.drift.counts()))


@pytest.mark.parametrize("number", ["1e400", "9" * 5_000])
def test_observation_takes_any_number_that_is_passed_over(number: str) -> None:
    observing = caller("sync", f'{{"unknown":{number}}}', "observe")

    assert Thing() == observing.call(THING)


def test_strict_refuses_a_number_that_nothing_holds() -> None:
    with pytest.raises(DecodeError):
        caller("sync", '{"unknown":1e400}', "strict").call(THING)


@pytest.mark.parametrize("type_", [str, bytes])
def test_text_and_bytes_cannot_deviate(type_: type) -> None:
    result = Result(status="200", type=lambda: type_, media_type="a/b")

    caller("sync", "{}", "strict").call(get(results=(result,)))


def test_observation_takes_any_depth_that_can_be_decoded() -> None:
    depth = 400
    body = '{"inner":' * depth + '{"x":1}' + "}" * depth
    observing = caller("sync", body, "observe")

    observing.call(THING)

    assert "/inner" * depth + "/x" == observing.core.drift.counts()[0].pointer


@pytest.mark.parametrize("policy", ["open", "observe", "strict"])
def test_depth_beyond_the_interpreter_is_a_decode_error(policy: DecodePolicy) -> None:
    depth = 100_000
    body = '{"kept":{"x":' * depth + "1" + "}}" * depth

    with pytest.raises(DecodeError, match="nested too deeply"):
        caller("sync", body, policy).call(THING)


def test_unknown_policy_is_refused() -> None:
    wrong: Any = "lax"

    with pytest.raises(ArgumentError, match="decode must be"):
        caller("sync", "{}", wrong)
