package io.multialpha.host.model.sklearn;

import io.multialpha.host.model.pickle.Value;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * What a file holds on its outermost level: a classifier alone, or a dict with one.
 *
 * @param model the classifier, not yet read
 * @param features the names that the dict gives to its inputs; empty if it gives none
 * @param metadata everything else in the dict, for people to look at
 */
record Payload(Value model, List<String> features, Map<String, Object> metadata) {
  private static final String MODEL = "model";
  private static final List<String> FEATURES = List.of("features", "feature_names");
  private static final String OURS = "sklearn.";

  static Payload of(Value value) throws SklearnException {
    if (value instanceof Value.Instance) {
      return new Payload(value, List.of(), Map.of());
    }
    if (!(value instanceof Value.Dict dict)) {
      throw new SklearnException(
          "the file holds "
              + PlainValues.kind(value)
              + ", expected a classifier of scikit-learn or a dict with one as 'model'");
    }
    Value model =
        dict.get(MODEL)
            .orElseThrow(
                () ->
                    new SklearnException(
                        "the file holds a dict without 'model'; its keys are "
                            + String.join(", ", keys(dict))));
    refuseSecondObjects(dict);
    return new Payload(model, features(dict), metadata(dict));
  }

  private static List<String> keys(Value.Dict dict) {
    return dict.asMap().keySet().stream().limit(20).map(PlainValues::kind).toList();
  }

  /** A scaler beside the model may or may not have been applied: nobody can tell from the file. */
  private static void refuseSecondObjects(Value.Dict dict) throws SklearnException {
    for (Map.Entry<Value, Value> entry : dict.asMap().entrySet()) {
      if (entry.getValue() instanceof Value.Instance object
          && object.type().module().startsWith(OURS)
          && !entry.getKey().equals(new Value.Text(MODEL))) {
        throw new SklearnException(
            "the dict has a "
                + object.type()
                + " as "
                + PlainValues.kind(entry.getKey())
                + " beside 'model', and does not say what it is for; save both as one"
                + " sklearn.pipeline.Pipeline");
      }
    }
  }

  private static List<String> features(Value.Dict dict) throws SklearnException {
    List<String> names = List.of();
    for (String key : FEATURES) {
      Optional<Value> found = dict.get(key).filter(value -> value != Value.None.NONE);
      List<String> told = Labels.features(found, "the dict's '" + key + "'");
      if (!names.isEmpty() && !told.isEmpty() && !names.equals(told)) {
        throw new SklearnException(
            "the dict has a list of '"
                + FEATURES.get(0)
                + "' and another of '"
                + FEATURES.get(1)
                + "'; keep the one with which the model was trained");
      }
      names = names.isEmpty() ? told : names;
    }
    return names;
  }

  private static Map<String, Object> metadata(Value.Dict dict) {
    Set<String> shownElsewhere = Set.of(MODEL, FEATURES.get(0), FEATURES.get(1));
    return PlainValues.of(dict.asMap(), key -> !shownElsewhere.contains(key));
  }
}
