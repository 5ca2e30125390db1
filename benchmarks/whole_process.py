"""Runs commands in turn and prints what each took: median [min-max] of wall time, CPU time and memory.

Called by whole-process.sh: ROOT of the checkout, WORK folder, JAVA command, ROUNDS, and the name of
a file to write the median wall times to, if any.
"""

import glob
import json
import os
import shutil
import statistics
import subprocess
import sys
import time

ROOT, WORK, JAVA, ROUNDS = sys.argv[1], sys.argv[2], sys.argv[3], int(sys.argv[4])
CLASSES = os.path.join(ROOT, "benchmarks", "target")
HOME = os.path.join(WORK, "installation")
RUNS = os.path.join(WORK, "runs")
CACHE = os.path.join(HOME, "bars", ".multi-alpha-cache")
BACKTEST = [HOME + "/multi-alpha", "backtest", "--data", HOME + "/bars", "--strategy", "peer-ibs",
            "--out", RUNS]


def without_cache():
    shutil.rmtree(CACHE, ignore_errors=True)


def nothing():
    pass


# What is run, what is done before each time, and whether the bars' binary copies must be there.
COMMANDS = [
    ("JVM that says hello", [JAVA, "-XX:+UseSerialGC", "-cp", CLASSES + "/classes",
                             "io.multialpha.benchmarks.Hello"], nothing),
    ("`./multi-alpha --version`", [ROOT + "/multi-alpha", "--version"], nothing),
    ("`./multi-alpha plugins list`", [ROOT + "/multi-alpha", "plugins", "list"], nothing),
    ("`./multi-alpha backtest`, 10 x 60,000 bars, first read of the CSV", BACKTEST, without_cache),
    ("`./multi-alpha backtest`, 10 x 60,000 bars, from the cache", BACKTEST, nothing),
]


def run(command):
    """Runs it in WORK and gives wall seconds, CPU seconds of it and its children, peak megabytes."""
    null = os.open(os.devnull, os.O_RDWR)
    log = os.open(os.path.join(WORK, "log"), os.O_RDWR | os.O_CREAT | os.O_TRUNC)
    files = [(os.POSIX_SPAWN_DUP2, null, 0), (os.POSIX_SPAWN_DUP2, log, 1), (os.POSIX_SPAWN_DUP2, log, 2)]
    begin = time.perf_counter()
    child = os.posix_spawn(command[0], command, os.environ, file_actions=files)
    _, status, usage = os.wait4(child, 0)
    wall = time.perf_counter() - begin
    os.close(null)
    os.close(log)
    if status != 0:
        with open(os.path.join(WORK, "log"), encoding="utf-8") as text:
            sys.exit(" ".join(command) + " failed:\n" + text.read())
    return wall, usage.ru_utime + usage.ru_stime, usage.ru_maxrss / 1024


def check_trades(expected):
    """Stops everything if the back-test did not make the trades that all peers make."""
    with open(glob.glob(RUNS + "/*/trades.csv")[0], encoding="utf-8") as trades:
        found = sum(1 for _ in trades) - 1
    if found != expected:
        sys.exit(f"The back-test made {found} trades, expected {expected}.")


def cell(values, digits):
    return f"{statistics.median(values):.{digits}f} [{min(values):.{digits}f}-{max(values):.{digits}f}]"


def main():
    said = subprocess.run(
        [JAVA, "-cp", CLASSES + "/benchmarks.jar", "io.multialpha.benchmarks.Installation", HOME],
        check=True, capture_output=True, text=True).stdout
    expected = int(said.split()[0])
    taken = {name: [] for name, _, _ in COMMANDS}
    # The first round makes the shared archives of classes and is not counted.
    for round_number in range(ROUNDS + 1):
        for name, command, prepare in COMMANDS:
            prepare()
            figures = run(command)
            if round_number > 0:
                taken[name].append(figures)
            elif command is BACKTEST:
                check_trades(expected)
            shutil.rmtree(RUNS, ignore_errors=True)
    print("| process | wall s | CPU s | peak MB |")
    print("| --- | --- | --- | --- |")
    for name, figures in taken.items():
        wall, cpu, memory = zip(*figures)
        print(f"| {name} | {cell(wall, 3)} | {cell(cpu, 2)} | {cell(memory, 0)} |")
    if len(sys.argv) > 5:
        with open(sys.argv[5], "w", encoding="utf-8") as out:
            json.dump({name: statistics.median(f[0] for f in figures)
                       for name, figures in taken.items()}, out)


main()
