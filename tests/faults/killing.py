"""Killing: a forked process works with the real services and is killed with SIGKILL in between.

Everything is loaded before the fork, so that a kill costs milliseconds and thousands are possible;
the child opens the base itself. What it has told as done it writes to a pipe, which outlives it.
"""

import os
import random
import select
import signal
import sys
import time
import traceback
from collections.abc import Callable, Iterator, Sequence
from contextlib import ExitStack, contextmanager
from typing import Any
from unittest.mock import patch

Say = Callable[[str], None]
READY = "ready"
HUNG_S = 60


def killed(work: Callable[[Say], None], chance: random.Random, longest_s: float) -> list[str]:
    """Run `work` in a child and kill it at a random moment after it is ready; return what it told.

    A child that ends by itself is told by a last line «end», one that failed by «error …».
    """
    with _child(work) as (pid, pipe):
        told = _until_ready(pipe)
        if READY in told:
            time.sleep(chance.random() * longest_s)
        os.kill(pid, signal.SIGKILL)
        os.waitpid(pid, 0)
        told += _rest(pipe)
    return [line for line in told.split("\n")[:-1] if line != READY]


def finished(work: Callable[[Say], None]) -> list[str]:
    """Run `work` in a child to its end; return what it told."""
    with _child(work) as (pid, pipe):
        told = _rest(pipe)
        os.waitpid(pid, 0)
    return [line for line in told.split("\n")[:-1] if line != READY]


def together(works: Sequence[Callable[[Say], None]]) -> list[str]:
    """Run works in children side by side to their ends; return all that they told."""
    with ExitStack() as stack:
        children = [stack.enter_context(_child(work)) for work in works]
        told = "".join(_rest(pipe) for _, pipe in children)
        for pid, _ in children:
            os.waitpid(pid, 0)
    return [line for line in told.split("\n")[:-1] if line != READY]


@contextmanager
def announced(say: Say, owner: object, name: str) -> Iterator[None]:
    """Say READY whenever the program comes to one function of its own; it then works on."""
    real = getattr(owner, name)

    def reached(*arguments: Any, **named: Any) -> Any:
        say(READY)
        return real(*arguments, **named)

    with patch.object(owner, name, reached):
        yield


def seconds(work: Callable[[Say], None]) -> float:
    """Return how long `work` takes now from its last READY to its end, run in a child."""

    def timed(say: Say) -> None:
        began = [time.monotonic()]

        def note(line: str) -> None:
            if line == READY:
                began.append(time.monotonic())

        work(note)
        say(str(time.monotonic() - began[-1]))

    return float(finished(timed)[0])


@contextmanager
def _child(work: Callable[[Say], None]) -> Iterator[tuple[int, int]]:
    sys.stdout.flush()
    sys.stderr.flush()
    reading, writing = os.pipe()
    pid = os.fork()
    if pid == 0:
        os.close(reading)
        _work(work, writing)
    os.close(writing)
    try:
        yield pid, reading
    finally:
        os.close(reading)


def _work(work: Callable[[Say], None], pipe: int) -> None:
    """In the child: never returns."""

    def say(line: str) -> None:
        os.write(pipe, f"{line}\n".encode())

    try:
        work(say)
        say("end")
    except BaseException as error:
        last = traceback.extract_tb(error.__traceback__)[-1]
        flat = " ".join(f"{type(error).__name__} {error} {last.name}:{last.lineno}".split())
        say(f"error {flat}")
    finally:
        os._exit(0)


def _until_ready(pipe: int) -> str:
    told, until = b"", time.monotonic() + HUNG_S
    while READY.encode() not in told:
        waiting, _, _ = select.select([pipe], [], [], max(until - time.monotonic(), 0))
        if not waiting:
            return f"{told.decode()}error hung\n"
        more = os.read(pipe, 65536)
        if not more:
            break
        told += more
    return told.decode()


def _rest(pipe: int) -> str:
    told = b""
    while more := os.read(pipe, 65536):
        told += more
    return told.decode()
