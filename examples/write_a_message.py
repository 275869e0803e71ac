"""WhatCounts: write a message, send it to a phone, list what there is."""

import sys

from whatcounts import WhatCounts


def main(address: str | None = None) -> None:
    with WhatCounts(
        realm_name="shop", api_password="not-a-real-password", base_url=address
    ) as client:
        message = client.sms.create_message("weekend", "Two for one until Sunday!")
        print(f"message {message.id}, {message.name!r}: {message.message_text!r}")
        for one in client.sms.list_messages():
            print(f"stored: {one.name!r}")
        for part in client.sms.send_message_to_phone(
            "Two for one until Sunday!", "2065559696", "2065551212"
        ):
            print(f"sent to {part.phone}: {part.status}")


if __name__ == "__main__":
    main(*sys.argv[1:2])
