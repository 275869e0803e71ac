"""Quorum: text a contact, then look the message up. Give another address as an argument."""

import sys

from quorum import Quorum


def main(address: str | None = None) -> None:
    with Quorum(username="ada", api_key="not-a-real-key", base_url=address) as client:
        sent = client.send_sms.send_individual(
            supporter_id=123, message="See you at the town hall on Friday?"
        )
        assert sent.id is not None
        message = client.send_sms.get(sent.id)
        print(f"message {sent.id}: {message.message_content!r}")
        mentions = client.send_sms.list(limit=50)
        print(f"messages in all: {sum(1 for _ in mentions)}")


if __name__ == "__main__":
    main(*sys.argv[1:2])
