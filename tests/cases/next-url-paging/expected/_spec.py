"""The record of the API: servers, authentication, failures."""

from specmill_runtime.spec import ClientSpec

SPEC = ClientSpec(
    name="NextUrlPaging",
    package="next_url_paging",
    version="0.1.0",
    title="Next URL paging",
    api_version="1",
    servers=("https://api.example/v1",),
)
