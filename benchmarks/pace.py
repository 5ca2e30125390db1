"""Times the same small piece of work on each processor twice a second, until it is told to stop: how
steady the machine is on which something else is being measured. It takes less than half a percent of
each processor.

Called by report.sh: FILE to write to, by processor, processor milliseconds of each piece.
"""

import json
import os
import signal
import sys
import threading
import time


def piece():
    begin = time.thread_time()
    total = 0
    for number in range(20_000):
        total += number & 7
    return (time.thread_time() - begin) * 1e3


def main():
    told = threading.Event()
    signal.signal(signal.SIGTERM, lambda *_: told.set())
    processors = sorted(os.sched_getaffinity(0))
    taken = {processor: [] for processor in processors}
    while not told.wait(0.5):
        for processor in processors:
            os.sched_setaffinity(0, {processor})
            # The first one after a pause finds nothing in the caches.
            taken[processor].append(min(piece(), piece()))
    with open(sys.argv[1], "w", encoding="utf-8") as out:
        json.dump(taken, out)


main()
