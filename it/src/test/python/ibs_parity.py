"""The rules of ibs and of some features, bar by bar, as plainly as they can be written.

Nothing here is shared with the program: it is the other side of a comparison. Writes into the
folder named on the command line what `multi-alpha audit parity` reads:

  bars/SYMBOL_hourly.csv       made-up bars; a label is the bar's start
  bars/SYMBOL_daily.csv        the same by sessions, from 18:00 to 18:00
  RUN/params.json              what each run in RUNS was set up with
  RUN/trades.csv               its trades, bars counted from 1
  RUN/features_by_bar.csv      of some, the features of the last bars
  RUN/forest.json              of some, the model

Python 3, no packages. The same bytes on every machine: prices are whole ticks, chance is a
congruential generator, and numbers are rounded to twelve digits.
"""

import bisect
import csv
import datetime
import json
import math
import os
import sys

TICK = 0.00005
TICKS_PER_POINT = 20000
POINT_VALUE = 125000
COMMISSION = 1.25
BARS = 1500
FEATURES_OF = 400
FIRST = 252
THRESHOLD = 0.5
PASS = 0.6

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

# name: (parameters, fill model, slippage in ticks, model)
RUNS = {
    "usual": ({"warmup_bars": FIRST, "stop_perc": 0.25, "tp_perc": 0.25}, "next_open", 0, "PassAll"),
    "forest": ({"warmup_bars": FIRST, "stop_perc": 0.25, "tp_perc": 0.25}, "next_open", 0, "Wrap"),
    "none": ({"warmup_bars": FIRST, "stop_perc": 0.25, "tp_perc": 0.25}, "next_open", 0, "none"),
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
        "PassAll",
    ),
    "rising": (
        {"entry_setting": "hh above", "pivot_left": 3, "pivot_right": 2, "ibs_entry_high": 0.5},
        "next_open",
        0,
        "PassAll",
    ),
    "closes": ({"stop_perc": 0.25, "tp_perc": 0.25}, "coc", 1, "PassAll"),
}

# What a run with features asks for, in the order of the model.
FEATURES = [
    "rsi_pct",
    "6a_hourly_return",
    "rsi2_pct",
    "6a_hourly_z_score",
    "6a_daily_return",
    "ibs_pct",
    "prev_bar_pct",
    "open_close",
    "range_compression_atr",
    "ma_slope_fast",
    "daily_ibs_pct",
    "hourly_atr_percentile",
    "price_z_score_daily",
    "pair_z_score_daily",
    "momentum_z_percentile",
]
WITH_FEATURES = ("forest",)

# Stumps and one tree of two levels: (feature, threshold, share of class 1 if not above, if above).
STUMPS = [
    ("rsi_pct", 0.43, 0.35, 0.7),
    ("rsi2_pct", 0.55, 0.7, 0.25),
    ("rsi_pct", 0.27, 0.75, 0.4),
    ("6a_hourly_return", 0.01, 0.6, 0.35),
    ("6a_daily_return", 0.05, 0.4, 0.65),
    ("6a_hourly_z_score", -0.2, 0.65, 0.45),
    ("rsi2_pct", 0.31, 0.4, 0.6),
    ("ibs_pct", 0.08, 0.6, 0.45),
]


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


HOLIDAY = datetime.date(2024, 3, 29)


def companion(bars):
    """6A: at the times of 6E, now and then without an hour, and without a session on HOLIDAY."""
    chance = Chance(20260106)
    level = 13000
    out = []
    for bar in bars:
        opened = level + chance.below(7) - 3
        path = [opened]
        for _ in range(8):
            path.append(path[-1] + chance.below(19) - 9)
        level = path[-1]
        if trade_date(bar) != HOLIDAY and chance.below(30) != 0:
            out.append(Bar(bar.time, (opened, max(path), min(path), level)))
    return out


def trade_date(bar):
    return (bar.time + datetime.timedelta(hours=6)).date()


def days(bars):
    """One bar a session, its time the evening before."""
    out = []
    for bar in bars:
        if not out or trade_date(out[-1]) != trade_date(bar):
            label = datetime.datetime.combine(trade_date(bar), datetime.time())
            day = Bar(label - datetime.timedelta(hours=6), (0, 0, 0, 0))
            day.open, day.high, day.low = bar.open, bar.high, bar.low
            out.append(day)
        out[-1].high = max(out[-1].high, bar.high)
        out[-1].low = min(out[-1].low, bar.low)
        out[-1].close = bar.close
    return out


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


class Always:
    """Lets every entry pass."""

    def look(self, i, flat):
        pass

    def passes(self):
        return True

    def acted(self, i):
        pass


class Never(Always):
    def passes(self):
        return False


def simulate(bars, changes, model, slippage_ticks, gate):
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
            trades.append((held[0], held[1], i, price, wish, net))
            held = None
        wish = None
        if i + 1 >= p["warmup_bars"]:
            pivots.look(i)
            gate.look(i, held is None)
        if held is not None:
            if i > held[0]:
                wish = exit_reason(p, bars, i, held[1], held[0], stops, targets)
        elif i + 1 >= first and in_windows(p, bar.clock()):
            if p["ibs_entry_low"] <= strength(bar) <= p["ibs_entry_high"]:
                if pivots.allow(p["entry_setting"], bar) and gate.passes():
                    wish = "enter"
        if wish is not None:
            gate.acted(i)
    return trades


def ready(p):
    """Bars until every true range in use is known."""
    lengths = [p[name + "_atr_len"] + 1 for name in ("stop", "tp") if p[name + "_type"] == "ATR"]
    return max(lengths, default=0)


def rsi(closes, length):
    """The rise by the fall of the bar before: what the original's evaluation order makes of it."""
    ups = [max(b - a, 0) for a, b in zip(closes, closes[1:])]
    downs = [max(a - b, 0) for a, b in zip(closes, closes[1:])]
    rises, falls = averages(ups, length, 1 / length), averages(downs, length, 1 / length)
    out = [None] * len(closes)
    for i in range(length, len(closes)):
        before = falls[i - 2]
        out[i] = 0.0 if before is None or before < 1e-12 else 100 - 100 / (1 + rises[i - 1] / before)
    return out


def deviation(values):
    mean = math.fsum(values) / len(values)
    return math.sqrt(math.fsum((value - mean) ** 2 for value in values) / len(values))


def z_score(values, i, mean_of, deviation_of, tiny):
    window = values[i - mean_of + 1 : i + 1]
    return (values[i] - math.fsum(window) / mean_of) / (
        deviation(values[i - deviation_of + 1 : i + 1]) + tiny
    )


class Ranks:
    """Place of a number among all before and itself, in the middle of those equal to it."""

    def __init__(self):
        self.seen = []

    def add(self, value):
        if value is None:
            return None
        bisect.insort(self.seen, value)
        left = bisect.bisect_left(self.seen, value)
        right = bisect.bisect_right(self.seen, value)
        return (left + 1 + right) / 2 / len(self.seen)


class Model:
    """The features as they were asked for, bar by bar, and what a model made of them.

    An RSI is ranked anew with every question: each bar for the log, again for the model if the
    strategy is flat, and again when it enters or leaves.
    """

    def __init__(self, own, other, vote):
        self.own, self.other, self.vote = own, other, vote
        self.own_days, self.other_days = days(own), days(other)
        self.others = [bar.close for bar in other]
        self.ranges, self.fast = atr(own, 14), ema(own, 20)
        self.closes = [bar.close for bar in own]
        self.strengths = {"rsi_pct": rsi(self.closes, 5)}
        self.pair = rsi(self.others, 14)
        self.ranks = {name: Ranks() for name in ("rsi_pct", "rsi2_pct", "ibs_pct", "daily_ibs_pct")}
        self.spread, self.atrs = [], []
        self.date = self.day_rank = None
        self.score = None
        self.rows = []

    def seen(self, bars, i):
        """Index of the latest bar of another instrument at the time of an own one."""
        return bisect.bisect_right([bar.time for bar in bars], self.own[i].time) - 1

    def completed(self, day_bars, i):
        """Index of the day one back from the latest that has begun."""
        today = trade_date(self.own[i])
        return bisect.bisect_right([trade_date(day) for day in day_bars], today) - 2

    def ask(self, i):
        """One more question for the two that are ranked anew."""
        pair = self.pair[self.seen(self.other, i)]
        return {
            "rsi_pct": self.ranks["rsi_pct"].add(self.strengths["rsi_pct"][i]),
            "rsi2_pct": self.ranks["rsi2_pct"].add(pair),
        }

    def values(self, i):
        bar, before = self.own[i], self.own[i - 1]
        at = self.seen(self.other, i)
        day = self.completed(self.other_days, i)
        mine = self.own_days[self.completed(self.own_days, i)]
        if trade_date(mine) != self.date:
            self.date = trade_date(mine)
            self.day_rank = self.ranks["daily_ibs_pct"].add(strength(mine))
        self.atrs.append(self.ranges[i])
        window = self.atrs[-252:]
        spread = [
            self.closes[k] - self.others[self.seen(self.other, k)] for k in range(i - 19, i + 1)
        ]
        hour = bar.time.hour
        warm = at + 1 >= 252
        return {
            "6a_hourly_return": change(self.others, at),
            "6a_hourly_z_score": z_score(self.others, at, 20, 252, 0) if warm else None,
            "6a_daily_return": change([d.close for d in self.other_days], day),
            "ibs_pct": self.ranks["ibs_pct"].add(strength(bar)),
            "prev_bar_pct": (bar.close - before.close) / before.close * 100,
            "open_close": 1 if hour == 8 else 2 if hour == 14 else 0,
            "range_compression_atr": (bar.high - bar.low) / self.ranges[i],
            "ma_slope_fast": (self.fast[i] - self.fast[i - 5]) / self.ranges[i],
            "daily_ibs_pct": self.day_rank,
            "hourly_atr_percentile": 100 * sum(x < window[-1] for x in window) / len(window),
            "price_z_score_daily": z_score(self.closes, i, 20, 20, 1e-12),
            "pair_z_score_daily": z_score(spread, 19, 20, 20, 1e-12),
            "momentum_z_percentile": None,
        }

    def look(self, i, flat):
        values = self.values(i)
        values.update(self.ask(i))
        if flat:
            self.score = None
            if values["6a_hourly_z_score"] is not None:
                self.score = self.vote(dict(values, **self.ask(i)))
        shown = [self.own[i].time, "" if self.score is None else "%.12g" % self.score]
        shown += ["" if values[name] is None else "%.12g" % values[name] for name in FEATURES]
        self.rows.append(shown)

    def passes(self):
        return self.score is not None and self.score >= THRESHOLD

    def acted(self, i):
        self.ask(i)


def change(closes, i):
    return (closes[i] - closes[i - 1]) / closes[i - 1] * 100


def vote(values):
    shares = []
    for name, threshold, below, above in STUMPS:
        # Rows are floats of four bytes there; no value lies that near to a threshold.
        shares.append(below if (values[name] or 0) <= threshold else above)
    return sum(shares) / len(shares)


def forest():
    trees = []
    for name, threshold, below, above in STUMPS:
        leaves = [[round(100 - 100 * share), round(100 * share)] for share in (below, above)]
        both = [leaves[0][0] + leaves[1][0], leaves[0][1] + leaves[1][1]]
        trees.append(
            {
                "left": [1, -1, -1],
                "right": [2, -1, -1],
                "feature": [FEATURES.index(name), -2, -2],
                "threshold": [threshold, -2.0, -2.0],
                "value": [both] + leaves,
            }
        )
    return {"features": FEATURES, "classes": [0, 1], "trees": trees}


def write(folder, name, header, rows):
    with open(os.path.join(folder, name), "w", newline="", encoding="ascii") as out:
        writer = csv.writer(out, lineterminator="\n")
        writer.writerow(header)
        writer.writerows(rows)


def write_json(folder, name, value):
    with open(os.path.join(folder, name), "w", newline="", encoding="ascii") as out:
        json.dump(value, out, indent=1)
        out.write("\n")


def write_bars(folder, symbol, bars):
    for timeframe, each in (("hourly", bars), ("daily", days(bars))):
        write(
            folder,
            symbol + "_" + timeframe + ".csv",
            ("datetime", "Open", "High", "Low", "Close", "volume"),
            [
                (b.time, price(b.open), price(b.high), price(b.low), price(b.close), 1)
                for b in each
            ],
        )


def write_trades(folder, bars, trades, model):
    # What is filled at a close is stamped with the bar of the signal, but told on the next one.
    before = 1 if model == "coc" else 0
    rows = [
        (
            n + 1,
            "6E",
            bars[a - 1].time,
            bars[a - before].time,
            price(b),
            1,
            a + 1,
            bars[c - 1].time,
            bars[c - before].time,
            price(d),
            c + 1,
            reason,
            "%.2f" % net,
            "%.2f" % (2 * COMMISSION),
        )
        for n, (a, b, c, d, reason, net) in enumerate(trades)
    ]
    write(
        folder,
        "trades.csv",
        (
            "n",
            "symbol",
            "signal_time",
            "entry_time",
            "entry_price",
            "size",
            "entry_bar",
            "exit_signal_time",
            "exit_time",
            "exit_price",
            "exit_bar",
            "exit_reason",
            "pnl_usd",
            "commission_usd",
        ),
        rows,
    )


def params(changes, model, slippage, ml, count, recorded):
    given = {key: value for key, value in changes.items() if key != "warmup_bars"}
    from_bar = {"features_from": BARS - FEATURES_OF + 1} if recorded else {}
    return {
        "symbol": "6E",
        "params": given,
        "fill": model,
        "slippage_fixed": slippage * TICK,
        "daily_label": "first",
        "feeds": ["6E_hour", "6A_hour", "6E_day", "6A_day"],
        "ml": ml,
        "ml_threshold": THRESHOLD,
        "ml_features": FEATURES if ml == "Wrap" else [],
        "max_period": changes.get("warmup_bars", 0),
        **from_bar,
        "n_trades": count,
        "point_value": POINT_VALUE,
        "commission_per_side": COMMISSION,
    }


def price(value):
    return "%.5f" % value


def gate_of(name, ml, own, other):
    if ml == "none":
        return Never()
    if name in WITH_FEATURES:
        return Model(own, other, vote if ml == "Wrap" else lambda values: PASS)
    return Always()


def main(folder):
    own = synthetic()
    other = companion(own)
    os.makedirs(os.path.join(folder, "bars"), exist_ok=True)
    write_bars(os.path.join(folder, "bars"), "6E", own)
    write_bars(os.path.join(folder, "bars"), "6A", other)
    for name, (changes, model, slippage, ml) in RUNS.items():
        run = os.path.join(folder, name)
        os.makedirs(run, exist_ok=True)
        gate = gate_of(name, ml, own, other)
        trades = simulate(own, changes, model, slippage, gate)
        said = params(changes, model, slippage, ml, len(trades), name in WITH_FEATURES)
        write_json(run, "params.json", said)
        write_trades(run, own, trades, model)
        if ml == "Wrap":
            write_json(run, "forest.json", forest())
        if name in WITH_FEATURES:
            header = ["time", "ml_score"] + FEATURES
            write(run, "features_by_bar.csv", header, gate.rows[-FEATURES_OF:])


if __name__ == "__main__":
    main(sys.argv[1])
