"""A description of any language in one normal form: what client and server have agreed upon."""

from __future__ import annotations

from specmill.contract.build import build_contract
from specmill.contract.operations import (
    Body,
    Content,
    Contract,
    Encoding,
    Error,
    Header,
    Language,
    Link,
    Operation,
    Parameter,
    ParameterStructure,
    Part,
    Response,
)
from specmill.contract.schemas import Schema, Schemas, key_of, reference_to
from specmill.contract.security import ANONYMOUS, Flow, Requirement, SecurityScheme
from specmill.contract.servers import Server, Variable

__all__ = [
    "ANONYMOUS",
    "Body",
    "Content",
    "Contract",
    "Encoding",
    "Error",
    "Flow",
    "Header",
    "Language",
    "Link",
    "Operation",
    "Parameter",
    "ParameterStructure",
    "Part",
    "Requirement",
    "Response",
    "Schema",
    "Schemas",
    "SecurityScheme",
    "Server",
    "Variable",
    "build_contract",
    "key_of",
    "reference_to",
]
