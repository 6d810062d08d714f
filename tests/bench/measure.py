"""Runs a program and writes what it took, as the system counts it: measure.py RESULT.json PROGRAM ARGUMENTS…

The program's own output goes where ours goes. Seconds of wall and processor time, peak memory in bytes; threads and
processes that the program started and waited for are counted with it.
"""

import json
import os
import sys
import time


def main():
    result, program = sys.argv[1], sys.argv[2:]
    start = time.monotonic()
    child = os.posix_spawnp(program[0], program, os.environ)
    _, status, usage = os.wait4(child, 0)
    wall = time.monotonic() - start
    took = {
        "wall": wall,
        "cpu": usage.ru_utime + usage.ru_stime,
        # Linux counts in KiB, macOS in bytes.
        "memory": usage.ru_maxrss * (1 if sys.platform == "darwin" else 1024),
    }
    with open(result, "w", encoding="utf-8") as file:
        json.dump(took, file)
    code = os.waitstatus_to_exitcode(status)
    sys.exit(code if code >= 0 else 128 - code)


main()
