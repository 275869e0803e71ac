"""The record of the API: servers, authentication, failures."""

from specmill_runtime.spec import ClientSpec

SPEC = ClientSpec(
    name="PageNumberPaging",
    package="page_number_paging",
    version="0.1.0",
    servers=("https://api.example/v1",),
)
