"""The intermediate model: one protocol-neutral value for OpenAPI and OpenRPC descriptions.

Everything is frozen and holds wire facts only; Python names and text belong to `specmill.python`. The values are
`msgspec` structs, which build faster than dataclasses and print as JSON for `specmill inspect`.
"""
