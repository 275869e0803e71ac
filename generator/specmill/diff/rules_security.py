"""The rules about credentials."""

from __future__ import annotations

from specmill.diff.findings import Wire
from specmill.diff.rules_rows import narrows, replaces, row, says, widens

SECURITY = (
    row(
        "security-required",
        "security",
        "Which credentials an operation asks for",
        narrows("tightened"),
        widens("loosened"),
        replaces("changed"),
        why="What was enough to be let in has to stay enough: for each alternative of before there"
        " has to be one that asks for no more.",
        advice="Add an alternative, and keep the old ones.",
        aliases="api-security-added api-security-removed api-global-security-added"
        " api-global-security-removed security.requirements.decreased"
        " security.requirement.schemes.increased",
    ),
    row(
        "security-scopes",
        "security",
        "Which scopes an operation asks for",
        narrows("added"),
        widens("removed"),
        replaces("changed"),
        why="Tokens that were issued before lack a scope that is asked for now.",
        advice="Grant the new scope to whoever has the old ones.",
        aliases="api-security-scope-added api-security-scope-removed"
        " security.scheme.scopes.increased",
    ),
    row(
        "security-scheme",
        "securitySchemes",
        "How credentials are sent or had",
        narrows("way removed"),
        widens("way added"),
        replaces("changed"),
        why="Credentials that are sent in the old way are not found, and tokens can't be had from"
        " the old place.",
        advice="Describe the new way as one more scheme, and as an alternative.",
        aliases="api-security-component-type-changed api-security-component-oauth-url-changed"
        " api-security-component-oauth-token-url-changed security.scheme.scheme.changed",
    ),
    row(
        "security-hint",
        "securitySchemes",
        "What is only said of a scheme",
        says("changed", Wire.SAFE),
        why="The form of a token is between the server and whoever issues it, and a list of scopes"
        " grants and asks for nothing.",
        advice="Nothing has to be done.",
        aliases="security.scheme.bearer.format.changed api-security-component-oauth-scope-added"
        " api-security-component-oauth-scope-removed",
    ),
)
