"""Runs commands in turn and prints what each took: median [min-max] of wall time, CPU time and memory.

Called by whole-process.sh: ROOT of the checkout, WORK folder, JAVA command, ROUNDS, and the name of
a file to write the wall times to, if any.
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
BUNDLES = os.path.join(WORK, "bundles")
MODELS = os.path.join(HOME, "models", "peer-ibs")
CACHE = os.path.join(HOME, "bars", ".multi-alpha-cache")
BACKTEST = [HOME + "/multi-alpha", "backtest", "--data", HOME + "/bars", "--strategy", "peer-ibs",
            "--out", RUNS]


def without_cache():
    shutil.rmtree(CACHE, ignore_errors=True)


def nothing():
    pass


def with_models():
    os.makedirs(os.path.dirname(MODELS), exist_ok=True)
    os.symlink(BUNDLES, MODELS)


def without_models():
    if os.path.lexists(MODELS):
        os.remove(MODELS)


# What is run, what is done before each time, and whether the bars' binary copies must be there.
COMMANDS = [
    ("JVM that says hello", [JAVA, "-XX:+UseSerialGC", "-cp", CLASSES + "/classes",
                             "io.multialpha.benchmarks.Hello"], nothing),
    ("`./multi-alpha --version`", [ROOT + "/multi-alpha", "--version"], nothing),
    ("`./multi-alpha plugins list`", [ROOT + "/multi-alpha", "plugins", "list"], nothing),
    ("`./multi-alpha backtest`, 10 x 60,000 bars, first read of the CSV", BACKTEST, without_cache),
    ("`./multi-alpha backtest`, 10 x 60,000 bars, from the cache", BACKTEST, nothing),
]
FOREST = os.path.join(ROOT, os.pardir, "shared", "fixtures", "perf", "B.pkl")
TEN_FORESTS = "`./multi-alpha models list`, ten bundles of 34 MB"
if os.path.exists(FOREST):
    COMMANDS.append((TEN_FORESTS, [HOME + "/multi-alpha", "models", "list"], with_models))
RESULTS = os.path.join(ROOT, os.pardir, "shared", "golden", "portfolio", "unique", "results")
PERIODS = ["--train-start", "2023-01-01", "--train-end", "2023-12-31",
           "--test-start", "2024-01-01", "--test-end", "2024-12-31"]
if os.path.exists(RESULTS):
    PORTFOLIO = [ROOT + "/multi-alpha", "portfolio"]
    COMMANDS += [
        ("`./multi-alpha portfolio simulate --method reference`, ten limits",
         PORTFOLIO + ["simulate", "--results-dir", RESULTS, "--method", "reference"], nothing),
        ("`./multi-alpha portfolio search --method reference`, greedy",
         PORTFOLIO + ["search", "--results-dir", RESULTS, "--method", "reference"] + PERIODS, nothing),
        ("`./multi-alpha portfolio search`, greedy, honest",
         PORTFOLIO + ["search", "--results-dir", RESULTS] + PERIODS, nothing),
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
    # A search whose finding does not hold in the test period says so with 1.
    found = "search" in command and os.waitstatus_to_exitcode(status) == 1
    if status != 0 and not found:
        with open(os.path.join(WORK, "log"), encoding="utf-8") as text:
            sys.exit(" ".join(command) + " failed:\n" + text.read())
    return wall, usage.ru_utime + usage.ru_stime, usage.ru_maxrss / 1024


def check_trades(expected):
    """Stops everything if the back-test did not make the trades that all peers make."""
    with open(glob.glob(RUNS + "/*/trades.csv")[0], encoding="utf-8") as trades:
        found = sum(1 for _ in trades) - 1
    if found != expected:
        sys.exit(f"The back-test made {found} trades, expected {expected}.")


def check_models():
    """Stops everything if the list does not say of ten bundles that they can be used."""
    with open(os.path.join(WORK, "log"), encoding="utf-8") as said:
        ready = sum(1 for line in said if line.rstrip().endswith("ready"))
    if ready != 10:
        sys.exit(f"{ready} bundles are ready, expected 10.")


def lay_out_models():
    """Gives each instrument a bundle of its own: links to one forest, and thirty features."""
    features = [f"{symbol}_{timeframe}_return" for timeframe in ("daily", "hourly") for symbol in (
        "6a", "6b", "6c", "6e", "6j", "6m", "6n", "6s", "cl", "gc", "hg", "nq", "rty", "vix", "ym")]
    os.makedirs(BUNDLES)
    for number in range(10):
        symbol = f"S{number}"
        with open(os.path.join(BUNDLES, symbol + "_best.json"), "w", encoding="utf-8") as metadata:
            json.dump({"Symbol": symbol, "Prod_Threshold": 0.5, "Features": features}, metadata)
        os.symlink(FOREST, os.path.join(BUNDLES, symbol + "_rf_model.pkl"))


def cell(values, digits):
    return f"{statistics.median(values):.{digits}f} [{min(values):.{digits}f}-{max(values):.{digits}f}]"


def main():
    said = subprocess.run(
        [JAVA, "-cp", CLASSES + "/benchmarks.jar", "io.multialpha.benchmarks.Installation", HOME],
        check=True, capture_output=True, text=True).stdout
    expected = int(said.split()[0])
    if os.path.exists(FOREST):
        lay_out_models()
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
            elif name == TEN_FORESTS:
                check_models()
            shutil.rmtree(RUNS, ignore_errors=True)
            without_models()
    print("| process | wall s | CPU s | peak MB |")
    print("| --- | --- | --- | --- |")
    for name, figures in taken.items():
        wall, cpu, memory = zip(*figures)
        print(f"| {name} | {cell(wall, 3)} | {cell(cpu, 2)} | {cell(memory, 0)} |")
    if len(sys.argv) > 5:
        with open(sys.argv[5], "w", encoding="utf-8") as out:
            json.dump({name: [wall for wall, _, _ in figures] for name, figures in taken.items()}, out)


main()
