package io.multialpha.host.app;

import io.multialpha.host.research.statistics.SharpeRatio;
import java.util.Locale;

/** How portfolios are simulated. */
enum PortfolioMethod {
  /** As the account would have traded. */
  HONEST,
  /** As the system that this one replaces has it. */
  REFERENCE;

  /** How many of the days of its daily returns are a year: trade dates, or calendar days. */
  double daysPerYear() {
    return this == HONEST ? SharpeRatio.TRADE_DATES_PER_YEAR : 365.25;
  }

  /** What the days of its daily returns are. */
  String days() {
    return this == HONEST ? "trade dates" : "calendar days";
  }

  /** As it is written on the command line. */
  String word() {
    return name().toLowerCase(Locale.ROOT);
  }
}
