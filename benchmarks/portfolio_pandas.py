"""Times a plain pandas telling of the reference method and prints JSON; nothing where pandas is not installed.

This is not the program of the system that multi-alpha replaces, which cannot be run here. It is our own, after that
one's rules, written the way such research is: a frame of events, a loop over its rows, a frame of equity. Before it is
timed it has to come to the Sharpe ratios and drawdowns that multi-alpha came to, limit by limit.

Called by report.sh with the FIGURES that PortfolioFigures printed. With --check it only compares.
"""

import json
import os
import sys
import time

try:
    import pandas
except ImportError:
    print("{}")
    sys.exit(0)

CASH, STOP, EXIT_SLIPPAGE, BREACH = 150_000.0, 2_500.0, 0.0002, 6_000.0
SLIPPAGE = {"ES": 50, "NQ": 20, "RTY": 20, "YM": 20, "GC": 40, "SI": 100, "PL": 20, "HG": 50, "CL": 40, "NG": 40, "6A": 40,
            "6B": 25, "6C": 20, "6E": 25, "6J": 25, "6M": 20, "6N": 40, "6S": 50}
ENDING = "_optimization"
TOLERANCE = 1e-9


def score(folder, symbol):
    figures = {}
    for name in (f"{symbol}_rf_best_summary.txt", "best.json"):
        path = os.path.join(folder, name)
        if os.path.exists(path):
            with open(path, encoding="utf-8") as file:
                figures.update(json.load(file))
    return figures.get("Sharpe_OOS_CPCV", figures.get("Sharpe", 0.0))


def read(results):
    """All events in order, and the score of each symbol."""
    frames, scores = [], {}
    names = sorted(name[: -len(ENDING)] for name in os.listdir(results) if name.endswith(ENDING))
    for turn, symbol in enumerate(names):
        folder = os.path.join(results, symbol + ENDING)
        scores[symbol] = score(folder, symbol)
        trades = pandas.read_csv(os.path.join(folder, f"{symbol}_rf_best_trades.csv"), parse_dates=["Date/Time", "Exit Date/Time"])
        trades = trades[trades["Model_Selected"] == 1].dropna(subset=["Exit Date/Time", "Model_PnL_USD_When_Selected"])
        trades = trades.assign(symbol=symbol, turn=turn, trade=range(len(trades)),
                               pnl=trades["Model_PnL_USD_When_Selected"] - SLIPPAGE.get(symbol, 40))
        for kind, column in ((0, "Date/Time"), (1, "Exit Date/Time")):
            frames.append(trades.assign(time=trades[column], kind=kind)[["time", "turn", "trade", "kind", "symbol", "pnl"]])
    events = pandas.concat(frames).sort_values(["time", "turn", "trade", "kind"], kind="stable", ignore_index=True)
    events["date"] = events["time"].dt.normalize()
    return events, scores


def leaves(opened, newcomer, scores, most):
    """Place of the position that makes room for a symbol; none if it has to wait."""
    ranked = sorted({position[0] for position in opened} | {newcomer}, key=lambda name: (-scores[name], name))
    if newcomer not in ranked[:most]:
        return None
    worst = max((position[0] for position in opened), key=lambda name: (-scores[name], name))
    return next(place for place, position in enumerate(opened) if position[0] == worst)


def simulate(rows, scores, most):
    equity, today_pnl, stopped, day = CASH, 0.0, False, None
    opened, times, curve = [], [], []
    for event in rows:
        if event.date != day:
            day, today_pnl, stopped = event.date, 0.0, False
        if not stopped and event.kind == 0:
            if len(opened) >= most:
                place = leaves(opened, event.symbol, scores, most)
                if place is None:
                    continue
                profit = opened.pop(place)[2] * (1 - EXIT_SLIPPAGE)
                equity, today_pnl = equity + profit, today_pnl + profit
            opened.append((event.symbol, event.trade, event.pnl))
        elif not stopped and (event.symbol, event.trade, event.pnl) in opened:
            opened.remove((event.symbol, event.trade, event.pnl))
            equity, today_pnl = equity + event.pnl, today_pnl + event.pnl
            if today_pnl <= -STOP:
                for position in opened:
                    equity += position[2] * (1 - EXIT_SLIPPAGE)
                opened, stopped = [], True
        times.append(event.time)
        curve.append(equity)
    return measure(pandas.Series(curve, index=pandas.DatetimeIndex(times)))


def measure(equity):
    years = (equity.index[-1] - equity.index[0]).days / 365.25
    cagr = (equity.iloc[-1] / CASH) ** (1 / years) - 1 if years > 0 else 0.0
    daily = equity.resample("D").last().ffill().pct_change().dropna()
    volatility = daily.std() * 252**0.5
    below = equity - equity.cummax()
    breach = below <= -BREACH
    steps = equity.pct_change().dropna()
    return {
        "sharpe": cagr / volatility if volatility > 0 else 0.0,
        "drawdown": -below.min(),
        "breaches": int((breach & ~breach.shift(fill_value=False)).sum()),
        "profit_factor": steps[steps > 0].sum() / -steps[steps < 0].sum(),
    }


def rows_of(events):
    """The two ways to go through a frame row by row: the usual one, and the quick one."""
    return {
        "iterrows": lambda: (row for _, row in events.iterrows()),
        "itertuples": lambda: events.itertuples(index=False),
    }


def require_equal(rows, scores, figures, way):
    for expected in figures:
        found = simulate(rows(), scores, expected["max_positions"])
        for name in ("sharpe", "drawdown", "breaches"):
            if abs(found[name] - expected[name]) > TOLERANCE * max(1.0, abs(expected[name])):
                sys.exit(f"{way}, limit {expected['max_positions']}: {name} is {found[name]!r} here and {expected[name]!r} by multi-alpha")


def main():
    with open(sys.argv[-1], encoding="utf-8") as file:
        recorded = json.load(file)
    events, scores = read(recorded["folder"])
    if len(events) != recorded["events"]:
        sys.exit(f"{len(events)} events here and {recorded['events']} by multi-alpha")
    measured = {"version": pandas.__version__, "events": len(events)}
    for way, rows in rows_of(events).items():
        require_equal(rows, scores, recorded["figures"], way)
        if "--check" not in sys.argv:
            measured[way] = []
            for _ in range(3):
                start = time.process_time()
                for figures in recorded["figures"]:
                    simulate(rows(), scores, figures["max_positions"])
                measured[way].append(time.process_time() - start)
    print(json.dumps(measured))


main()
