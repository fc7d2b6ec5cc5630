"""Several doing the same thing at the same moment."""

import threading
from collections.abc import Callable


def faults_at_once(count: int, work: Callable[[], object]) -> list[BaseException]:
    """Do the work in so many threads that start together; return what went wrong."""
    faults: list[BaseException] = []
    start = threading.Barrier(count)

    def one() -> None:
        try:
            start.wait()
            work()
        except BaseException as error:
            faults.append(error)

    threads = [threading.Thread(target=one) for _ in range(count)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    return faults
