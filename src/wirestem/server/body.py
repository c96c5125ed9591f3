"""The body of a request as it comes: counted, timed, and read to its end where a browser would not hear us before."""

import asyncio

from starlette.types import Message, Receive

DRAINED_BYTES = 400_000_000
"""What is read of a refused body, and thrown away: a browser tells of a lost connection when it cannot send to the end."""


class RefusedBodyError(Exception):
    """A body that is too large or too slow, whatever it said of its length; it ends the reading, and nobody sees it."""


class Body:
    """The messages of a body, up to `most` bytes; `refused` is the status and the reason once it was refused."""

    def __init__(self, receive: Receive, most: int, silence_s: float, whole_s: float) -> None:
        self._receive, self._most = receive, most
        self._silence_s, self._whole_s = silence_s, whole_s
        self._size, self._ended, self._began = 0, False, 0.0
        self.refused: tuple[int, str] | None = None

    async def receive(self) -> Message:
        """The next message; RefusedBodyError when it is one too many."""
        if self._ended:
            return await self._receive()
        try:
            message = await self._next()
        except TimeoutError:
            self._ended = True
            raise self.refuse(408, "The upload came to a stop. Try again, with fewer articles at once on a slow line.") from None
        if self._size > self._most:
            raise self.refuse(413, self.too_much())
        return message

    async def drain(self) -> None:
        """Reads on to the end, if it comes."""
        try:
            while not self._ended and self._size <= DRAINED_BYTES:
                await self._next()
        except TimeoutError:
            self._ended = True

    async def _next(self) -> Message:
        now = asyncio.get_running_loop().time()
        self._began = self._began or now
        left_s = self._began + self._whole_s - now
        if left_s <= 0:
            raise TimeoutError
        message = await asyncio.wait_for(self._receive(), min(self._silence_s, left_s))
        self._size += len(message.get("body", b""))
        self._ended = message["type"] == "http.disconnect" or not message.get("more_body", False)
        return message

    def too_much(self) -> str:
        """What is said of a body that is too large."""
        return f"More than {self._most // 1_000_000} MB. Hand in fewer articles at once."

    def refuse(self, status: int, reason: str) -> RefusedBodyError:
        """Refuses the body."""
        self.refused = (status, reason)
        return RefusedBodyError(reason)
