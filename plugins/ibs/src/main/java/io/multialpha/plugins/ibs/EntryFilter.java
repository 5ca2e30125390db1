package io.multialpha.plugins.ibs;

import io.multialpha.api.indicator.Indicator;
import io.multialpha.api.market.Bar;
import io.multialpha.api.market.Timeframe;
import io.multialpha.api.params.Param;
import io.multialpha.api.params.Params;
import io.multialpha.api.strategy.StrategyContext;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.DoublePredicate;
import java.util.function.Function;
import java.util.function.ToIntFunction;

/**
 * One filter that an entry has to pass: its parameters, what it reads, and what passes.
 *
 * <p>A filter that is switched off asks for nothing. Made by {@link #of} and the methods that
 * follow it, each of which gives back the same unfinished filter, and one of which finishes it.
 */
final class EntryFilter {
  /** What comes of an entry while the value that a filter reads is not known. */
  enum Missing {
    PASS,
    BLOCK
  }

  /** The question put to every bar on which the strategy is flat. */
  @FunctionalInterface
  interface Check {
    boolean passes(Bar bar);
  }

  private final String rule;
  private final List<Param> params = new ArrayList<>();
  private Optional<String> flag = Optional.empty();
  private Optional<Missing> missing = Optional.empty();
  private Function<Params, Timeframe> frame = any -> Timeframe.HOUR;
  private Subject subject = Subject.OWN;
  private ToIntFunction<Params> bars = any -> 0;
  private int firstHour;
  private boolean readsOwn;
  private Function<FilterInputs, Indicator> value;
  private Function<FilterInputs, Check> check;

  private EntryFilter(String rule) {
    this.rule = rule;
  }

  /**
   * A filter that is off by default.
   *
   * @param flag the parameter that switches it on
   * @param rule which entries pass, to follow "enter only"
   */
  static EntryFilter of(String flag, String rule) {
    return always(rule).switchedBy(Param.flag(flag).doc("enter only " + rule));
  }

  /** A filter that is on by default. */
  static EntryFilter onByDefault(String flag, String doc, String rule) {
    return always(rule).switchedBy(Param.flag(flag).withDefault(true).doc(doc));
  }

  /** A filter that cannot be switched off. */
  static EntryFilter always(String rule) {
    return new EntryFilter(rule);
  }

  private EntryFilter switchedBy(Param param) {
    flag = Optional.of(param.name());
    return with(param);
  }

  /** With further parameters. */
  EntryFilter with(Param... more) {
    params.addAll(List.of(more));
    return this;
  }

  /** Reads bars of this timeframe; hourly ones if nothing is said. */
  EntryFilter on(Timeframe timeframe) {
    frame = any -> timeframe;
    return this;
  }

  /** Reads bars of the timeframe that a parameter names. */
  EntryFilter onFrameOf(Spelling name, Timeframe usual) {
    return onFrameOf(name.timeframe(), usual);
  }

  /** Reads bars of the timeframe that a parameter names. */
  EntryFilter onFrameOf(String param, Timeframe usual) {
    frame = values -> FilterParams.timeframe(values, param);
    return with(FilterParams.timeframe(param, usual));
  }

  /** Reads bars of another instrument. */
  EntryFilter about(Subject other) {
    subject = other;
    return this;
  }

  /** Reads bars of the traded instrument beside those of another. */
  EntryFilter besideOwn() {
    readsOwn = true;
    return this;
  }

  /** Knows its value after so many bars of its timeframe. */
  EntryFilter after(ToIntFunction<Params> length) {
    bars = length;
    return this;
  }

  /** Knows its value as many bars after the length that a parameter gives. */
  EntryFilter after(String length, int more) {
    return after(params -> params.integer(length) + more);
  }

  /** Knows its value after so many bars of its timeframe. */
  EntryFilter after(int length) {
    return after(any -> length);
  }

  /** Knows its value no sooner than on this hour of the instrument, whatever its timeframe. */
  EntryFilter notBefore(int hour) {
    firstHour = hour;
    return this;
  }

  /** What the value is made of. */
  EntryFilter reads(Function<FilterInputs, Indicator> indicator) {
    value = indicator;
    return this;
  }

  /** Finishes a filter: the value lies between two parameters, both ends inside. */
  EntryFilter between(Param low, Param high, Missing outcome) {
    with(low, high);
    return passing(
        values -> {
          Band band = Band.of(values, low.name(), high.name());
          return band::contains;
        },
        outcome);
  }

  /**
   * Finishes a filter: the value lies in the band of the parameters {@code low} and {@code high}.
   */
  EntryFilter between(
      Spelling name, double low, double high, double least, double most, Missing outcome) {
    return between(
        FilterParams.low(name.of("low"), low, least, most),
        FilterParams.high(name.of("high"), high, least, most),
        outcome);
  }

  /** Finishes a filter: the value has a property. */
  EntryFilter passing(Function<Params, DoublePredicate> property, Missing outcome) {
    missing = Optional.of(outcome);
    Function<FilterInputs, Indicator> reading = value;
    boolean passesUnknown = outcome == Missing.PASS;
    check =
        inputs -> {
          Indicator read = reading.apply(inputs);
          DoublePredicate passes = property.apply(inputs.params());
          return bar -> {
            double now = read.value();
            return Double.isNaN(now) ? passesUnknown : passes.test(now);
          };
        };
    return this;
  }

  /** Finishes a filter that looks at the bar alone, such as at its time. */
  EntryFilter checking(Function<Params, Check> maker) {
    check = inputs -> maker.apply(inputs.params());
    return this;
  }

  /** Which entries pass, in words that follow "enter only". */
  String rule() {
    return rule;
  }

  /** The parameter that switches it on, if one does. */
  Optional<String> flag() {
    return flag;
  }

  /** Its parameters, the one that switches it on first. */
  List<Param> params() {
    return List.copyOf(params);
  }

  /** What comes of an entry while the value is unknown; empty where there always is one. */
  Optional<Missing> missing() {
    return missing;
  }

  boolean isOn(Params values) {
    return flag.isEmpty() || values.flag(flag.get());
  }

  /** Bars of the instrument itself, by timeframe, until the value is known; 0 for others' bars. */
  int warmup(Timeframe timeframe, Params values) {
    int own =
        (subject == Subject.OWN || readsOwn) && frame.apply(values) == timeframe
            ? bars.applyAsInt(values)
            : 0;
    return timeframe == Timeframe.HOUR ? Math.max(own, firstHour) : own;
  }

  /**
   * The other instrument that it reads, if it does.
   *
   * @param own symbol of the instrument that is traded
   */
  Optional<String> reference(Params values, String own) {
    return subject.of(values, own).filter(symbol -> !symbol.equals(own));
  }

  /** The check for one instrument. Asks for indicators. */
  Check in(StrategyContext context) {
    return check.apply(new FilterInputs(context, frame.apply(context.params()), subject));
  }
}
