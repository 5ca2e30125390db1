package io.multialpha.host.research.results;

import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/**
 * All trades that a portfolio could have taken.
 *
 * @param source where they were read, for messages
 * @param layout who has written them
 * @param origin what the files say of where they come from
 * @param symbols in the order in which they have their turn where several trade at one instant; at
 *     least one, at most {@link #MOST_SYMBOLS}, none twice
 */
public record TradeSet(String source, Layout layout, Origin origin, List<SymbolTrades> symbols) {
  /** More symbols than this are not combined. */
  public static final int MOST_SYMBOLS = 64;

  /** Who has written the trades. */
  public enum Layout {
    /** The original's research: a folder for each symbol, profits before its own slippage. */
    ORIGINAL,
    /** {@code optimize}, in the original's folders: profits after all costs. */
    OPTIMIZE,
    /** A run folder of {@code multi-alpha}: profits after all costs. */
    RUN;

    /** Whether the trades have paid their slippage and commission already. */
    public boolean hasPaid() {
      return this != ORIGINAL;
    }
  }

  /**
   * Checks the values.
   *
   * @throws ResultsException if there are no symbols or too many
   */
  public TradeSet {
    symbols = List.copyOf(symbols);
    if (symbols.isEmpty() || symbols.size() > MOST_SYMBOLS) {
      throw new ResultsException(
          source
              + " has "
              + symbols.size()
              + " symbols, expected 1 to "
              + MOST_SYMBOLS
              + "; name fewer with --symbols.");
    }
    Set<String> seen = new LinkedHashSet<>();
    for (SymbolTrades each : symbols) {
      if (!seen.add(each.symbol())) {
        throw new IllegalArgumentException(each.symbol() + " is there twice");
      }
    }
  }

  /** Whether they were made up, or made on made-up bars. */
  public boolean synthetic() {
    return origin.synthetic();
  }

  /** The names of the symbols, in order. */
  public List<String> names() {
    return symbols.stream().map(SymbolTrades::symbol).toList();
  }

  /** How many trades there are. */
  public int size() {
    int size = 0;
    for (SymbolTrades each : symbols) {
      size += each.size();
    }
    return size;
  }

  /**
   * The trades entered within a span, both ends included; symbols without any stay.
   *
   * @param from clock time, milliseconds
   * @param to clock time, milliseconds
   */
  public TradeSet enteredBetween(long from, long to) {
    return with(symbols.stream().map(each -> each.enteredBetween(from, to)).toList());
  }

  /** The same without the trades that are still open at a clock time, in milliseconds. */
  public TradeSet closedBy(long clock) {
    return with(symbols.stream().map(each -> each.closedBy(clock)).toList());
  }

  /** SHA-256 of all trades in their order, in hexadecimal digits: the same on every machine. */
  public String fingerprint() {
    return Fingerprint.of(this);
  }

  /** The same without a symbol, or the same if it is not there. */
  public TradeSet without(String symbol) {
    return with(symbols.stream().filter(each -> !each.symbol().equals(symbol)).toList());
  }

  /** The same, said to be made up: so are results that made-up bars had a part in. */
  public TradeSet markedSynthetic() {
    return new TradeSet(source, layout, origin.madeUp(), symbols);
  }

  private TradeSet with(List<SymbolTrades> others) {
    return new TradeSet(source, layout, origin, others);
  }

  /** Every symbol, as a set of bits: bit {@code i} is symbol {@code i}. */
  public long all() {
    return symbols.size() == Long.SIZE ? -1L : (1L << symbols.size()) - 1;
  }
}
