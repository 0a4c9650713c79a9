"""Runs one command, and writes what it took into a file as JSON. Meant to be started by itself.

    python launcher.py FILE COMMAND [WORDS]...

Linux counts the memory of whoever started a program as the program's own: what it was when it
began. So programs that are measured are started from here, where there is next to none.
"""

import json
import os
import sys
import time


def main() -> None:
    report, *command = sys.argv[1:]
    start = time.perf_counter()
    _, status, used = os.wait4(os.posix_spawnp(command[0], command, os.environ), 0)
    seconds = time.perf_counter() - start
    taken = {
        "seconds": seconds,
        "cpu": used.ru_utime + used.ru_stime,
        "memory": used.ru_maxrss * (1024 if sys.platform == "linux" else 1),
    }
    with open(report, "w", encoding="ascii") as file:  # noqa: PTH123 - pathlib weighs too much
        json.dump(taken, file)
    sys.exit(os.waitstatus_to_exitcode(status))


if __name__ == "__main__":
    main()
