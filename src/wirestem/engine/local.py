"""Local processes: one when there is little to do, as many as there are cores when there is much."""

from collections.abc import Callable, Iterable, Iterator
from concurrent.futures import Future, ProcessPoolExecutor
from functools import partial
from itertools import chain, islice
from multiprocessing import get_context
from typing import TypeVar

from wirestem.machine import cores

In = TypeVar("In")
Out = TypeVar("Out")

CHUNK = 16
# Starting a process costs about as much as the work on this many articles.
WORTH_PROCESSES = 96


def run(step: Callable[[In], Out], values: Iterable[In], *, workers: int = 0) -> Iterator[Out]:
    """`step` of each value, in the order of the values, streaming.

    `workers` is the number of processes; 0 lets the amount of work decide. `step` and the values must pickle. What
    `step` raises is raised here, at its place in the order.

    >>> list(run(len, ["a", "bc"], workers=1))
    [1, 2]
    """
    stream = iter(values)
    first = list(islice(stream, WORTH_PROCESSES)) if workers == 0 else []
    count = workers or (cores() if len(first) == WORTH_PROCESSES else 1)
    everything = chain(first, stream)
    return map(step, everything) if count == 1 else _in_processes(step, everything, count)


def _in_processes(step: Callable[[In], Out], values: Iterable[In], count: int) -> Iterator[Out]:
    work = partial(_chunk, step)
    stream = iter(values)
    with ProcessPoolExecutor(max_workers=count, mp_context=get_context("spawn")) as pool:
        waiting: list[Future[list[Out]]] = []
        while True:
            while len(waiting) < 3 * count and (chunk := list(islice(stream, CHUNK))):
                waiting.append(pool.submit(work, chunk))
            if not waiting:
                return
            yield from waiting.pop(0).result()


def _chunk(step: Callable[[In], Out], chunk: list[In]) -> list[Out]:
    return [step(value) for value in chunk]
