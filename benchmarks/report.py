"""Prints the tables of docs/performance.md.

Called by report.sh: ROOT of the checkout, JAVA command, LOAD average before the start, and the WORK
folder with jmh.json, scikit.json, pandas.json, processes.json and processes.md.
"""

import json
import os
import statistics
import subprocess
import sys

ROOT, JAVA, LOAD, WORK = sys.argv[1:5]


def said_by(*command):
    try:
        done = subprocess.run(command, capture_output=True, text=True, check=False)
        return done.stdout + done.stderr
    except OSError:
        return ""


def with_prefix(text, name):
    lines = [line.split(":", 1)[1].strip() for line in text.splitlines() if line.strip().startswith(name + ":")]
    return lines[0] if lines else "unknown"


def machine():
    cpu = said_by("env", "LC_ALL=C", "lscpu")
    with open("/proc/meminfo", encoding="utf-8") as memory:
        gigabytes = int(memory.readline().split()[1]) / 2**20
    java = said_by(JAVA, "-version").splitlines()
    model = f"{with_prefix(cpu, 'Model name')} family {with_prefix(cpu, 'CPU family')} model {with_prefix(cpu, 'Model')}"
    caches = ", ".join(f"{c} {with_prefix(cpu, c)}" for c in ("L1d cache", "L2 cache", "L3 cache"))
    print("| what | value |")
    print("| --- | --- |")
    print(f"| processor | {model}, {os.cpu_count()} CPUs, {with_prefix(cpu, 'Thread(s) per core')} thread(s) per core; {caches} |")
    print(f"| memory | {gigabytes:.0f} GiB |")
    print(f"| system | {said_by('uname', '-sr').strip()}, {with_prefix(cpu, 'Hypervisor vendor')} guest |")
    print(f"| Java | {java[1] if len(java) > 1 else 'unknown'} |")
    print(f"| commit | {said_by('git', '-C', ROOT, 'describe', '--always', '--dirty').strip()} |")
    print(f"| load average before the start | {LOAD} |")


class Result:
    """One JMH benchmark's samples, one for each measured iteration."""

    def __init__(self, raw):
        self.metrics = {"": raw["primaryMetric"], **raw["secondaryMetrics"]}

    def samples(self, metric=""):
        return [value for fork in self.metrics[metric]["rawData"] for value in fork]

    def median(self, metric=""):
        return statistics.median(self.samples(metric))

    def cell(self, digits, metric=""):
        values = self.samples(metric)
        return f"{self.median(metric):,.{digits}f} [{min(values):,.{digits}f}-{max(values):,.{digits}f}]"


with open(os.path.join(WORK, "jmh.json"), encoding="utf-8") as results:
    JMH = {":".join([raw["benchmark"].split("benchmarks.")[1], *raw.get("params", {}).values()]): Result(raw)
           for raw in json.load(results)}
with open(os.path.join(WORK, "scikit.json"), encoding="utf-8") as measured:
    SCIKIT = json.load(measured)
with open(os.path.join(WORK, "pandas.json"), encoding="utf-8") as measured:
    PANDAS = json.load(measured)
with open(os.path.join(WORK, "processes.json"), encoding="utf-8") as medians:
    PROCESSES = json.load(medians)

HAS_FORESTS = "ForestScoring.row:A" in JMH

PEERS = [
    ("Host", "**multi-alpha**: plugin, coordinator, next-open fills, journal"),
    ("HostWatched", "the same with the watch for plugins that hang, as `backtest` runs it"),
    ("HostNoEntries", "the same when no entry ever comes: nothing to fill or write down"),
    ("Ta4jDouble", "ta4j 0.17, DoubleNum"),
    ("Ta4jTuned", "ta4j 0.17, DoubleNum, with IBS and the hour written by hand"),
    ("Ta4jDecimal", "ta4j 0.17, DecimalNum (its default)"),
    ("Plain", "a bare Java loop over arrays, without orders, limits or a journal"),
]


def bar_loop(size, title):
    host = JMH[f"BarLoop.{size}Host"].median()
    print(f"| {title} | ns per bar | CPU ns per bar | million bars/s | times ours | bytes per bar |")
    print("| --- | --- | --- | --- | --- | --- |")
    for name, text in PEERS:
        result = JMH.get(f"BarLoop.{size}{name}")
        if result:
            print(f"| {text} | {result.cell(1)} | {result.median('cpu.norm'):,.1f} | {1e3 / result.median():,.1f} | {result.median() / host:,.2f} "
                  f"| {result.median('gc.alloc.rate.norm'):,.1f} |")


def parts():
    print("| part | figure |")
    print("| --- | --- |")
    print(f"| CSV to columns, one thread | {JMH['BarReading.csv'].cell(0, 'megabytes')} MB/s |")
    print(f"| the same bars from the cache, with days made of them | {JMH['BarReading.cache'].cell(0, 'megabytes')} MB of CSV/s |")
    print(f"| sample market of all symbols, in memory | {JMH['SampleGeneration.generate'].cell(0)} ms |")
    for name, text in [
            ("CoordinatorSlots.reserveAndRelease", "slot reserved and released"),
            ("CoordinatorSlots.refuse", "slot refused"),
            ("IndicatorSteps.atr14", "ATR(14), a bar"),
            ("IndicatorSteps.ema20", "EMA(20), a bar"),
            ("IndicatorSteps.rsi14", "RSI(14), a bar"),
            ("IndicatorSteps.highest20", "Highest(20), a bar"),
            ("IndicatorSteps.highest250", "Highest(250), a bar")]:
        print(f"| {text} | {JMH[name].cell(1)} ns |")
    print(f"| all features of ten symbols, 60,000 bars each, written down | {JMH['FeatureMatrix.table'].cell(0)} ms |")
    print(f"| the same, told to a model on every bar | {JMH['FeatureMatrix.asked'].cell(0)} ms |")
    print(f"| of one symbol, a live bar | {JMH['FeatureMatrix.liveBar'].cell(1)} us |")


TREES = {"A": 900, "B": 1_200}
ROWS = 5_000


def spread(values):
    digits = 1 if statistics.median(values) < 1_000 else 0
    return f"{statistics.median(values):,.{digits}f} [{min(values):,.{digits}f}-{max(values):,.{digits}f}]"


def forest_row(name, text):
    cells = []
    for forest in TREES:
        cells.append(spread(JMH[f"ForestScoring.{name}:{forest}"].samples()))
    allocated = [f"{JMH[f'ForestScoring.{name}:{forest}'].median('gc.alloc.rate.norm'):,.0f}" for forest in TREES]
    bytes_per_row = "" if name.startswith("first") else ", ".join(allocated)
    print(f"| {text} | {cells[0]} | {cells[1]} | {bytes_per_row} |")


def forest_batch(name, text):
    cells = []
    for forest, trees in TREES.items():
        per_tree = [value * 1e3 / ROWS / trees for value in JMH[f"ForestScoring.{name}:{forest}"].samples()]
        thousand = ROWS / statistics.median(JMH[f"ForestScoring.{name}:{forest}"].samples()) * 1e3
        cells.append(f"{statistics.median(per_tree):,.1f} [{min(per_tree):,.1f}-{max(per_tree):,.1f}] | {thousand:,.0f}")
    print(f"| {text} | {' | '.join(cells)} |")


def forests():
    print("| a row at a time | A, us | B, us | bytes per row, A and B |")
    print("| --- | --- | --- | --- |")
    forest_row("row", "**multi-alpha**")
    forest_row("rowQuickCompiler", "the same, quick compiler only, as short commands run")
    forest_row("rowEightBytes", "the same forest among 64 inputs, with nodes of eight bytes instead of four")
    forest_row("firstRow", "first row of a process, the forest having been loaded")
    forest_row("firstRowQuickCompiler", "the same, quick compiler only")
    forest_row("rowOnnx", "onnxruntime, one thread; adds floats, so other bits")
    forest_row("rowSmile", "Smile 2.6.0; a forest of its own, by the same settings")
    if SCIKIT:
        cells = [spread([value * 1e6 for value in SCIKIT[forest]["row"]]) for forest in TREES]
        print(f"| scikit-learn {SCIKIT['version']}, n_jobs=1 | {cells[0]} | {cells[1]} | |")
    print()
    print("| 5,000 rows | A, ns per row and tree | A, thousand rows/s | B, ns per row and tree | B, thousand rows/s |")
    print("| --- | --- | --- | --- | --- |")
    forest_batch("batchOneThread", "**multi-alpha**, one thread")
    forest_batch("batchTwoThreads", "**multi-alpha**, two threads")
    forest_batch("batchEightBytes", "the same among 64 inputs, one thread; B with nodes of eight bytes")
    forest_batch("batchOnnx", "onnxruntime, one thread")
    forest_batch("batchSmile", "Smile 2.6.0, one thread; a forest of its own")
    if SCIKIT:
        cells = []
        for forest, trees in TREES.items():
            per_tree = [value * 1e9 / ROWS / trees for value in SCIKIT[forest]["batch"]]
            cells.append(f"{statistics.median(per_tree):,.1f} [{min(per_tree):,.1f}-{max(per_tree):,.1f}] "
                         f"| {1e6 / statistics.median(per_tree) / trees:,.0f}")
        print(f"| scikit-learn {SCIKIT['version']}, n_jobs=1 | {' | '.join(cells)} |")


def loading():
    print("| loading a forest, warm | A, ms | B, ms |")
    print("| --- | --- | --- |")
    for name, text in [("classifier", "**multi-alpha**: the file to a classifier that is ready to score"),
                       ("pickle", "of it: the file to plain values")]:
        print(f"| {text} | {JMH[f'ModelLoading.{name}:A'].cell(1)} | {JMH[f'ModelLoading.{name}:B'].cell(1)} |")
    if SCIKIT:
        cells = [spread([value * 1e3 for value in SCIKIT[forest]["load"]]) for forest in TREES]
        print(f"| joblib.load, scikit-learn {SCIKIT['version']} | {cells[0]} | {cells[1]} |")


SHAPES = ("5", "none")


def scikit_training(depth, threads):
    """Seconds of scikit-learn's fits; nothing where it is not installed."""
    return SCIKIT.get(f"training:{depth}:{threads}", {}).get("seconds", [])


def training():
    print("| 300 trees on 5,000 rows of 30 inputs | five levels, ms | no limit, ms |")
    print("| --- | --- | --- |")
    for name, text in [("oneThread", "**multi-alpha**, one thread"),
                       ("twoThreads", "**multi-alpha**, two threads"),
                       ("sorting", "sorting the inputs, once for many forests"),
                       ("smileOneThread", "Smile 2.6.0, one thread; its trees are others"),
                       ("smileTwoThreads", "Smile 2.6.0, two threads")]:
        cells = [JMH[f"ForestTraining.{name}:{depth}"].cell(0) for depth in SHAPES]
        print(f"| {text} | {' | '.join(cells)} |")
    for threads in (1, 2):
        cells = [spread([second * 1e3 for second in scikit_training(depth, threads)]) for depth in SHAPES if SCIKIT]
        if cells:
            print(f"| scikit-learn {SCIKIT['version']}, n_jobs={threads}; the same trees | {' | '.join(cells)} |")


def training_targets():
    found = []
    for depth, text in zip(SHAPES, ("five levels", "no limit of depth")):
        ours = JMH[f"ForestTraining.twoThreads:{depth}"].median()
        if scikit_training(depth, 2):
            times = statistics.median(scikit_training(depth, 2)) * 1e3 / ours
            found.append((f"training 300 trees, {text}, two threads beside scikit-learn's two", "at least 4 times as fast",
                          f"{times:.1f} times", times >= 4))
        scaling = JMH[f"ForestTraining.oneThread:{depth}"].median() / ours
        found.append((f"training 300 trees, {text}, two threads beside one", "at least 1.8 times as fast", f"{scaling:.1f} times",
                      scaling >= 1.8))
    return found


def forest_targets():
    found = training_targets()
    for forest, most in (("A", 10), ("B", 110)):
        row = JMH[f"ForestScoring.row:{forest}"]
        found.append((f"forest {forest}, a row", f"at most {most} us", f"{row.median():.1f} us", row.median() <= most))
    for forest, most in (("A", 5), ("B", 40)):
        one = JMH[f"ForestScoring.batchOneThread:{forest}"].median() * 1e3 / ROWS / TREES[forest]
        found.append((f"forest {forest}, 5,000 rows on one thread", f"at most {most} ns per row and tree", f"{one:.1f} ns", one <= most))
    first = max(JMH[f"ForestScoring.{name}:{forest}"].median() for name in ("firstRow", "firstRowQuickCompiler") for forest in TREES)
    found.append(("first row of a process", "under 1,000 us", f"{first:.0f} us", first < 1_000))
    load = JMH["ModelLoading.classifier:B"].median()
    found.append(("loading forest B, warm", "at most 150 ms", f"{load:.0f} ms", load <= 150))
    allocated = max(JMH[f"ForestScoring.row:{forest}"].median("gc.alloc.rate.norm") for forest in TREES)
    found.append(("allocation per row", "none", f"{allocated:.1f} bytes", allocated < 0.5))
    return found


def per_event(method):
    result = JMH[f"PortfolioSimulation.tenLimits:{method}"]
    events = result.median("events")
    return [value * 1e3 / events for value in result.samples()]


def portfolio():
    print("| portfolio of all symbols, limits 1 to 10, one thread | ns per event | million events/s | bytes per simulation | times ours |")
    print("| --- | --- | --- | --- | --- |")
    for method in ("reference", "honest"):
        values = per_event(method)
        allocated = JMH[f"PortfolioSimulation.tenLimits:{method}"].median("gc.alloc.rate.norm") / 10
        print(f"| **multi-alpha**, {method} method | {spread(values)} | {1e3 / statistics.median(values):,.1f} | {allocated:,.0f} | |")
    for way, text in (("itertuples", "the quick way"), ("iterrows", "the usual way")):
        if PANDAS:
            values = pandas_per_event(way)
            times = statistics.median(values) / statistics.median(per_event("reference"))
            print(f"| the reference method in pandas {PANDAS['version']}, told by us; {way}, {text} | {spread(values)} "
                  f"| {1e3 / statistics.median(values):,.2f} | | {times:,.0f} |")


def pandas_per_event(way):
    return [seconds * 1e9 / PANDAS["events"] / 10 for seconds in PANDAS[way]]


def portfolio_targets():
    reference, honest = (statistics.median(per_event(method)) for method in ("reference", "honest"))
    rows = [
        ("portfolio, reference method", "at most 40 ns per event", f"{reference:.1f} ns", reference <= 40),
        ("portfolio, honest method", "at most 200 ns per event", f"{honest:.1f} ns", honest <= 200),
    ]
    for name, most in (("`./multi-alpha portfolio simulate --method reference`, ten limits", 0.5),
                       ("`./multi-alpha portfolio search --method reference`, greedy", 0.7),
                       ("`./multi-alpha portfolio search`, greedy, honest", 3.5)):
        if name in PROCESSES:
            rows.append((name + ", whole process", f"under {most} s", f"{PROCESSES[name]:.2f} s", PROCESSES[name] < most))
    return rows


def feature_targets():
    job = JMH["FeatureMatrix.table"]
    seconds = max(job.median() / 1e3, job.median("cpu.norm") / 1e9)
    peak = max(job.samples("peakMegabytes"))
    live = JMH["FeatureMatrix.liveBar"].median()
    return [
        ("all features of ten symbols, 60,000 bars each, written down", "under 3 s of one core", f"{seconds:.2f} s", seconds < 3),
        ("the same, memory of the whole process", "under 1 GB", f"{peak:,.0f} MB", 0 < peak < 1_000),
        ("all features of one symbol, a live bar", "under 20 us", f"{live:.1f} us", live < 20),
    ]


SELECTIONS = ("mdi", "permutation", "clustered")
PARTS = (("growing", "growing the trees that are searched"), ("choosing", "choosing features in each split"),
         ("scoring", "scoring the tests"), ("judging", "thresholds and profits"))


def forest_search():
    jobs = [JMH[f"ForestSearch.search:{name}"] for name in SELECTIONS]
    print("| 90 forests, ten splits, 2,000 trades of 137 features, two threads | `mdi` | `permutation` | `clustered` |")
    print("| --- | --- | --- | --- |")
    print(f"| s | {' | '.join(f'{job.median():.1f}' for job in jobs)} |")
    print(f"| CPU s | {' | '.join(format(job.median('cpu.norm') / 1e9, '.1f') for job in jobs)} |")
    for part, text in PARTS:
        print(f"| of it, {text} | {' | '.join(format(job.median(part), '.0%') for job in jobs)} |")
    print(f"| peak of the heap, MB | {' | '.join(format(job.median('heapMegabytes'), ',.0f') for job in jobs)} |")


def search_targets():
    jobs = [JMH[f"ForestSearch.search:{name}"] for name in SELECTIONS]
    seconds = max(job.median() for job in jobs)
    heap = max(job.median("heapMegabytes") for job in jobs)
    return [
        ("whole search of one instrument's filter, two threads, the slowest selection", "under 300 s", f"{seconds:.0f} s",
         seconds < 300),
        ("the same, peak of the heap", "under 2 GB", f"{heap:,.0f} MB", heap < 2_000),
    ]


def targets():
    host = JMH["BarLoop.tenHost"]
    decimal = JMH["BarLoop.tenTa4jDecimal"].median() / host.median()
    double = min(JMH["BarLoop.tenTa4jDouble"].median(), JMH["BarLoop.tenTa4jTuned"].median()) / host.median()
    quiet = JMH["BarLoop.tenHostNoEntries"].median("gc.alloc.rate.norm")
    csv = JMH["BarReading.csv"].median("megabytes")
    listing = PROCESSES["`./multi-alpha plugins list`"]
    backtest = PROCESSES["`./multi-alpha backtest`, 10 x 60,000 bars, from the cache"]
    rows = [
        ("bar loop, ten symbols", "at most 40 ns per bar", f"{host.median():.1f} ns", host.median() <= 40),
        ("beside warm ta4j in its default numbers", "at least 10 times as fast", f"{decimal:.1f} times", decimal >= 10),
        ("beside warm ta4j in doubles, the faster of two ways", "at least 10 times as fast", f"{double:.1f} times", double >= 10),
        ("allocation where nothing is written down", "under 1 byte per bar", f"{quiet:.2f} bytes, set-up included", quiet < 1),
        ("first CSV read, one thread", "at least 100 MB/s", f"{csv:.0f} MB/s", csv >= 100),
        ("`plugins list`, whole process", "under 0.7 s", f"{listing:.2f} s", listing < 0.7),
        ("`backtest` from the cache, whole process", "under 0.6 s", f"{backtest:.2f} s", backtest < 0.6),
    ]
    rows += feature_targets()
    if HAS_FORESTS:
        rows += forest_targets()
    rows += search_targets()
    rows += portfolio_targets()
    ten = PROCESSES.get("`./multi-alpha models list`, ten bundles of 34 MB")
    if ten is not None:
        rows.append(("ten bundles of 34 MB, whole process", "under 1.5 s", f"{ten:.2f} s", ten < 1.5))
    print("| what | target | median | |")
    print("| --- | --- | --- | --- |")
    for what, target, found, holds in rows:
        print(f"| {what} | {target} | {found} | {'holds' if holds else '**missed**'} |")


print("### Machine\n")
machine()
print("\n### Targets\n")
targets()
print("\n### The bar loop beside its peers\n")
bar_loop("ten", "10 x 60,000 bars")
print()
bar_loop("one", "1 x 60,000 bars")
if HAS_FORESTS:
    print("\n### Scoring with forests\n")
    forests()
    print()
    loading()
    print("\n### Training forests\n")
    training()
print("\n### Searching filters\n")
forest_search()
print("\n### Portfolio simulation\n")
portfolio()
print("\n### Parts\n")
parts()
print("\n### Whole processes\n")
with open(os.path.join(WORK, "processes.md"), encoding="utf-8") as table:
    print(table.read(), end="")
