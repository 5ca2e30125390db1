package io.multialpha.host.ledger;

import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.function.IntToLongFunction;

/**
 * Rows of several accounts' journals in one order, which depends on nothing but the journals and
 * the order of the accounts.
 */
public final class RowOrder {
  private final long[] packed;

  private RowOrder(long[] packed) {
    this.packed = packed;
  }

  /** All trades by (time of exit, account, instrument, row). */
  public static RowOrder ofTrades(List<AccountResult> accounts) {
    List<Trades> trades = accounts.stream().map(account -> account.journal().trades()).toList();
    return new RowOrder(
        inOrder(
            accounts.size(),
            account -> trades.get(account).size(),
            (account, row) -> trades.get(account).exitTime(row),
            (account, row) -> trades.get(account).symbol(row)));
  }

  /** All decisions by (start of the bar, account, row). */
  public static RowOrder ofDecisions(List<AccountResult> accounts) {
    List<Decisions> decisions =
        accounts.stream().map(account -> account.journal().decisions()).toList();
    return new RowOrder(
        inOrder(
            accounts.size(),
            account -> decisions.get(account).size(),
            (account, row) -> decisions.get(account).barStart(row),
            (account, row) -> 0));
  }

  /** How many rows there are. */
  public int size() {
    return packed.length;
  }

  /** Index of the account of the row at this place. */
  public int account(int place) {
    return (int) (packed[place] >>> 32);
  }

  /** The row, in its account's journal, at this place. */
  public int row(int place) {
    return (int) packed[place];
  }

  private interface Key {
    long of(int account, int row);
  }

  private static long[] inOrder(int accounts, IntToLongFunction sizes, Key time, Key symbol) {
    int total = 0;
    for (int account = 0; account < accounts; account++) {
      total = Math.addExact(total, Math.toIntExact(sizes.applyAsLong(account)));
    }
    long[] packed = new long[total];
    boolean sorted = true;
    long latest = Long.MIN_VALUE;
    int at = 0;
    for (int account = 0; account < accounts; account++) {
      long rows = sizes.applyAsLong(account);
      for (int row = 0; row < rows; row++) {
        long next = ((long) account << 32) | row;
        long now = time.of(account, row);
        sorted &= now > latest || at == 0 || compare(packed[at - 1], next, time, symbol) <= 0;
        latest = now;
        packed[at++] = next;
      }
    }
    if (sorted) {
      return packed;
    }
    Long[] boxed = Arrays.stream(packed).boxed().toArray(Long[]::new);
    Arrays.sort(boxed, (Comparator<Long>) (a, b) -> compare(a, b, time, symbol));
    return Arrays.stream(boxed).mapToLong(Long::longValue).toArray();
  }

  private static int compare(long a, long b, Key time, Key symbol) {
    int accountA = (int) (a >>> 32);
    int accountB = (int) (b >>> 32);
    int byTime = Long.compare(time.of(accountA, (int) a), time.of(accountB, (int) b));
    if (byTime != 0) {
      return byTime;
    }
    if (accountA != accountB) {
      return Integer.compare(accountA, accountB);
    }
    int bySymbol = Long.compare(symbol.of(accountA, (int) a), symbol.of(accountB, (int) b));
    return bySymbol != 0 ? bySymbol : Integer.compare((int) a, (int) b);
  }
}
