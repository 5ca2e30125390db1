package io.multialpha.host.research.audit;

import io.multialpha.host.model.sklearn.ShortestDecimal;
import java.util.ArrayList;
import java.util.List;

/** Collects differences: all are counted, and so many kept that nobody would read more. */
final class Differences {
  static final int MOST = 1000;

  private final List<Difference> kept = new ArrayList<>();
  private long found;

  /** Adds one if the two texts differ. */
  void compare(String symbol, long barStart, String what, String whole, String cut) {
    if (!whole.equals(cut)) {
      add(symbol, barStart, what, whole, cut);
    }
  }

  /** Adds one if the two numbers are not the same to the last bit. */
  void compare(String symbol, long barStart, String what, double whole, double cut) {
    if (Double.doubleToLongBits(whole) != Double.doubleToLongBits(cut)) {
      add(symbol, barStart, what, text(whole), text(cut));
    }
  }

  void add(String symbol, long barStart, String what, String whole, String cut) {
    found++;
    if (kept.size() < MOST) {
      kept.add(new Difference(symbol, barStart, what, whole, cut));
    }
  }

  List<Difference> kept() {
    return kept;
  }

  long found() {
    return found;
  }

  static String text(double value) {
    return Double.isNaN(value) ? "none" : ShortestDecimal.of(value);
  }
}
