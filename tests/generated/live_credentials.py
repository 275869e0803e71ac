"""Credentials of the APIs that are called in tests, and the forms in which they must not show."""

CREDENTIALS = {
    "QUORUM_USERNAME": "ada-lovelace",
    "QUORUM_API_KEY": "hidden/key+word",
    "CALLR_API_KEY": "hidden-callr-key",
}
FORMS = ("ada-lovelace", "hidden", "aGlkZGVu")
