package io.multialpha.host.app;

import io.multialpha.api.feature.Feature;
import io.multialpha.api.market.Timeframe;
import io.multialpha.api.model.ModelFiles;
import io.multialpha.host.engine.FeatureProbe;
import io.multialpha.host.model.LoadedBundle;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import java.util.SortedSet;
import java.util.stream.Collectors;

/**
 * How it stands with the model bundle of one instrument.
 *
 * @param symbol of the instrument
 * @param state whether it can be used
 * @param files the bundle's files, if they are there
 * @param bundle what was read from them, if it could be
 * @param features the features it names, if all are known
 * @param needs what each of them needs
 * @param problem a sentence on what is wrong with it, empty if nothing is
 */
record InstrumentModel(
    String symbol,
    State state,
    Optional<ModelFiles> files,
    Optional<LoadedBundle> bundle,
    List<Feature> features,
    List<Needs> needs,
    String problem) {

  /** Whether a bundle can be used. */
  enum State {
    /** It can. */
    READY,
    /** There is none. */
    MISSING,
    /** There is none, since the search for it rejected what it found. */
    REJECTED,
    /** There is, but its files are of no use. */
    BROKEN,
    /** There is, but it names features that nobody knows. */
    UNKNOWN_FEATURES,
    /** There is, but its names of features mean something else than the strategy's. */
    OTHER_PROFILE,
    /** There is, but it was trained on the trades of another strategy. */
    OTHER_STRATEGY,
    /** There is, but it would let no entry pass, since one of its features is never known. */
    NEVER_KNOWN
  }

  /**
   * What a feature needs.
   *
   * @param timeframe with which bars it moves
   * @param lookBack how many of them it takes until it is a number, if it ever is
   * @param references the other instruments whose bars it reads
   */
  record Needs(Timeframe timeframe, OptionalInt lookBack, SortedSet<String> references) {
    static Needs of(FeatureProbe probe) {
      return new Needs(probe.timeframe(), probe.lookBack(), probe.references());
    }
  }

  /** Copies the lists. */
  InstrumentModel {
    Objects.requireNonNull(state, "state");
    features = List.copyOf(features);
    needs = List.copyOf(needs);
  }

  static InstrumentModel ready(LoadedBundle bundle, List<Feature> features, List<Needs> needs) {
    return new InstrumentModel(
        bundle.files().symbol(),
        State.READY,
        Optional.of(bundle.files()),
        Optional.of(bundle),
        features,
        needs,
        "");
  }

  static InstrumentModel missing(String symbol) {
    return new InstrumentModel(
        symbol, State.MISSING, Optional.empty(), Optional.empty(), List.of(), List.of(), "");
  }

  /**
   * @param problem where the reasons are
   */
  static InstrumentModel rejected(String symbol, String problem) {
    return new InstrumentModel(
        symbol, State.REJECTED, Optional.empty(), Optional.empty(), List.of(), List.of(), problem);
  }

  static InstrumentModel broken(String symbol, Optional<ModelFiles> files, String problem) {
    return new InstrumentModel(
        symbol, State.BROKEN, files, Optional.empty(), List.of(), List.of(), problem);
  }

  /**
   * @param state why a bundle that could be read is of no use all the same
   */
  static InstrumentModel ofNoUse(State state, LoadedBundle bundle, String problem) {
    return new InstrumentModel(
        bundle.files().symbol(),
        state,
        Optional.of(bundle.files()),
        Optional.of(bundle),
        List.of(),
        List.of(),
        problem);
  }

  /** Whether there is a bundle of no use. */
  boolean isBroken() {
    return state != State.READY && state != State.MISSING && state != State.REJECTED;
  }

  /** Names of its features that are never known, in its order; such are zero to it. */
  List<String> neverKnown() {
    return features.stream().filter(Feature::isNever).map(Feature::name).toList();
  }

  /** The other instruments whose bars its features read. */
  Set<String> references() {
    return needs.stream()
        .flatMap(each -> each.references().stream())
        .collect(Collectors.toUnmodifiableSet());
  }
}
