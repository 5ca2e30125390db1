package io.multialpha.host.app;

import java.util.Locale;

/** How portfolios are simulated. */
enum PortfolioMethod {
  /** As the account would have traded. */
  HONEST,
  /** As the system that this one replaces has it. */
  REFERENCE;

  /** As it is written on the command line. */
  String word() {
    return name().toLowerCase(Locale.ROOT);
  }
}
