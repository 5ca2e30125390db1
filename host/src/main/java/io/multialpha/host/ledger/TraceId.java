package io.multialpha.host.ledger;

/**
 * Names of decisions, by which an order, a fill and a trade refer to what they come from: {@code
 * ibs-000123} is row 123 of the journal of account {@code ibs}.
 */
public final class TraceId {
  private static final int DIGITS = 6;

  private TraceId() {}

  /**
   * The name of a decision.
   *
   * @param account the account's name
   * @param row the decision's row in the account's journal; 0 or more
   */
  public static String of(String account, int row) {
    String number = Integer.toString(row);
    return account + "-" + "0".repeat(Math.max(0, DIGITS - number.length())) + number;
  }
}
