package io.multialpha.host.market;

import io.multialpha.host.PlainNumber;
import java.nio.file.Path;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Arrays;

/**
 * A price of one bar that stands far from all prices of the bars before and after it.
 *
 * <p>It lies beyond both by more than {@value #FAR} times what prices usually move from bar to bar,
 * and than either of the two bars is wide; or it is more than double, or less than half, of all
 * their prices, and beyond them by {@value #NOT_SO_FAR} times as much. Most often such a price was
 * never traded, but it may be a rush that came back: prices alone cannot tell. A jump that stays is
 * none, since the bar after it is near.
 *
 * @param file the bars were read from
 * @param symbol they are traded under
 * @param read how long the bars of that file are; hours are made of minutes and looked at instead
 * @param start of its bar, epoch milliseconds UTC
 * @param tradeDate of its bar, in days since 1970
 * @param price in points
 * @param nearest of the prices of the bars before and after it, in points
 */
public record PriceSpike(
    Path file,
    String symbol,
    BarFileKind read,
    long start,
    int tradeDate,
    double price,
    double nearest) {
  /** How many usual moves are many; news that come back at once are rarely so far. */
  private static final int FAR = 10;

  /** Beyond so many, a price of more than double or less than half is one, too. */
  static final int NOT_SO_FAR = 2;

  /** A tick more or less is no spike, however quiet the hours around it are. */
  private static final double LEAST_FRACTION = 0.005;

  /** Bars before it over which the usual move is averaged. */
  private static final int WINDOW = 200;

  /** Fewer bars do not tell what is usual. */
  private static final int FEWEST = 20;

  /** Of so many moves the widest is left out of the average, so that no spike hides the next. */
  private static final int ONE_IN = 20;

  /** Whether a bar has such a price; false for the first bar and the last. */
  static boolean isIn(BarColumns bars, int i) {
    return i > 0 && i + 1 < bars.size() && Candidate.of(bars, i).isSpike(bars, i);
  }

  /** That of a bar that has one. */
  static PriceSpike of(BarColumns bars, int i, BarFileKind read, Path file) {
    Candidate candidate = Candidate.of(bars, i);
    return new PriceSpike(
        file,
        bars.symbol(),
        read,
        bars.start()[i],
        bars.tradeDate()[i],
        candidate.price(),
        candidate.nearest());
  }

  /**
   * What may be one.
   *
   * @param price of the bar that lies furthest beyond the bars before and after it
   * @param nearest of their prices
   * @param beyond how far it lies beyond that; negative if it lies among them
   * @param width of the wider one of the two
   */
  private record Candidate(double price, double nearest, double beyond, double width) {
    static Candidate of(BarColumns bars, int i) {
      double highest = Math.max(top(bars, i - 1), top(bars, i + 1));
      double lowest = Math.min(bottom(bars, i - 1), bottom(bars, i + 1));
      double width =
          Math.max(top(bars, i - 1) - bottom(bars, i - 1), top(bars, i + 1) - bottom(bars, i + 1));
      double above = top(bars, i) - highest;
      double below = lowest - bottom(bars, i);
      return above > below
          ? new Candidate(top(bars, i), highest, above, width)
          : new Candidate(bottom(bars, i), lowest, below, width);
    }

    boolean isSpike(BarColumns bars, int i) {
      if (!(beyond > NOT_SO_FAR * width && beyond >= LEAST_FRACTION * Math.abs(nearest))) {
        return false;
      }
      double around = Math.max(width, usualMove(bars, i));
      return (i >= FEWEST && beyond > FAR * around)
          || (isOfAnotherSize() && beyond > NOT_SO_FAR * around);
    }

    /** Near zero and below it, a multiple says nothing. */
    private boolean isOfAnotherSize() {
      return price > 0 && nearest > 0 && (price > 2 * nearest || nearest > 2 * price);
    }

    /** The true range of the bars before, on average and in points. */
    private static double usualMove(BarColumns bars, int i) {
      double[] moves = new double[Math.min(i - 1, WINDOW)];
      for (int back = 0; back < moves.length; back++) {
        int bar = i - 1 - back;
        double before = bars.close(bar - 1);
        moves[back] = Math.max(top(bars, bar), before) - Math.min(bottom(bars, bar), before);
      }
      Arrays.sort(moves);
      int kept = moves.length - moves.length / ONE_IN;
      return Arrays.stream(moves, 0, kept).average().orElse(0);
    }

    private static double top(BarColumns bars, int i) {
      return Math.max(bars.high(i), bars.close(i));
    }

    private static double bottom(BarColumns bars, int i) {
      return Math.min(bars.low(i), bars.close(i));
    }
  }

  /**
   * For example {@code hourly/ES.csv: ES: 389.575 at 2021-11-05T09:00:00Z is far from all prices of
   * the bars before and after it, of which the nearest is 3891.25}.
   */
  @Override
  public String toString() {
    return file
        + ": "
        + symbol
        + ": "
        + PlainNumber.of(price)
        + when()
        + " is far from all prices of the bars before and after it, of which the nearest is "
        + PlainNumber.of(nearest);
  }

  /** In which minute of the hour it was is not known any more. */
  private String when() {
    return switch (read) {
      case DAILY -> " on " + LocalDate.ofEpochDay(tradeDate);
      case HOURLY -> " at " + Instant.ofEpochMilli(start);
      case MINUTE -> " in the hour from " + Instant.ofEpochMilli(start);
    };
  }
}
