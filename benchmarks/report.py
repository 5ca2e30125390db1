"""Prints the tables of docs/performance.md.

Called by report.sh: ROOT of the checkout, JAVA command, LOAD average before the start, and the WORK
folder with jmh.json, scikit.json, pandas.json, pace.json, processes.json and processes.md.
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
    print(f"| at its full pace | {pace()} |")


def pace():
    """How often each processor took no more than a tenth longer for the same work than at its quickest."""
    shares = []
    for processor, times in PACE.items():
        quickest = min(times)
        slower = sum(1 for each in times if each > 1.1 * quickest)
        shares.append(f"processor {processor} {1 - slower / len(times):.0%} of the time, "
                      f"at others {statistics.median(each for each in times if each > 1.1 * quickest) / quickest:.1f} times as slow"
                      if slower else f"processor {processor} always")
    return "; ".join(shares)


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
with open(os.path.join(WORK, "processes.json"), encoding="utf-8") as measured:
    PROCESSES = json.load(measured)
with open(os.path.join(WORK, "pace.json"), encoding="utf-8") as measured:
    PACE = json.load(measured)

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


def batch(name, forest):
    """Nanoseconds per row and tree."""
    return [value * 1e3 / ROWS / TREES[forest] for value in JMH[f"ForestScoring.{name}:{forest}"].samples()]


def forest_batch(name, text):
    cells = []
    for forest, trees in TREES.items():
        per_tree = batch(name, forest)
        thousand = 1e6 / statistics.median(per_tree) / trees
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


def target(what, wanted, meets, shown, median, quickest):
    """A row: what a figure must come to, what it came to, and at its quickest."""
    verdict = "holds" if meets(median) else "only at its quickest" if meets(quickest) else "**missed**"
    return f"| {what} | {wanted} | {shown(median)} | {shown(quickest)} | {verdict} |"


def at_most(what, limit, unit, values, digits=1, per=""):
    return target(what, f"at most {limit:,} {unit}{per}", lambda value: value <= limit,
                  lambda value: f"{value:,.{digits}f} {unit}", statistics.median(values), min(values))


def under(what, limit, unit, values, digits=2, per=""):
    return target(what, f"under {limit:,} {unit}{per}", lambda value: value < limit,
                  lambda value: f"{value:,.{digits}f} {unit}", statistics.median(values), min(values))


def at_least(what, limit, unit, values, digits=1):
    return target(what, f"at least {limit:,} {unit}", lambda value: value >= limit,
                  lambda value: f"{value:,.{digits}f} {unit}", statistics.median(values), max(values))


def times_as_fast(what, limit, others, ours):
    """The others' time beside ours. A slowed processor may have been theirs as well as ours, so that
    medians with medians and quickest with quickest have to meet the target both."""
    ratios = [statistics.median(others) / statistics.median(ours), min(others) / min(ours)]
    meeting = sum(1 for ratio in ratios if ratio >= limit)
    verdict = ("**missed**", "only one of the two", "holds")[meeting]
    return f"| {what} | at least {limit:,} times as fast | {' | '.join(f'{ratio:,.1f} times' for ratio in ratios)} | {verdict} |"


def memory(what, limit, unit, amount, digits=0, per=""):
    """A row that no pace of the machine makes a difference to."""
    verdict = "holds" if amount < limit else "**missed**"
    return f"| {what} | under {limit:,} {unit}{per} | {amount:,.{digits}f} {unit} | | {verdict} |"


def training_targets():
    found = []
    for depth, text in zip(SHAPES, ("five levels", "no limit of depth")):
        ours = JMH[f"ForestTraining.twoThreads:{depth}"].samples()
        if scikit_training(depth, 2):
            found.append(times_as_fast(f"training 300 trees, {text}, two threads beside scikit-learn's two", 4,
                                       [second * 1e3 for second in scikit_training(depth, 2)], ours))
        found.append(times_as_fast(f"training 300 trees, {text}, two threads beside one", 1.8,
                                   JMH[f"ForestTraining.oneThread:{depth}"].samples(), ours))
    return found


def forest_targets():
    found = training_targets()
    for forest, most in (("A", 10), ("B", 110)):
        found.append(at_most(f"forest {forest}, a row", most, "us", JMH[f"ForestScoring.row:{forest}"].samples()))
    for forest, most in (("A", 5), ("B", 40)):
        found.append(at_most(f"forest {forest}, 5,000 rows on one thread", most, "ns", batch("batchOneThread", forest),
                             per=" per row and tree"))
    firsts = [JMH[f"ForestScoring.{name}:{forest}"] for name in ("firstRow", "firstRowQuickCompiler") for forest in TREES]
    found.append(under("first row of a process", 1_000, "us", max(firsts, key=Result.median).samples(), digits=0))
    found.append(at_most("loading forest B, warm", 150, "ms", JMH["ModelLoading.classifier:B"].samples(), digits=0))
    allocated = max(JMH[f"ForestScoring.row:{forest}"].median("gc.alloc.rate.norm") for forest in TREES)
    found.append(memory("allocation per row, none but what JMH itself takes", 1, "byte", allocated, digits=1))
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
    found = [at_most("portfolio, reference method", 40, "ns", per_event("reference"), per=" per event"),
             at_most("portfolio, honest method", 200, "ns", per_event("honest"), per=" per event")]
    for name, most in (("`./multi-alpha portfolio simulate --method reference`, ten limits", 0.5),
                       ("`./multi-alpha portfolio search --method reference`, greedy", 0.7),
                       ("`./multi-alpha portfolio search`, greedy, honest", 3.5)):
        if name in PROCESSES:
            found.append(under(name + ", whole process", most, "s", PROCESSES[name]))
    return found


def feature_targets():
    job = JMH["FeatureMatrix.table"]
    seconds = [max(wall / 1e3, cpu / 1e9) for wall, cpu in zip(job.samples(), job.samples("cpu.norm"))]
    return [
        under("all features of ten symbols, 60,000 bars each, written down", 3, "s", seconds, per=" of one core"),
        memory("the same, memory of the whole process", 1_000, "MB", max(job.samples("peakMegabytes")) or float("inf")),
        under("all features of one symbol, a live bar", 20, "us", JMH["FeatureMatrix.liveBar"].samples(), digits=1),
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
    return [
        under("whole search of one instrument's filter, two threads, the slowest selection", 300, "s",
              max(jobs, key=Result.median).samples(), digits=0),
        memory("the same, peak of the heap", 2_000, "MB", max(job.median("heapMegabytes") for job in jobs)),
    ]


def targets():
    host = JMH["BarLoop.tenHost"].samples()
    doubles = min((JMH[f"BarLoop.tenTa4j{name}"] for name in ("Double", "Tuned")), key=Result.median)
    csv = JMH["BarReading.csv"].samples("megabytes")
    found = [
        at_most("bar loop, ten symbols", 40, "ns", host, per=" per bar"),
        times_as_fast("beside warm ta4j in its default numbers", 10, JMH["BarLoop.tenTa4jDecimal"].samples(), host),
        times_as_fast("beside warm ta4j in doubles, the faster of two ways", 10, doubles.samples(), host),
        memory("allocation where nothing is written down, set-up included", 1, "byte",
               JMH["BarLoop.tenHostNoEntries"].median("gc.alloc.rate.norm"), digits=2, per=" per bar"),
        at_least("first CSV read, one thread", 100, "MB/s", csv, digits=0),
        under("`plugins list`, whole process", 0.7, "s", PROCESSES["`./multi-alpha plugins list`"]),
        under("`backtest` from the cache, whole process", 0.6, "s",
              PROCESSES["`./multi-alpha backtest`, 10 x 60,000 bars, from the cache"]),
    ]
    found += feature_targets()
    if HAS_FORESTS:
        found += forest_targets()
    found += search_targets()
    found += portfolio_targets()
    ten = PROCESSES.get("`./multi-alpha models list`, ten bundles of 34 MB")
    if ten:
        found.append(under("ten bundles of 34 MB, whole process", 1.5, "s", ten))
    print("| what | target | median | quickest | |")
    print("| --- | --- | --- | --- | --- |")
    print("\n".join(found))


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
