"""Examples in docstrings and READMEs: which are found, and what is said of those that fail."""

from __future__ import annotations

from pathlib import Path

import pytest
from quorum.testing import FakeQuorum

from specmill_runtime.testing.messages import ContractViolation
from specmill_runtime.testing.shown import (
    Shown,
    documented_examples,
    example_in,
    readme_examples,
    run_example,
)


def shown(source: str) -> Shown:
    return Shown("send_sms.get", source, "sync")


def test_example_stands_at_the_end() -> None:
    text = "Do.\n\n    Wire:\n        GET /\n\n    Example:\n        a(\n            1,\n        )\n    "

    assert "a(\n    1,\n)" == example_in(text)


@pytest.mark.parametrize(
    "text",
    [
        "Do.\n\nExample:\n    import os",
        "Do.\n\nExample:\n    import os\n\nWire:\n    GET /",
        "Do.\n\nWire:\n    x\n\nExample:\n    import os\n\nWire:\n    GET /",
        "",
    ],
)
def test_example_of_a_description_is_none(text: str) -> None:
    assert example_in(text) is None


def test_both_clients_are_documented() -> None:
    found = {(one.place, one.flavor) for one in documented_examples(FakeQuorum)}

    assert {("send_sms.get", "sync"), ("send_sms.get", "async")} <= found
    assert len(found) == 2 * 3


def test_wrong_example_is_named_with_its_source() -> None:
    wrong = shown('client.send_sms.get("seven")')

    with pytest.raises(Exception, match="seven") as raised:
        run_example(FakeQuorum, wrong)

    assert raised.value.__notes__ == [
        'in the example of send_sms.get sync:\nclient.send_sms.get("seven")'
    ]


def test_violation_counts_though_the_example_hides_it() -> None:
    source = (
        "try:\n"
        "    client.send_sms.list(request_options={'query': {'no_such': '1'}}).page()\n"
        "except BaseException:\n"
        "    pass"
    )

    with pytest.raises(ContractViolation, match="no_such"):
        run_example(FakeQuorum, shown(source))


def test_async_example_is_awaited() -> None:
    source = "result = await client.send_sms.get(7)\nassert result.id == 7"
    run_example(FakeQuorum, Shown("x", source, "async"))

    wrong = source.replace("== 7", "== 8")
    with pytest.raises(AssertionError):
        run_example(FakeQuorum, Shown("x", wrong, "async"))


def test_pages_come_to_an_end() -> None:
    source = "count = 0\nfor item in client.send_sms.list():\n    count += 1\nassert count == 1"

    run_example(FakeQuorum, shown(source))


def test_client_of_an_example_reaches_the_fake() -> None:
    source = (
        "from quorum import Quorum, errors\n"
        "with Quorum(username='ada', api_key='k') as client:\n"
        "    client.send_sms.get(7)\n"
        "def test_it(quorum_fake, quorum_client):\n"
        "    assert len(quorum_fake.calls) == 1\n"
        "    assert errors.SdkError\n"
    )

    run_example(FakeQuorum, shown(source))


def test_failing_test_of_a_readme_fails() -> None:
    source = "def test_it(quorum_fake):\n    assert quorum_fake.calls == 'none'\n"

    with pytest.raises(AssertionError):
        run_example(FakeQuorum, shown(source))


def test_blocks_of_a_readme_are_examples(tmp_path: Path) -> None:
    readme = tmp_path / "README.md"
    readme.write_text("```python\na = 1\n```\n\n```sh\nls\n```\n\n```python\nb\n```\n")

    assert ["a = 1\n", "b\n"] == [one.source for one in readme_examples(readme)]
    assert [] == list(readme_examples(tmp_path / "none.md"))
