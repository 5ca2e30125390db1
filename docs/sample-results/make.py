"""Makes the synthetic results in this folder, and what the reference method has to make of them.

    python3 docs/sample-results/make.py

Standard library only. The simulator below is a second, plain telling of the method's rules, made
apart from the Java one so that each checks the other. Nothing here is market data.
"""

import csv
import json
import math
import os
import shutil
from datetime import datetime, timedelta

HERE = os.path.dirname(os.path.abspath(__file__))
SLIPPAGE = {"ES": 50, "NQ": 20, "GC": 40, "CL": 40, "6A": 40}
# symbol: first hour, tick in dollars, mean and spread of profits in ticks
SYMBOLS = {
    "6A": (2, 10.0, 5, 26),
    "CL": (5, 10.0, 5, 62),
    "ES": (8, 12.5, 7, 66),
    "GC": (11, 10.0, 6, 80),
    "NQ": (14, 5.0, 14, 170),
    "ZB": (17, 31.25, 1, 17),
}
HEADER = (
    "Symbol,Strategy,Model,Trade_ID,Date/Time,Exit Date/Time,Model_Probability,Model_Selected,"
    "Model_Threshold,Model_PnL_USD,Model_PnL_USD_When_Selected"
).split(",")


class Random:
    """A linear congruential generator: the same numbers on every machine."""

    def __init__(self, seed):
        self.state = seed

    def below(self, bound):
        self.state = (self.state * 6364136223846793005 + 1442695040888963407) % 2**64
        return (self.state >> 33) % bound

    def bell(self, spread):
        return round(sum(self.below(2 * spread + 1) - spread for _ in range(4)) / 2)


def make_trades(symbol, seed):
    first, tick, mean, spread = SYMBOLS[symbol]
    random = Random(seed)
    at = datetime(2023, 1, 2) + timedelta(hours=first)
    end = datetime(2024, 12, 30)
    number = 0
    while True:
        at += timedelta(hours=4 + random.below(44))
        while at.weekday() >= 5 or at.hour == 16:
            at += timedelta(hours=1)
        leave = at + timedelta(hours=1 + random.below(16))
        if leave > end:
            return
        number += 1
        profit = tick * (mean + random.bell(spread))
        selected = random.below(10) < 7
        yield [
            symbol, "synthetic", "RandomForestClassifier", number, at, leave,
            (450 + random.below(300) if selected else 200 + random.below(249)) / 1000,
            int(selected), 0.45, profit, profit if selected else 0.0,
        ]
        at = leave


def write_results():
    for seed, symbol in enumerate(SYMBOLS):
        folder = os.path.join(HERE, symbol + "_optimization")
        shutil.rmtree(folder, ignore_errors=True)
        os.makedirs(folder)
        rows = list(make_trades(symbol, seed + 1))
        profits = [row[10] for row in rows if row[7]]
        if symbol == "CL":  # as the original leaves it where a position was open at the end
            rows[40][5] = ""
            rows[41][10] = ""
            rows[40][7] = rows[41][7] = 1
        with open(os.path.join(folder, symbol + "_rf_best_trades.csv"), "w", newline="\n") as file:
            out = csv.writer(file, lineterminator="\n")
            out.writerow(HEADER)
            out.writerows(rows)
        mean = sum(profits) / len(profits)
        spread = math.sqrt(sum((p - mean) ** 2 for p in profits) / (len(profits) - 1))
        figures = {
            "Symbol": symbol,
            "Sharpe_OOS_CPCV": round(mean / spread * math.sqrt(252), 6),
            "Profit_Factor": round(
                sum(p for p in profits if p > 0) / -sum(p for p in profits if p < 0), 6
            ),
            "Prod_Threshold": 0.45,
        }
        if symbol in ("GC", "ZB"):
            write_json(folder, symbol + "_rf_best_summary.txt", figures)
        if symbol == "GC":  # best.json has the last word
            figures["Sharpe_OOS_CPCV"] += 0.25
            figures["Profit_Factor"] = 1.01
        if symbol != "ZB":
            write_json(folder, "best.json", figures)


def write_json(folder, name, content):
    with open(os.path.join(folder, name), "w", newline="\n") as file:
        json.dump(content, file, indent=2)
        file.write("\n")


def read_results(symbols):
    trades, sharpe, factor = {}, {}, {}
    for symbol in symbols:
        folder = os.path.join(HERE, symbol + "_optimization")
        figures = os.path.join(folder, "best.json")
        if not os.path.exists(figures):
            figures = os.path.join(folder, symbol + "_rf_best_summary.txt")
        with open(figures) as file:
            content = json.load(file)
        sharpe[symbol], factor[symbol] = content["Sharpe_OOS_CPCV"], content["Profit_Factor"]
        trades[symbol] = []
        with open(os.path.join(folder, symbol + "_rf_best_trades.csv")) as file:
            for row in csv.DictReader(file):
                profit = row["Model_PnL_USD_When_Selected"]
                if row["Model_Selected"] == "1" and row["Exit Date/Time"] and profit:
                    trades[symbol].append(
                        (
                            datetime.fromisoformat(row["Date/Time"]),
                            datetime.fromisoformat(row["Exit Date/Time"]),
                            float(profit) - SLIPPAGE.get(symbol, 40),
                        )
                    )
    return trades, sharpe, factor


def simulate(trades, score, most, initial=150000.0, stop=2500.0, slippage=0.0002):
    """Symbols have their turn in the order in which they are in the dictionary."""
    events = []
    for turn, (symbol, rows) in enumerate(trades.items()):
        for number, (enter, leave, _) in enumerate(rows):
            events.append((enter, turn, number, 0, symbol))
            events.append((leave, turn, number, 1, symbol))
    events.sort()
    equity, day_profit, stopped, day = initial, 0.0, False, None
    opened, rows, used, counted, positions, stops = [], [], set(), 0, 0, 0
    for time, _, number, is_exit, symbol in events:
        if time.date() != day:
            day, day_profit, stopped = time.date(), 0.0, False
        counts = not stopped
        if not stopped and not is_exit:
            if len(opened) >= most:
                names = sorted({name for name, _ in opened} | {symbol})
                names.sort(key=lambda name: -score[name])
                if symbol not in names[:most]:
                    continue
                worst = [name for name in names if any(o[0] == name for o in opened)][-1]
                leaving = [o for o in opened if o[0] == worst][0]
                opened.remove(leaving)
                profit = trades[worst][leaving[1]][2] * (1 - slippage)
                equity, day_profit = equity + profit, day_profit + profit
            opened.append((symbol, number))
            used.add(symbol)
        elif not stopped and (symbol, number) in opened:
            opened.remove((symbol, number))
            profit = trades[symbol][number][2]
            equity, day_profit = equity + profit, day_profit + profit
            if day_profit <= -stop:
                for name, index in opened:
                    profit = trades[name][index][2] * (1 - slippage)
                    equity, day_profit = equity + profit, day_profit + profit
                opened, stopped, stops = [], True, stops + 1
        if counts:
            counted, positions = counted + 1, positions + len(opened)
        rows.append((time, equity))
    metrics = measure(rows, initial)
    metrics.update(
        max_positions=most,
        daily_stops_hit=stops,
        avg_positions=positions / counted,
        n_symbols_used=len(used),
        n_symbols_total=len(trades),
    )
    return metrics


def measure(rows, initial):
    last = rows[-1][1]
    years = (rows[-1][0] - rows[0][0]).days / 365.25
    cagr = (last / initial) ** (1 / years) - 1 if years > 0 else 0.0
    by_day = {}
    for time, equity in rows:
        by_day[time.date()] = equity
    day, closes = rows[0][0].date(), []
    while day <= rows[-1][0].date():
        closes.append(by_day.get(day, closes[-1] if closes else None))
        day += timedelta(days=1)
    returns = [b / a - 1 for a, b in zip(closes, closes[1:])]
    mean = math.fsum(returns) / len(returns)
    deviation = math.sqrt(math.fsum((r - mean) ** 2 for r in returns) / (len(returns) - 1))
    volatility = deviation * math.sqrt(252)
    peak, worst, worst_part, breaches, below, inside = -math.inf, 0.0, 0.0, 0, 0, False
    for _, equity in rows:
        peak = max(peak, equity)
        worst = min(worst, equity - peak)
        worst_part = min(worst_part, (equity - peak) / peak)
        breach = equity - peak <= -6000
        below += breach
        breaches += breach and not inside
        inside = breach
    steps = [b[1] / a[1] - 1 for a, b in zip(rows, rows[1:])]
    gains = math.fsum(s for s in steps if s > 0)
    losses = -math.fsum(s for s in steps if s < 0)
    return {
        "max_positions": 0,
        "total_return_dollars": last - initial,
        "total_return_pct": (last - initial) / initial,
        "cagr": cagr,
        "sharpe_ratio": cagr / volatility if volatility > 0 else 0.0,
        "annualized_volatility": volatility,
        "max_drawdown_dollars": worst,
        "max_drawdown_pct": worst_part,
        "profit_factor": gains / losses,
        "gross_profits": gains * initial,
        "gross_losses": losses * initial,
        "daily_stops_hit": 0,
        "avg_positions": 0.0,
        "n_symbols_used": 0,
        "n_symbols_total": 0,
        "dd_breach_6k_events": breaches,
        "dd_breach_6k_periods": below,
        "dd_breach_6k_pct_time": 100.0 * below / len(rows),
    }


def write_table(name, rows):
    rows = sorted(rows, key=lambda row: -row["sharpe_ratio"])
    with open(os.path.join(HERE, "expected", name), "w", newline="\n") as file:
        out = csv.DictWriter(file, list(rows[0]), lineterminator="\n")
        out.writeheader()
        out.writerows(rows)


def search(trades, score, limit, span):
    best = None
    for most in span:
        names = sorted(trades)
        while True:
            now = simulate({n: trades[n] for n in names}, score, most)
            fall = -now["max_drawdown_dollars"]
            if fall < limit or len(names) == 1:
                break
            gone, gain = None, 0.0
            for name in names:
                rest = {n: trades[n] for n in names if n != name}
                less = fall + simulate(rest, score, most)["max_drawdown_dollars"]
                if less > gain:
                    gone, gain = name, less
            names.remove(gone or min(names, key=lambda n: score[n]))
        if fall < limit and (best is None or now["sharpe_ratio"] > best[1]["sharpe_ratio"]):
            best = names, now
    return best


def between(trades, first, last):
    first, last = datetime.fromisoformat(first), datetime.fromisoformat(last)
    return {n: [r for r in rows if first <= r[0] <= last] for n, rows in trades.items()}


def main():
    write_results()
    os.makedirs(os.path.join(HERE, "expected", "greedy"), exist_ok=True)
    trades, sharpe, factor = read_results(sorted(SYMBOLS))
    span = range(1, 7)
    write_table("sim_sharpe.csv", [simulate(trades, sharpe, n) for n in span])
    write_table("sim_pf.csv", [simulate(trades, factor, n) for n in span])
    tight = dict(initial=50000.0, stop=800.0, slippage=0.001)
    write_table("sim_tight.csv", [simulate(trades, sharpe, n, **tight) for n in span])
    some, _, _ = read_results(["ES", "NQ", "GC", "6A", "ZB"])
    write_table("sim_subset.csv", [simulate(some, sharpe, n) for n in range(1, 4)])
    names, train = search(between(trades, "2023-01-01", "2023-12-31"), sharpe, 5000, span)
    test = between(trades, "2024-01-01", "2024-12-31")
    test = simulate({n: test[n] for n in names}, sharpe, train["max_positions"])
    write_json(
        os.path.join(HERE, "expected", "greedy"),
        "result.json",
        {
            "max_positions": train["max_positions"],
            "instruments": names,
            "train": train,
            "test": test,
        },
    )


if __name__ == "__main__":
    main()
