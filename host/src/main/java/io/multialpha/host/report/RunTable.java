package io.multialpha.host.report;

import io.multialpha.host.ledger.AccountResult;
import io.multialpha.host.ledger.AccountResult.OpenPosition;
import io.multialpha.host.ledger.Outcome;
import io.multialpha.host.ledger.RunInfo;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;

/** The result of a run as a person reads it on a terminal. */
public final class RunTable {
  private static final int MOST_OPEN_POSITIONS = 20;
  private static final int MOST_REASONS = 4;

  /** Whose words alone say which of many it was. */
  private static final List<Outcome> OF_MANY = List.of(Outcome.FILTER, Outcome.POLICY);

  private static final int NAME_WIDTH = 20;
  private static final int NARROWEST_LINE = 8;
  private static final int WIDEST_LINE = 24;
  private static final DateTimeFormatter MINUTE =
      DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm'Z'", Locale.ROOT).withZone(ZoneOffset.UTC);

  /**
   * What the terminal can show.
   *
   * @param width letters in a line that should not be exceeded, at least 40
   * @param colour whether to use colour
   * @param unicode whether to use more letters than ASCII
   */
  public record Style(int width, boolean colour, boolean unicode) {
    /** For a file or a pipe. */
    public static final Style PLAIN = new Style(120, false, true);

    /**
     * Checks the width.
     *
     * @throws IllegalArgumentException if it is below 40
     */
    public Style {
      if (width < 40) {
        throw new IllegalArgumentException("a table of " + width + " letters, at least 40");
      }
    }
  }

  private final RunReport report;
  private final Style style;
  private final List<String> lines = new ArrayList<>();

  private RunTable(RunReport report, Style style) {
    this.report = report;
    this.style = style;
  }

  /**
   * The table with what a reader has to know of the run: lines that end with a line feed.
   *
   * @param style what the terminal can show
   */
  public static String of(RunReport report, Style style) {
    RunTable table = new RunTable(report, style);
    table.addHeader();
    table.lines.add("");
    table.addPerformances();
    report.outOfSample().ifPresent(table::addOutOfSample);
    table.addFailures();
    table.lines.add("");
    table.addBlocked();
    table.addOpenPositions();
    table.addNotes();
    return String.join("\n", table.lines) + "\n";
  }

  private void addHeader() {
    RunInfo info = report.info();
    String dash = style.unicode() ? " – " : " - ";
    lines.add(
        ink(Ink.BOLD, capitalised(info.mode().text()) + " run " + info.id())
            + dash
            + info.from()
            + " to "
            + info.to());
    if (info.source().synthetic()) {
      wrap(
          "",
          "Data: " + info.source().text() + dash + "made-up prices: no result here is evidence.",
          Ink.WARNING);
    } else {
      wrap("", "Data: " + info.source().text(), Ink.PLAIN);
    }
  }

  private static String capitalised(String word) {
    return word.substring(0, 1).toUpperCase(Locale.ROOT) + word.substring(1);
  }

  private void addPerformances() {
    boolean several = report.performances().size() > 1;
    List<Performance> shown = new ArrayList<>(report.performances());
    if (several) {
      shown.add(report.total());
    }
    TextTable table = new TextTable();
    table.row(
        List.of(
            "strategy",
            "trades",
            "net P&L $",
            "open $",
            "max DD $" + (several ? " " : ""),
            "Sharpe",
            "win",
            "PF",
            "avg open",
            "stops",
            "blocked"));
    for (Performance performance : shown) {
      table.row(cells(performance, several));
    }
    List<String> rows = table.lines();
    int room = Math.min(WIDEST_LINE, style.width() - table.width() - 2);
    for (int i = 0; i < rows.size(); i++) {
      String row = rows.get(i);
      if (room >= NARROWEST_LINE) {
        row += " ".repeat(table.width() + 2 - Ink.width(row));
        row += i == 0 ? "equity" : Sparkline.of(shown.get(i - 1).curve(), room, style.unicode());
      }
      boolean total = several && i == rows.size() - 1;
      lines.add(i == 0 ? ink(Ink.DIM, row) : total ? ink(Ink.BOLD, row) : row);
    }
    if (several) {
      wrap(
          "",
          "* at the ends of trade dates; the drawdowns of the strategies are at every bar",
          Ink.DIM);
    }
    if (report.houseStops().isPresent()) {
      wrap(
          "",
          "Daily stop of the house: hit on "
              + FixedDecimals.grouped(report.houseStops().getAsInt())
              + " of "
              + FixedDecimals.grouped(report.total().curve().size())
              + " trade dates",
          Ink.DIM);
    }
  }

  private void addOutOfSample(OutOfSample later) {
    lines.add("");
    boolean anyAfter = !later.parts().isEmpty();
    wrap("", OutOfSample.sentence(later.inSampleUntil().toString(), anyAfter), Ink.WARNING);
    if (!anyAfter) {
      return;
    }
    List<OutOfSample.Part> shown = new ArrayList<>(later.parts());
    later.total().ifPresent(shown::add);
    TextTable table = new TextTable();
    table.row(
        List.of(
            "strategy",
            "trades",
            "net P&L $",
            "max DD $*",
            "win",
            "PF",
            "Sharpe of $",
            "in sample"));
    for (OutOfSample.Part part : shown) {
      TradeStatistics.Side trades = part.trades();
      table.row(
          List.of(
              shortened(part.name()),
              FixedDecimals.grouped(trades.count()),
              signed(trades.netProfit()),
              dollars(part.maxDrawdown()) + "*",
              winRate(trades),
              orNotAvailable(FixedDecimals.fixed(trades.profitFactor(), 2)),
              orNotAvailable(FixedDecimals.fixed(part.dollarSharpe(), 2)),
              orNotAvailable(FixedDecimals.fixed(part.dollarSharpeBefore(), 2))));
    }
    List<String> rows = table.lines();
    lines.add(ink(Ink.DIM, rows.get(0)));
    lines.addAll(rows.subList(1, rows.size()));
    wrap("", OutOfSample.ON_SHARPE, Ink.DIM);
  }

  private static String winRate(TradeStatistics.Side trades) {
    return Double.isNaN(trades.winRate())
        ? "n/a"
        : FixedDecimals.fixed(100 * trades.winRate(), 1) + "%";
  }

  private List<String> cells(Performance performance, boolean several) {
    TradeStatistics.Side all = performance.trades().all();
    boolean atDayEnds = performance.drawdownBasis() == Performance.DrawdownBasis.TRADE_DATE;
    return List.of(
        shortened(performance.name()),
        FixedDecimals.grouped(all.count()),
        signed(all.netProfit()),
        performance.openPositions() == 0 ? "-" : signed(performance.openProfit()),
        dollars(performance.maxDrawdown()) + (several ? atDayEnds ? "*" : " " : ""),
        orNotAvailable(FixedDecimals.fixed(performance.sharpe(), 2)),
        winRate(all),
        orNotAvailable(FixedDecimals.fixed(all.profitFactor(), 2)),
        FixedDecimals.fixed(performance.averageOpenPositions(), 2),
        FixedDecimals.grouped(performance.dailyStops()),
        FixedDecimals.grouped(performance.blocked().total()));
  }

  private void addFailures() {
    for (AccountResult account : report.accounts()) {
      account
          .failure()
          .ifPresent(
              failure -> {
                lines.add("");
                wrap("!!! ", account.journal().account() + " WAS SET ASIDE: " + failure, Ink.ALARM);
              });
      for (AccountResult.ModelFailure failure : account.modelFailures()) {
        lines.add("");
        wrap(
            "!!! ",
            "THE MODEL OF "
                + failure.symbol()
                + " IN "
                + account.journal().account()
                + " FAILED, and its entries were refused: "
                + failure.why(),
            Ink.ALARM);
      }
    }
    for (AccountResult account : report.accounts()) {
      outOfCash(account)
          .ifPresent(
              since -> {
                lines.add("");
                wrap("!!! ", account.journal().account() + " RAN OUT OF CASH: " + since, Ink.ALARM);
              });
    }
  }

  /** Since when an account has had no cash, and what that meant. */
  static Optional<String> outOfCash(AccountResult account) {
    OptionalLong first = BlockedEntries.firstWithoutCash(account);
    if (first.isEmpty()) {
      return Optional.empty();
    }
    long refused = BlockedEntries.of(List.of(account)).byOutcome().get(Outcome.NO_CASH);
    return Optional.of(
        "from "
            + LocalDate.ofInstant(Instant.ofEpochMilli(first.getAsLong()), ZoneOffset.UTC)
            + " on, "
            + FixedDecimals.grouped(refused)
            + (refused == 1 ? " entry was" : " entries were")
            + " refused while its equity was not above zero.");
  }

  private void addBlocked() {
    if (report.total().blocked().total() == 0) {
      lines.add("No entry was blocked.");
      return;
    }
    lines.add(ink(Ink.BOLD, "Entries blocked"));
    int width =
        report.performances().stream()
            .mapToInt(performance -> shortened(performance.name()).length())
            .max()
            .orElse(0);
    for (Performance performance : report.performances()) {
      String name = shortened(performance.name());
      wrap(
          "  " + name + " ".repeat(width - name.length()) + "  ",
          performance.blocked().total() == 0
              ? "none"
              : String.join(", ", reasons(performance.blocked())),
          Ink.PLAIN);
    }
  }

  /** Counts by outcome; those of filters and policies, which their words tell apart, by reason. */
  private static List<String> reasons(BlockedEntries blocked) {
    List<String> items = new ArrayList<>();
    for (Map.Entry<String, Long> entry : blocked.byWords().entrySet()) {
      List<BlockedEntries.Reason> reasons =
          blocked.reasons().stream()
              .filter(reason -> OF_MANY.contains(reason.outcome()))
              .filter(reason -> reason.words().equals(entry.getKey()))
              .limit(MOST_REASONS)
              .toList();
      long others = entry.getValue();
      for (BlockedEntries.Reason reason : reasons) {
        items.add(counted(reason.count(), entry.getKey()) + " (" + reason.reason() + ")");
        others -= reason.count();
      }
      if (others > 0) {
        items.add(counted(others, entry.getKey()) + (reasons.isEmpty() ? "" : " (other reasons)"));
      }
    }
    return items;
  }

  private static String counted(long count, String what) {
    return FixedDecimals.grouped(count) + " " + what;
  }

  private void addOpenPositions() {
    TextTable table = new TextTable();
    table.row(
        List.of("  strategy", "symbol", "side", "contracts", "since", "entry", "last", "open $"));
    int open = 0;
    for (AccountResult account : report.accounts()) {
      for (OpenPosition position : account.openAtEnd()) {
        if (open++ < MOST_OPEN_POSITIONS) {
          table.row(
              List.of(
                  "  " + shortened(account.journal().account()),
                  position.symbol(),
                  position.quantity() > 0 ? "long" : "short",
                  Integer.toString(Math.abs(position.quantity())),
                  MINUTE.format(Instant.ofEpochMilli(position.entryTime())),
                  FixedDecimals.price(position.entryPrice()),
                  FixedDecimals.price(position.lastPrice()),
                  signed(position.openProfit())));
        }
      }
    }
    if (open == 0) {
      return;
    }
    lines.add("");
    lines.add(ink(Ink.BOLD, "Open at the end"));
    List<String> rows = table.lines();
    lines.add(ink(Ink.DIM, rows.get(0)));
    lines.addAll(rows.subList(1, rows.size()));
    if (open > MOST_OPEN_POSITIONS) {
      lines.add("  and " + (open - MOST_OPEN_POSITIONS) + " more in " + RunFolder.SUMMARY);
    }
  }

  private void addNotes() {
    if (!report.info().notes().isEmpty()) {
      lines.add("");
      report.info().notes().forEach(note -> wrap("Note: ", note, Ink.PLAIN));
    }
  }

  private String signed(double dollars) {
    String text = dollars(dollars);
    if (dollars < 0 && text.startsWith("-")) {
      return ink(Ink.RED, text);
    }
    return dollars > 0 && !text.equals("0") ? ink(Ink.GREEN, text) : text;
  }

  private static String dollars(double dollars) {
    return orNotAvailable(FixedDecimals.groupedWhole(dollars));
  }

  private static String orNotAvailable(String text) {
    return text.isEmpty() ? "n/a" : text;
  }

  private String shortened(String name) {
    return name.length() <= NAME_WIDTH
        ? name
        : name.substring(0, NAME_WIDTH - 2) + (style.unicode() ? "…" : "..");
  }

  private String ink(Ink ink, String text) {
    return ink.on(text, style.colour());
  }

  /** Adds a text, broken at blanks; further lines are indented as far as the first. */
  private void wrap(String head, String text, Ink ink) {
    StringBuilder line = new StringBuilder(head);
    boolean empty = true;
    for (String word : text.split(" ", -1)) {
      if (!empty && line.length() + 1 + word.length() > style.width()) {
        addInked(line.toString(), ink);
        line.setLength(0);
        line.append(" ".repeat(head.length()));
        empty = true;
      }
      line.append(empty ? "" : " ").append(word);
      empty = false;
    }
    addInked(line.toString(), ink);
  }

  private void addInked(String line, Ink ink) {
    lines.add(ink(ink, line));
  }
}
