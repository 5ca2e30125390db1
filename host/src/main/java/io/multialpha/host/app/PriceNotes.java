package io.multialpha.host.app;

import io.multialpha.api.market.Instrument;
import io.multialpha.host.PlainNumber;
import io.multialpha.host.market.DaysApart;
import io.multialpha.host.market.MarketDataException;
import io.multialpha.host.market.MisdatedDays;
import io.multialpha.host.market.PriceSpike;
import io.multialpha.host.market.PriceSurvey;
import io.multialpha.host.report.FixedDecimals;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/** What is to be said about the prices of a run before it trades on them. */
final class PriceNotes {
  /** No contract trades at more ticks; the dearest share in its cents comes to a tenth of it. */
  private static final double MOST_TICKS = 1e9;

  private static final int MOST_DATES = 10;

  private PriceNotes() {}

  /**
   * Refuses prices that cannot be those of the contract.
   *
   * @throws MarketDataException if there are any
   */
  static void requireFit(PriceSurvey prices, Instrument instrument) {
    double tick = instrument.tickSize();
    double furthest = Math.max(Math.abs(prices.lowest()), Math.abs(prices.highest()));
    boolean belowTick = prices.lowest() > 0 && prices.lowest() < tick / 2;
    if (furthest > MOST_TICKS * tick || belowTick) {
      throw new MarketDataException(
          instrument.symbol()
              + ": its prices go from "
              + PlainNumber.of(prices.lowest())
              + " to "
              + PlainNumber.of(prices.highest())
              + ", which with a tick of "
              + PlainNumber.of(tick)
              + " cannot be; expected from one tick to a billion of them. Correct the bars, or"
              + " tick_size of instruments."
              + instrument.symbol()
              + ".");
    }
  }

  /** The jumps in these trade dates, if there are any. */
  static Optional<String> jumps(PriceSurvey prices, TradeDates dates) {
    List<LocalDate> jumps =
        prices.jumps().stream()
            .filter(day -> !day.isBefore(dates.first()) && !day.isAfter(dates.last()))
            .toList();
    if (jumps.isEmpty()) {
      return Optional.empty();
    }
    int more = jumps.size() - MOST_DATES;
    return Optional.of(
        prices.symbol()
            + ": "
            + (jumps.size() == 1 ? "1 trade date opens" : jumps.size() + " trade dates open")
            + " more than "
            + PriceSurvey.JUMP_RANGES
            + " usual hourly ranges from the last close, as at a roll of a series that is not"
            + " adjusted; such a jump is won or lost by whoever holds it: "
            + jumps.stream()
                .limit(MOST_DATES)
                .map(LocalDate::toString)
                .collect(Collectors.joining(", "))
            + (more > 0 ? " and " + more + " more." : "."));
  }

  /** A sentence on a price far from the bars around it. */
  static String spike(PriceSpike spike) {
    return spike + ". It is used as it is; correct the bar if the price was never traded.";
  }

  /** Sentences on daily bars nowhere near the hourly ones. */
  static String apart(DaysApart days) {
    DaysApart.First first = days.first();
    return "The hourly and daily bars of "
        + days.symbol()
        + " are not of the same prices: on "
        + FixedDecimals.grouped(days.apart())
        + " of "
        + FixedDecimals.grouped(days.days())
        + " trade dates with both, between "
        + LocalDate.ofEpochDay(first.date())
        + " and "
        + LocalDate.ofEpochDay(days.last())
        + ", they lie further apart than either is wide. On the first of them the hours go from "
        + PlainNumber.of(first.lowestHour())
        + " to "
        + PlainNumber.of(first.highestHour())
        + ", the day from "
        + PlainNumber.of(first.dayLow())
        + " to "
        + PlainNumber.of(first.dayHigh())
        + ". They are used as they are; are both of this symbol, in one unit, and adjusted for"
        + " rolls and splits in one way?";
  }

  /** A sentence on daily bars under the date before their own. */
  static String misdated(MisdatedDays days) {
    return "The daily bars of "
        + days.symbol()
        + " know the future: "
        + FixedDecimals.grouped(days.next())
        + " of "
        + FixedDecimals.grouped(days.days())
        + ", between "
        + LocalDate.ofEpochDay(days.from())
        + " and "
        + LocalDate.ofEpochDay(days.to())
        + ", have high and low of the trade date after theirs, "
        + FixedDecimals.grouped(days.own())
        + " those of their own. Date them by the day on which their session ends.";
  }
}
