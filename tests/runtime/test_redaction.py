"""Values that hide themselves, and blanks in texts of others."""

import logging
import pickle
import threading

import pytest

from specmill_runtime import redaction
from specmill_runtime.client import ClientSpec, SyncCore
from specmill_runtime.redaction import (
    QueryValueFilter,
    Redactor,
    Secret,
    hide_query_values,
)


def test_secret_hides_itself() -> None:
    secret = Secret("marker")

    assert ("Secret()", "Secret()") == (repr(secret), str(secret))
    with pytest.raises(TypeError, match="cannot be pickled"):
        pickle.dumps(secret)


def test_filter_is_put_on_the_logger_once() -> None:
    for _ in range(2):
        hide_query_values("courier.test", frozenset({"key"}))

    assert 1 == len(logging.getLogger("courier.test").filters)


def test_filter_blanks_named_values_only() -> None:
    record = logging.LogRecord(
        "n",
        logging.INFO,
        "p",
        1,
        'GET %s "%s"',
        ("https://x/?a=1&key=s%20t&b=2", "OK"),
        None,
    )

    QueryValueFilter(frozenset({"key"})).filter(record)

    assert 'GET https://x/?a=1&key=[redacted]&b=2 "OK"' == record.getMessage()


def test_filter_leaves_other_records_alone() -> None:
    record = logging.LogRecord("n", logging.INFO, "p", 1, "a %s", ("b",), None)

    QueryValueFilter(frozenset({"key"})).filter(record)

    assert ("b",) == record.args


def test_no_filter_without_query_key() -> None:
    before = list(logging.getLogger("httpx").filters)

    SyncCore(
        ClientSpec(name="N", package="n", version="1", servers=("https://n.test",))
    ).close()

    assert before == logging.getLogger("httpx").filters


@pytest.mark.parametrize(
    "text",
    [
        'a/b+c "d=',
        "a%2Fb%2Bc%20%22d%3D",
        "a/b%2Bc%20%22d%3D",
        "YS9iK2MgImQ9",
        r"a/b+c \"d=",
        r"a\/b+c \"d=",
    ],
)
def test_credential_is_blanked_in_every_form_in_which_it_travels(text: str) -> None:
    redactor = Redactor((Secret('a/b+c "d='),))

    assert "x [redacted] y" == redactor.blank(f"x {text} y")


def test_longer_credential_is_blanked_before_a_shorter_one_in_it() -> None:
    lengths = range(4, 17)
    redactor = Redactor(tuple(Secret("abcdefghijklmnop"[:one]) for one in lengths))

    assert "[redacted]" == redactor.blank("abcdefghijklmnop")


def test_token_that_is_learnt_again_and_again_is_one_of_sixteen() -> None:
    redactor = Redactor(())
    for token in ("token-a", *["token-b"] * 20):
        redactor.learn(token)

    assert "[redacted]" == redactor.blank("token-a")


def test_tokens_of_threads_are_all_blanked(monkeypatch: pytest.MonkeyPatch) -> None:
    redactor, forms = Redactor(()), redaction._forms
    other = threading.Thread(target=redactor.learn, args=("token-b",))

    def slowly(values: frozenset[str]) -> tuple[str, ...]:
        monkeypatch.setattr(redaction, "_forms", forms)
        other.start()
        other.join(0.1)
        return forms(values)

    monkeypatch.setattr(redaction, "_forms", slowly)
    redactor.learn("token-a")
    other.join()

    assert "[redacted] [redacted]" == redactor.blank("token-a token-b")


def test_short_credential_does_not_blank_words() -> None:
    assert "adapter" == Redactor((Secret("ada"),)).blank("adapter")


def test_excerpt_is_one_short_line() -> None:
    excerpt = Redactor(()).excerpt("a\n b" + "c" * 500, limit=10)

    assert "a bcccccc…" == excerpt


def test_credential_cut_by_the_end_of_an_excerpt_is_blanked() -> None:
    redactor = Redactor((Secret("marker-secret"),))

    assert "marker" not in redactor.excerpt("x" * 5 + "marker-secret", limit=10)


def test_credential_cut_by_the_end_of_what_is_looked_at_is_not_shown() -> None:
    redactor = Redactor((Secret("marker-secret"),))
    texts = (f"x{' ' * blanks}marker-secret{'y' * 100}" for blanks in range(150))

    excerpts = [redactor.excerpt(one, limit=10) for one in texts]

    assert not [one for one in excerpts if "mark" in one]


@pytest.mark.parametrize(
    ("text", "expected"), [("\ud800", "\\ud800"), ("\x1b[2J", "\\x1b[2J")]
)
def test_excerpt_can_be_printed(text: str, expected: str) -> None:
    assert expected == Redactor(()).excerpt(text)
