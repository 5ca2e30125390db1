"""The rules of ibs, bar by bar, as plainly as they can be written.

Nothing here is shared with the program: it is the other side of a comparison. Writes into the
folder named on the command line

  6E_hourly.csv   made-up bars, UTC, a label is the bar's start
  features.csv    some features of the bars from the 400th from the end on
  RUN.csv         the trades of each run in RUNS, with bars counted from 1

Python 3, no packages. The same bytes on every machine: prices are whole ticks, chance is a
congruential generator, and numbers are printed with repr.
"""

import csv
import datetime
import os
import sys

TICK = 0.00005
TICKS_PER_POINT = 20000
POINT_VALUE = 125000
COMMISSION = 1.25
BARS = 1500
FEATURES_OF = 400

DEFAULTS = {
    "warmup_bars": 0,
    "start_time1": 0,
    "end_time1": 1500,
    "start_time2": 1700,
    "end_time2": 2400,
    "ibs_entry_low": 0.0,
    "ibs_entry_high": 0.2,
    "ibs_exit_low": 0.8,
    "ibs_exit_high": 1.0,
    "stop_type": "percent",
    "stop_perc": 1.0,
    "stop_atr_len": 14,
    "stop_atr_mult": 1.0,
    "tp_type": "percent",
    "tp_perc": 1.0,
    "tp_atr_len": 14,
    "tp_atr_mult": 0.5,
    "bar_stop_bars": 8,
    "auto_close_time": 1500,
    "entry_setting": "inside range",
    "pivot_left": 5,
    "pivot_right": 5,
}

# name: (parameters, fill model, slippage in ticks)
RUNS = {
    "usual": ({"warmup_bars": 252, "stop_perc": 0.25, "tp_perc": 0.25}, "next_open", 0),
    "ranges": (
        {
            "entry_setting": "none",
            "ibs_entry_high": 0.15,
            "ibs_exit_low": 0.9,
            "stop_type": "ATR",
            "stop_atr_len": 10,
            "stop_atr_mult": 1.5,
            "tp_type": "ATR",
            "tp_atr_len": 20,
            "tp_atr_mult": 1.25,
            "bar_stop_bars": 5,
            "auto_close_time": 1100,
            "start_time1": 200,
            "end_time1": 1100,
            "start_time2": 1900,
            "end_time2": 2300,
        },
        "next_open",
        1,
    ),
    "rising": (
        {"entry_setting": "hh above", "pivot_left": 3, "pivot_right": 2, "ibs_entry_high": 0.5},
        "next_open",
        0,
    ),
    "closes": ({"stop_perc": 0.25, "tp_perc": 0.25}, "cheat_on_close", 1),
}


class Chance:
    """Numerical Recipes' generator modulo 2**32."""

    def __init__(self, seed):
        self.state = seed

    def below(self, n):
        self.state = (1664525 * self.state + 1013904223) % 2**32
        return self.state * n // 2**32


class Bar:
    def __init__(self, time, ticks):
        self.time = time
        self.open, self.high, self.low, self.close = (t / TICKS_PER_POINT for t in ticks)

    def clock(self):
        return self.time.hour * 100 + self.time.minute


def synthetic():
    """Hours from 18:00 to 17:00 of five days a week, some of them missing."""
    chance = Chance(20260105)
    time = datetime.datetime(2024, 1, 7, 18)
    level = 22000
    bars = []
    while len(bars) < BARS:
        weekday, hour = time.weekday(), time.hour
        shut = hour == 17 or weekday == 5 or (weekday == 4 and hour > 17)
        shut = shut or (weekday == 6 and hour < 18)
        hole = chance.below(40) == 0 and hour not in (11, 15, 18)
        if not shut and not hole:
            opened = level + chance.below(7) - 3
            path = [opened]
            for _ in range(12):
                path.append(path[-1] + chance.below(19) - 9)
            if chance.below(50) == 0:
                path = [opened]
            level = path[-1]
            bars.append(Bar(time, (opened, max(path), min(path), level)))
        time += datetime.timedelta(hours=1)
    return bars


def true_ranges(bars):
    """None on the first bar."""
    ranges = [None]
    for before, bar in zip(bars, bars[1:]):
        ranges.append(max(bar.high, before.close) - min(bar.low, before.close))
    return ranges


def averages(values, length, weight):
    """Seeded with the mean of the first values, then moved by a weight; None before."""
    out = []
    known = []
    for value in values:
        if value is None:
            out.append(None)
            continue
        known.append(value)
        if len(known) < length:
            out.append(None)
        elif len(known) == length:
            out.append(sum(known) / length)
        else:
            out.append(out[-1] + weight * (value - out[-1]))
    return out


def atr(bars, length):
    return averages(true_ranges(bars), length, 1 / length)


def ema(bars, length):
    return averages([bar.close for bar in bars], length, 2 / (length + 1))


def strength(bar):
    span = bar.high - bar.low
    return 0.5 if span <= 0 else min(1.0, max(0.0, (bar.close - bar.low) / span))


class Pivots:
    def __init__(self, bars, left, right):
        self.bars, self.left, self.right = bars, left, right
        self.high = self.high_before = self.low = None

    def look(self, i):
        if i < self.left + self.right:
            return
        at = i - self.right
        before = self.bars[at - self.left : at]
        after = self.bars[at + 1 : i + 1]
        bar = self.bars[at]
        if all(bar.high > b.high for b in before) and all(bar.high >= b.high for b in after):
            self.high_before, self.high = self.high, bar.high
        if all(bar.low < b.low for b in before) and all(bar.low <= b.low for b in after):
            self.low = bar.low

    def allow(self, setting, bar):
        if setting == "inside range":
            known = self.high is not None and self.low is not None
            return known and self.low <= bar.close <= self.high
        if setting == "hh above":
            known = self.high is not None and self.high_before is not None
            return known and self.high > self.high_before and bar.high > self.high
        return True


def in_windows(p, clock):
    one = p["start_time1"] <= clock < p["end_time1"]
    two = p["start_time2"] <= clock < p["end_time2"]
    return one or two


def distance(p, name, entry, atrs, i):
    if p[name + "_type"] == "percent":
        return entry * p[name + "_perc"] / 100
    return p[name + "_atr_mult"] * atrs[i]


def exit_reason(p, bars, i, entry_price, entry_bar, stops, targets):
    bar = bars[i]
    if bar.close <= entry_price - distance(p, "stop", entry_price, stops, i):
        return "stop loss"
    if bar.close >= entry_price + distance(p, "tp", entry_price, targets, i):
        return "take profit"
    if p["ibs_exit_low"] <= strength(bar) <= p["ibs_exit_high"]:
        return "IBS exit"
    if i >= entry_bar + p["bar_stop_bars"]:
        return "bar stop"
    if bar.clock() == p["auto_close_time"]:
        return "auto close"
    return None


def fill(bars, i, side, model, slippage):
    """Price of an order decided on bar i - 1; side is 1 for a purchase."""
    if model == "next_open":
        return bars[i].open + side * slippage
    price = bars[i - 1].close + side * slippage
    return min(price, bars[i].high) if side > 0 else max(price, bars[i].low)


def simulate(bars, changes, model, slippage_ticks):
    p = dict(DEFAULTS, **changes)
    slippage = slippage_ticks * TICK
    stops, targets = atr(bars, p["stop_atr_len"]), atr(bars, p["tp_atr_len"])
    pivots = Pivots(bars, p["pivot_left"], p["pivot_right"])
    first = max(p["warmup_bars"], ready(p))
    wish = None
    held = None
    trades = []
    for i, bar in enumerate(bars):
        if wish is not None and held is None:
            held = (i, fill(bars, i, 1, model, slippage))
        elif wish is not None:
            price = fill(bars, i, -1, model, slippage)
            net = (price - held[1]) * POINT_VALUE - 2 * COMMISSION
            trades.append((held[0] + 1, held[1], i + 1, price, wish, net))
            held = None
        wish = None
        if i + 1 >= p["warmup_bars"]:
            pivots.look(i)
        if held is not None:
            if i > held[0]:
                wish = exit_reason(p, bars, i, held[1], held[0], stops, targets)
        elif i + 1 >= first and in_windows(p, bar.clock()):
            if p["ibs_entry_low"] <= strength(bar) <= p["ibs_entry_high"]:
                if pivots.allow(p["entry_setting"], bar):
                    wish = "enter"
    return trades


def ready(p):
    """Bars until every true range in use is known."""
    lengths = [p[name + "_atr_len"] + 1 for name in ("stop", "tp") if p[name + "_type"] == "ATR"]
    return max(lengths, default=0)


def features(bars):
    ranges, fast = atr(bars, 14), ema(bars, 20)
    rows = []
    for i in range(len(bars) - FEATURES_OF, len(bars)):
        bar = bars[i]
        hour = bar.time.hour
        rows.append(
            (
                bar.time.isoformat() + "Z",
                repr((bar.close - bars[i - 1].close) / bars[i - 1].close * 100),
                1 if hour == 8 else 2 if hour == 14 else 0,
                repr((bar.high - bar.low) / ranges[i]),
                repr((fast[i] - fast[i - 5]) / ranges[i]),
            )
        )
    return rows


def write(folder, name, header, rows):
    with open(os.path.join(folder, name), "w", newline="", encoding="ascii") as out:
        writer = csv.writer(out, lineterminator="\n")
        writer.writerow(header)
        writer.writerows(rows)


def price(value):
    return "%.5f" % value


def main(folder):
    bars = synthetic()
    write(
        folder,
        "6E_hourly.csv",
        ("timestamp", "open", "high", "low", "close", "volume"),
        [
            (b.time.isoformat() + "Z", price(b.open), price(b.high), price(b.low), price(b.close), 1)
            for b in bars
        ],
    )
    write(
        folder,
        "features.csv",
        ("time", "prev_bar_pct", "open_close", "range_compression_atr", "ma_slope_fast"),
        features(bars),
    )
    for name, (changes, model, slippage) in RUNS.items():
        write(
            folder,
            name + ".csv",
            ("entry_bar", "entry_price", "exit_bar", "exit_price", "exit_reason", "net_pnl"),
            [
                (a, price(b), c, price(d), reason, "%.2f" % net)
                for a, b, c, d, reason, net in simulate(bars, changes, model, slippage)
            ],
        )


if __name__ == "__main__":
    main(sys.argv[1])
