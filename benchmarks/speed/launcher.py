"""Runs one command and prints its seconds, processor seconds and peak memory as JSON.

A process's peak memory, as the system counts it, includes that of the process it was split from. So the commands are not
started by the benchmark itself but by this, which imports next to nothing (run it with -I -S).
"""

import os
import sys
import time


def main() -> None:
    command = sys.argv[1:]
    silent = os.open(os.devnull, os.O_RDWR)
    actions = [(os.POSIX_SPAWN_DUP2, silent, stream) for stream in (0, 1, 2)]
    start = time.perf_counter()
    child = os.posix_spawn(command[0], command, os.environ, file_actions=actions)
    _, status, used = os.wait4(child, 0)
    seconds = time.perf_counter() - start
    unit = 1 if sys.platform == "darwin" else 1024
    print(
        f'{{"seconds": {seconds}, "processor": {used.ru_utime + used.ru_stime}, "memory": {used.ru_maxrss * unit}, '
        f'"code": {os.waitstatus_to_exitcode(status)}}}'
    )


if __name__ == "__main__":
    main()
