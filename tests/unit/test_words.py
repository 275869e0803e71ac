"""Where the words of names begin and end."""

from __future__ import annotations

import pytest

from specmill.words import split_words


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("sendSms", ("send", "Sms")),
        ("SMS.SearchFilters", ("SMS", "Search", "Filters")),
        ("get-all_items", ("get", "all", "items")),
        ("parseHTMLDocument", ("parse", "HTML", "Document")),
        ("a__b", ("a", "b")),
        ("userIDs", ("user", "IDs")),
        ("getURLsByID", ("get", "URLs", "By", "ID")),
        ("APIv2Docs", ("API", "v2", "Docs")),
        ("IPv4Address", ("IPv4", "Address")),
        ("listGitHubRepositories", ("list", "GitHub", "Repositories")),
        ("listB2BOrders", ("list", "B2B", "Orders")),
        ("A2A", ("A2A",)),
        ("EC2ARN", ("EC2", "ARN")),
        ("AWSIoTThing", ("AWS", "IoT", "Thing")),
        ("resourceTag", ("resource", "Tag")),
        ("eTag", ("eTag",)),
        ("AIaaS", ("AIaaS",)),
        ("MySQLs", ("My", "SQLs")),
        ("OAuth2Token", ("OAuth2", "Token")),
        ("v2Users", ("v2", "Users")),
        ("v2beta1", ("v2beta1",)),
        ("S3Bucket", ("S3", "Bucket")),
        ("address1", ("address1",)),
        ("2fa", ("2fa",)),
        ("line_2", ("line", "2")),
        ("Zürich", ("Zurich",)),
        ("größeInCm", ("große", "In", "Cm")),
        ("имяПользователя", ("имя", "Пользователя")),
        ("名前", ("名前",)),
        ("/", ()),
    ],
)
def test_text_has_words(text: str, words: tuple[str, ...]) -> None:
    assert split_words(text) == words
