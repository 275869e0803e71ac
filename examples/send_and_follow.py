"""Callr (JSON-RPC): send two texts concurrently, and ask what became of each."""

import asyncio
import sys

from callr import AsyncCallr


async def follow(client: AsyncCallr, phone: str) -> str:
    """Send one text; gives what became of it."""
    id = await client.sms.send(to=phone, body="Hello from Callr!")
    message = await client.sms.get(id)
    return f"message {id} to {message.to}: {message.text!r}"


async def send_all(address: str | None) -> None:
    async with AsyncCallr(api_key="not-a-real-key", base_url=address) as client:
        phones = ("+33612345678", "+447890123456")
        for line in await asyncio.gather(*(follow(client, one) for one in phones)):
            print(line)


def main(address: str | None = None) -> None:
    asyncio.run(send_all(address))


if __name__ == "__main__":
    main(*sys.argv[1:2])
