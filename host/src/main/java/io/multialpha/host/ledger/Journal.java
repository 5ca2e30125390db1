package io.multialpha.host.ledger;

import java.util.List;

/**
 * Everything one account decided and did in a run, row by row, in the order in which it happened.
 *
 * <p>Written by the engine's thread only, read when the run is over. Rows are identified by their
 * index: a decision's index is its trace, which the order, the fill and the trade refer to. Growing
 * aside, writing allocates nothing. Times are epoch milliseconds UTC, prices points, money dollars.
 */
public final class Journal {
  private final String account;
  private final List<String> symbols;
  private final Decisions decisions = new Decisions();
  private final Trades trades = new Trades();
  private final Days days = new Days();

  /**
   * An empty journal.
   *
   * @param account name of the account
   * @param symbols the instruments; rows refer to them by index
   */
  public Journal(String account, List<String> symbols) {
    this.account = account;
    this.symbols = List.copyOf(symbols);
  }

  /** Name of the account. */
  public String account() {
    return account;
  }

  /** The instruments that rows refer to by index. */
  public List<String> symbols() {
    return symbols;
  }

  /** What was decided. */
  public Decisions decisions() {
    return decisions;
  }

  /** What was traded: closed round trips, in the order of their exits. */
  public Trades trades() {
    return trades;
  }

  /** How each trade date ended. */
  public Days days() {
    return days;
  }
}
