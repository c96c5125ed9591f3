"""Local processes: one when there is little to do, as many as there are cores when there is much."""

from collections.abc import Callable, Iterable, Iterator
from concurrent.futures import Future, ProcessPoolExecutor
from concurrent.futures.process import BrokenProcessPool
from functools import partial
from itertools import chain, islice
from multiprocessing import current_process, get_context
from typing import TypeVar

from wirestem.errors import EngineError
from wirestem.machine import cores

In = TypeVar("In")
Out = TypeVar("Out")

CHUNK = 16
# Starting a process costs about as much as the work on this many articles.
WORTH_PROCESSES = 96


def run(
    step: Callable[[In], Out], values: Iterable[In], *, workers: int = 0, worth: int = WORTH_PROCESSES, chunk: int = CHUNK
) -> Iterator[Out]:
    """`step` of each value, in the order of the values, streaming.

    `workers` is the number of processes; 0 lets the amount of work decide, processes for `worth` values and more. Of the
    values so many as a `chunk` has are handed to a process at once. `step` and the values must pickle. What `step` raises is
    raised here, at its place in the order. EngineError when a process ends before its work is done: most
    often a script without `if __name__ == "__main__":`, which every process runs anew as it starts.

    >>> list(run(len, ["a", "bc"], workers=1))
    [1, 2]
    """
    stream = iter(values)
    first = list(islice(stream, worth)) if workers == 0 else []
    count = workers or (cores() if len(first) == worth else 1)
    everything = chain(first, stream)
    return map(step, everything) if count == 1 else _in_processes(step, everything, count, chunk)


def run_parts(step: Callable[[In], Out], parts: Iterable[In], *, workers: int = 0) -> Iterator[Out]:
    """`step` of each of some large parts of a whole, as `run` does it: two are worth processes, and few wait in memory.

    >>> list(run_parts(sum, [[1, 2], [3]], workers=1))
    [3, 3]
    """
    stream = iter(parts)
    first = list(islice(stream, 2))
    return run(step, chain(first, stream), workers=workers if len(first) > 1 else 1, worth=2, chunk=1)


def _in_processes(step: Callable[[In], Out], values: Iterable[In], count: int, chunk: int) -> Iterator[Out]:
    if getattr(current_process(), "_inheriting", False):
        # This process was started to work and is only reading the script; it must not start others, nor print what it met.
        raise SystemExit(1)
    try:
        yield from _shared(step, values, count, chunk)
    except BrokenProcessPool:
        raise EngineError(
            f"{count} processes were asked for and one ended before its work was done. In a script, put the call behind"
            ' `if __name__ == "__main__":`, since each process reads the script anew; or give workers=1. Where that stands'
            " already, memory may have run out: give fewer workers"
        ) from None


def _shared(step: Callable[[In], Out], values: Iterable[In], count: int, size: int) -> Iterator[Out]:
    """The results of chunks that several processes work on at once."""
    work = partial(_chunk, step)
    stream = iter(values)
    ahead = 3 * count if size > 1 else count + 1  # large parts fill the memory as they wait
    with ProcessPoolExecutor(max_workers=count, mp_context=get_context("spawn")) as pool:
        waiting: list[Future[list[Out]]] = []
        while True:
            while len(waiting) < ahead and (chunk := list(islice(stream, size))):
                waiting.append(pool.submit(work, chunk))
            if not waiting:
                return
            yield from waiting.pop(0).result()


def _chunk(step: Callable[[In], Out], chunk: list[In]) -> list[Out]:
    return [step(value) for value in chunk]
