"""Operations that send files, and a server that reads the parts of what arrives."""

from email import message_from_bytes
from typing import Any

from harness import Server, post

from specmill_runtime.files import File, Upload
from specmill_runtime.operation import AnyOperation, field
from specmill_runtime.plan import Plan
from specmill_runtime.request import RawRequest, RawResponse

Part = tuple[str | None, str | None, str | None, bytes]


class Uploads(Server):
    """Reads the bodies that it is sent."""

    def __init__(self, *answers: Any) -> None:
        super().__init__(*answers)
        self.bodies: list[bytes] = []

    def answer(self, request: RawRequest) -> RawResponse:
        content = request.content
        assert content is not None
        whole = content if isinstance(content, bytes) else b"".join(content.chunks())
        self.bodies.append(whole)
        return super().answer(request)

    def send(self, request: RawRequest) -> RawResponse:
        return self.answer(request)

    def close(self) -> None:
        pass


def form(*arguments: Any, **details: Any) -> AnyOperation:
    """A POST operation with a body of multipart/form-data."""
    details.setdefault("body_required", True)
    media_type = "multipart/form-data"
    return post(arguments=arguments, media_type=media_type, **details)


def upload_of(operation: AnyOperation, *values: object) -> Upload:
    """The body that is made of some arguments."""
    content = Plan(operation).encode(values, None).content
    assert isinstance(content, Upload)
    return content


def text_of(upload: Upload) -> bytes:
    return b"".join(upload.chunks())


def parts_of(operation: AnyOperation, *values: object) -> list[Part]:
    """Name, file name, media type and content of each part, read by another parser."""
    upload = upload_of(operation, *values)
    head = f"Content-Type: {upload.media_type}\r\n\r\n".encode()
    message = message_from_bytes(head + text_of(upload))
    parts = message.get_payload()
    assert isinstance(parts, list)
    return [_part(part) for part in parts]


def _part(part: Any) -> Part:
    name = part.get_param("name", header="content-disposition")
    return (
        name,
        part.get_filename(),
        part["content-type"],
        part.get_payload(decode=True),
    )


NAME = field("name", str)
PICTURE = field("picture", File)
PICTURES = field("pictures", list, item=File)
