"""Failures on request: by status, by the network, by body; delays, limits, chaos."""

from typing import Any

import httpx
import httpx2
import pytest
from fake_shop import LIST, THINGS, operation, result, shop
from shop_client import CREATE, GET, Shop

from specmill_runtime import errors
from specmill_runtime.testing import ContractViolation, Fake, Request, contract

KEY = {"x-key": "k"}


def test_failures_end_after_so_many_times(flavor: str) -> None:
    shop_ = Shop(flavor)
    shop_.fake.on.things.get.fail(status=503, times=2)

    shop_.call(GET, 5)

    assert [1, 2, 3] == [call.attempt for call in shop_.fake.calls.things.get]
    assert [503, 503, 200] == [call.status for call in shop_.fake.calls.things.get]


def test_what_an_operation_has_not_cannot_be_told() -> None:
    shop_ = Shop()
    shop_.fake.on.things.get.fail(code=-32000)

    with pytest.raises(ContractViolation, match="no JSON-RPC method") as caught:
        shop_.call(GET, 5)

    assert caught.value.blame == "test"


def test_an_operation_without_pages_has_no_sizes_of_them() -> None:
    shop_ = Shop()
    shop_.fake.on.things.get.pages(sizes=[1])

    with pytest.raises(ContractViolation, match="no pages"):
        shop_.call(GET, 5)


def test_wait_between_attempts_passes_on_the_clock_of_the_fake() -> None:
    shop_ = Shop()
    shop_.fake.on.things.get.fail(status=503, retry_after=7, times=1)

    shop_.call(GET, 5)

    assert [pytest.approx(7, abs=0.8)] == shop_.clock.slept


@pytest.mark.parametrize(
    ("exc", "error"),
    [
        ("connect", errors.ConnectError),
        ("read_timeout", errors.RequestTimeoutError),
        ("disconnect", errors.ConnectionLostError),
        ("truncated", errors.ConnectionLostError),
        ("bad_json", errors.DecodeError),
        ("wrong_shape", errors.DecodeError),
    ],
)
@pytest.mark.parametrize("module", [None, httpx, httpx2])
def test_failure_of_the_network_is_the_clients_error(
    exc: Any, error: type[Exception], module: Any, flavor: str
) -> None:
    shop_ = Shop(flavor, library=module)
    shop_.fake.on.things.create.fail(exc=exc)

    with pytest.raises(error):
        shop_.call(CREATE, "Lamp", None, None)


def test_exception_of_a_test_is_raised_as_it_is() -> None:
    shop_ = Shop()
    shop_.fake.on.things.get.fail(exc=KeyboardInterrupt())

    with pytest.raises(KeyboardInterrupt):
        shop_.call(GET, 5)


def test_failure_has_the_documented_body() -> None:
    shop_ = Shop()
    shop_.fake.on.things.get.fail(status=404)

    with pytest.raises(errors.NotFoundError) as raised:
        shop_.call(GET, 5)

    assert raised.value.response is not None
    assert b'"reason"' in raised.value.response.content


def test_every_nth_call_fails() -> None:
    fake = Fake(shop())
    fake.on.things.get.fail(status=500, every=3, after=1)

    replies = [
        fake.handle(Request(method="GET", url="/v1/things/5", headers=KEY))
        for _ in range(7)
    ]

    assert [200, 200, 200, 500, 200, 200, 500] == [one.status for one in replies]


def test_fail_takes_one_kind_of_failure() -> None:
    with pytest.raises(ValueError, match="one of status, exc and code"):
        Fake(shop()).on.things.get.fail(status=500, exc="connect")


def test_delay_passes_on_the_clock(flavor: str) -> None:
    shop_ = Shop(flavor)
    shop_.fake.on.things.get.delay(4)

    shop_.call(GET, 5)

    assert [4] == shop_.clock.slept


def test_delay_beyond_the_patience_of_the_client_is_a_timeout(flavor: str) -> None:
    shop_ = Shop(flavor)
    shop_.fake.on.things.create.delay(61)

    with pytest.raises(errors.RequestTimeoutError):
        shop_.call(CREATE, "Lamp", None, None)

    assert [60] == shop_.clock.slept


def test_reply_is_what_a_test_says() -> None:
    shop_ = Shop()
    shop_.fake.on.things.get.reply({"id": 1, "name": "Said"}, times=1)

    assert ["Said", "Said"] != [shop_.call(GET, 1).name for _ in range(2)]
    assert 2 == len(shop_.fake.calls.things.get)


def test_rate_limit_lets_so_many_calls_pass() -> None:
    fake = Fake(shop())
    fake.on.things.get.rate_limit(2, per=10)
    request = Request(method="GET", url="/v1/things/5", headers=KEY)

    statuses = [fake.handle(request).status for _ in range(3)]
    fake.clock.sleep(11)

    assert [200, 200, 429] == statuses
    assert 200 == fake.handle(request).status


def test_rate_limit_says_when_to_come_back() -> None:
    shop_ = Shop()
    shop_.fake.on.things.get.rate_limit(1, per=10)

    shop_.call(GET, 5)
    shop_.call(GET, 5)

    assert [pytest.approx(10, abs=1.1)] == shop_.clock.slept


def chaos(seed: int) -> list[object]:
    """What becomes of calls when chaos is on."""
    fake = Fake(shop())
    fake.chaos(p=0.5, seed=seed)
    request = Request(method="GET", url="/v1/things/5", headers=KEY)
    replies = [fake.handle(request) for _ in range(20)]
    return [one.breakage or one.status for one in replies]


def test_chaos_is_the_same_for_the_same_seed() -> None:
    assert chaos(1) == chaos(1)
    assert chaos(1) != chaos(2)


def test_unused_override_is_named() -> None:
    fake = Fake(shop())
    fake.on.things.get.fail(status=500)

    with pytest.raises(AssertionError, match=r"things\.get\.fail"):
        fake.assert_all_used()


def test_named_example_is_answered() -> None:
    examples = (
        contract.Example(name="one", status="200", result={"things": []}),
        contract.Example(
            name="two", status="200", result={"things": [{"id": 9, "name": "Two"}]}
        ),
    )
    listed = operation(
        "things.list", "GET", "/things", results=LIST.results, examples=examples
    )
    shop_ = Shop("sync", shop(listed))
    shop_.fake.on.things.list.example("two")

    assert ["Two"] == [one["name"] for one in shop_.items()]


def test_example_of_the_same_call_is_answered() -> None:
    examples = tuple(
        contract.Example(
            name=name,
            parameters={"path": {"id": number}},
            status="200",
            result={"id": number, "name": name},
        )
        for number, name in ((1, "one"), (2, "two"))
    )
    got = operation(
        "things.get",
        "GET",
        "/things/{id}",
        parameters=THINGS[2].parameters,
        results=THINGS[2].results,
        examples=examples,
    )

    assert "two" == Shop("sync", shop(got)).call(GET, 2).name


def test_example_that_does_not_fit_its_schema_is_not_used() -> None:
    example = contract.Example(name="bad", status="200", result={"id": "x"})
    got = operation(
        "things.get",
        "GET",
        "/things/{id}",
        parameters=THINGS[2].parameters,
        results=(result("200", "Thing"),),
        examples=(example,),
    )

    assert isinstance(Shop("sync", shop(got)).call(GET, 3).id, int)


def test_failing_in_a_way_that_is_not_known_is_refused() -> None:
    with pytest.raises(ValueError, match="'timeout' is no way to fail; there are:"):
        Fake(shop()).on.things.get.fail(exc="timeout")


@pytest.mark.parametrize("status", [0, 200, 204, 600])
def test_failing_with_a_success_is_refused(status: int) -> None:
    with pytest.raises(ValueError, match="is no failure"):
        Fake(shop()).on.things.get.fail(status=status)
