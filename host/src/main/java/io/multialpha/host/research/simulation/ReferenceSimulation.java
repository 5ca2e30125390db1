package io.multialpha.host.research.simulation;

/**
 * The original's simulator, figure for figure, its mistakes included: a position that makes room or
 * is stopped out books the whole profit of its future, the ranking knows the whole result, the
 * daily stop sees closed trades only. What the figures are worth is told by {@link
 * HonestSimulation}.
 *
 * <p>Its order of events where times are equal is the original's made well-defined: see {@link
 * EventOrder}.
 */
public final class ReferenceSimulation extends TrackedEquity {
  private static final long DAY = 86_400_000L;
  private static final double DAYS_PER_YEAR = 365.25;
  private static final double TRADE_DATES_PER_YEAR = 252;

  private final ReferencePlan plan;
  private final Selection selection;
  private final double stopLoss;

  /** Trades that are open, in order of entry. */
  private final int[] open;

  private int openCount;
  private double equity;
  private double dayProfit;
  private boolean stopped;
  private int today;
  private long positionSum;
  private int positionRows;

  // What was written down: a row for each event but rejected entries.
  private int rows;
  private int firstRow;
  private int lastRow;
  private double rowEquity;
  private int rowDay;
  private int breachRows;

  ReferenceSimulation(ReferencePlan plan) {
    super(plan.settings.initialCash(), plan.dayCount);
    this.plan = plan;
    selection = new Selection(plan.events, plan.symbols);
    stopLoss = plan.settings.dailyStopLoss();
    open = new int[plan.symbols.length];
  }

  @Override
  public void run(long wanted, int limit) {
    begin(wanted, limit);
    int count = selection.select(wanted);
    int[] places = selection.places();
    int[] events = plan.events;
    int[] days = plan.days;
    for (int i = 0; i < count; i++) {
      int place = places[i];
      if (days[place] != today) {
        today = days[place];
        dayProfit = 0;
        stopped = false;
      }
      if (!stopped) {
        int event = events[place];
        if ((event & 1) == 1) {
          exit(event >> 1);
        } else if (!enter(event >> 1)) {
          continue;
        }
        positionSum += openCount;
        positionRows++;
      }
      writeRow(place);
    }
    if (rows > 0) {
      dayEquity[rowDay] = rowEquity;
    }
  }

  private void begin(long wanted, int limit) {
    restart(wanted, limit);
    openCount = 0;
    equity = initialCash;
    dayProfit = 0;
    stopped = false;
    today = -1;
    positionSum = 0;
    positionRows = 0;
    rows = 0;
    rowEquity = initialCash;
    breachRows = 0;
  }

  private boolean enter(int trade) {
    int symbol = plan.symbols[trade];
    if (openCount >= maxPositions) {
      wasFull = true;
      if (!makeRoom(plan.ranks[symbol])) {
        return false;
      }
    }
    open[openCount++] = trade;
    mostPositions = Math.max(mostPositions, openCount);
    symbolsUsed |= 1L << symbol;
    return true;
  }

  /**
   * Closes a position of the lowest-ranked open symbol, unless as many other symbols as there are
   * places are ranked above the newcomer's.
   */
  private boolean makeRoom(int newcomer) {
    int worst = -1;
    int worstRank = -1;
    int above = 0;
    for (int i = 0; i < openCount; i++) {
      int rank = plan.ranks[plan.symbols[open[i]]];
      above += rank < newcomer ? 1 : 0;
      if (rank > worstRank) {
        worstRank = rank;
        worst = i;
      }
    }
    // Symbols are counted, not positions, so a symbol that is open twice counts once.
    if (above >= maxPositions && symbolsAbove(newcomer) >= maxPositions) {
      return false;
    }
    double profit = plan.forced[open[worst]];
    remove(worst);
    equity += profit;
    dayProfit += profit;
    return true;
  }

  private int symbolsAbove(int newcomer) {
    long above = 0;
    for (int i = 0; i < openCount; i++) {
      int symbol = plan.symbols[open[i]];
      above |= plan.ranks[symbol] < newcomer ? 1L << symbol : 0;
    }
    return Long.bitCount(above);
  }

  private void exit(int trade) {
    int at = 0;
    while (at < openCount && open[at] != trade) {
      at++;
    }
    if (at == openCount) {
      return;
    }
    remove(at);
    double profit = plan.profits[trade];
    equity += profit;
    dayProfit += profit;
    if (dayProfit <= -stopLoss) {
      for (int i = 0; i < openCount; i++) {
        equity += plan.forced[open[i]];
        dayProfit += plan.forced[open[i]];
      }
      openCount = 0;
      stopped = true;
      stops++;
    }
  }

  private void remove(int at) {
    openCount--;
    for (int i = at; i < openCount; i++) {
      open[i] = open[i + 1];
    }
  }

  private void writeRow(int place) {
    if (rows == 0) {
      firstRow = place;
      rowDay = today;
    } else if (today != rowDay) {
      for (; rowDay < today; rowDay++) {
        dayEquity[rowDay] = rowEquity;
      }
    }
    rows++;
    lastRow = place;
    if (equity != rowEquity) {
      takeEquity();
    }
    breachRows += inBreach ? 1 : 0;
  }

  private void takeEquity() {
    double change = equity / rowEquity - 1;
    if (change > 0) {
      gains += change;
    } else {
      losses -= change;
    }
    rowEquity = equity;
    see(equity);
  }

  private double cagr() {
    // Whole days, as the original counts them.
    long days = rows == 0 ? 0 : (plan.clocks[lastRow] - plan.clocks[firstRow]) / DAY;
    return days == 0 ? 0 : StrictMath.pow(equity / initialCash, DAYS_PER_YEAR / days) - 1;
  }

  /** Of calendar days, weekends included, the first day left out. */
  private double volatility() {
    int first = rows == 0 ? 0 : plan.days[firstRow];
    int count = rows == 0 ? 0 : rowDay - first;
    if (count < 2) {
      return 0;
    }
    double sum = 0;
    for (int day = first + 1; day <= rowDay; day++) {
      sum += dayEquity[day] / dayEquity[day - 1] - 1;
    }
    double mean = sum / count;
    double squares = 0;
    for (int day = first + 1; day <= rowDay; day++) {
      double off = dayEquity[day] / dayEquity[day - 1] - 1 - mean;
      squares += off * off;
    }
    return Math.sqrt(squares / (count - 1)) * Math.sqrt(TRADE_DATES_PER_YEAR);
  }

  @Override
  public double sharpe() {
    double volatility = volatility();
    return volatility > 0 ? cagr() / volatility : 0;
  }

  @Override
  int firstDay() {
    return rows == 0 ? 0 : plan.days[firstRow];
  }

  @Override
  int dayCount() {
    return rows == 0 ? 0 : rowDay - firstDay() + 1;
  }

  @Override
  public PortfolioMetrics metrics() {
    return new PortfolioMetrics(
        maxPositions,
        equity - initialCash,
        (equity - initialCash) / initialCash,
        cagr(),
        sharpe(),
        volatility(),
        drawdown,
        drawdownFraction,
        losses > 0 ? gains / losses : Double.POSITIVE_INFINITY,
        gains * initialCash,
        losses * initialCash,
        stops,
        positionRows == 0 ? 0 : (double) positionSum / positionRows,
        Long.bitCount(symbolsUsed),
        Long.bitCount(symbols),
        breaches,
        breachRows,
        rows == 0 ? 0 : 100.0 * breachRows / rows);
  }
}
