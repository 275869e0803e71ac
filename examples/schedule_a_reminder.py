"""SMS Scheduler: order a text for later, to several phones at once."""

import sys
from datetime import datetime

from sms_scheduler import SmsScheduler


def main(address: str | None = None) -> None:
    with SmsScheduler(api_key="not-a-real-key", base_url=address) as client:
        ordered = client.sms.create(
            message_text="Your appointment is tomorrow at nine.",
            delivery_date=datetime(2030, 12, 24, 18, 0),
            sender_id=123,
            phone_numbers=["+33612345678", "+49303030303"],
        )
        print(f"message {ordered.message_id} is ordered")
        for report in client.message.get(ordered.message_id):
            print(f"to {report.phone_number}: {report.status.label}")


if __name__ == "__main__":
    main(*sys.argv[1:2])
