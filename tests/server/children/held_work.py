"""Work that stays at work as long as a test wants: it is done in another process, which finds this module on the path.

A text that names a gate waits until the file of that name is there; one with CRASH ends the process; the rest is real work.
"""

import os
import re
import signal
import time
from pathlib import Path

from wirestem.server.handed import unpacked
from wirestem.server.work import Answer, Progress, Tell, work
from wirestem.settings import Settings


def held(kind: str, data: bytes, settings: Settings, tell: Tell) -> Answer:
    """Does the work when it may."""
    whole = " ".join(text.get("text") or "" for text in unpacked(data).texts)
    if "CRASH" in whole:
        os.kill(os.getpid(), signal.SIGKILL)
    for gate in re.findall(r"gate (\S+)", whole):
        tell(Progress("reading articles", "b.txt", 1, 3))
        Path(gate).with_suffix(".begun").write_text(str(os.getpid()))
        while not Path(gate).exists():
            time.sleep(0.02)
    return work(kind, data, settings, tell)
