package io.multialpha.host.config;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.multialpha.api.feature.Feature;
import io.multialpha.api.params.FeatureBand;
import io.multialpha.api.params.Param;
import io.multialpha.host.PlainNumber;
import io.multialpha.host.feature.FeatureCatalog;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * A list of filters on entries, each of which names a feature and the band it has to lie in.
 *
 * @param param of which it is the value
 * @param features that can be named
 */
record FiltersShape(Param param, FeatureCatalog features) implements Shape {
  private static final Section BAND =
      Section.of(
          Key.of("feature", Shapes.text("the name of a feature"), "what is looked at").must(),
          Key.of(Param.decimal("low").doc("smallest value that passes")).orElse("none"),
          Key.of(Param.decimal("high").doc("largest value that passes")).orElse("none"));

  @Override
  public Optional<Object> read(Node node, String path, Reading reading) {
    if (!(node instanceof Node.Items items)) {
      reading.problems().add(node.at(), path, "is " + node.kind(), allowed(), "");
      return Optional.empty();
    }
    int before = reading.problems().count();
    List<FeatureBand> bands = new ArrayList<>();
    Map<String, Location> places = new HashMap<>();
    for (int i = 0; i < items.items().size(); i++) {
      Node item = items.items().get(i);
      Fields fields = BAND.read(item, path + "[" + i + "]", reading);
      if (fields.given("feature").isPresent() && isKnown(fields, reading.problems())) {
        checkFirst(fields, places, reading.problems());
        band(fields, reading.problems()).ifPresent(bands::add);
      }
    }
    return reading.problems().count() > before ? Optional.empty() : Optional.of(param.parse(bands));
  }

  private boolean isKnown(Fields fields, Problems problems) {
    String name = fields.text("feature");
    if (features.find(name).isPresent()) {
      return true;
    }
    List<String> nearest = features.nearest(name);
    problems.add(
        fields.given("feature").orElseThrow().at(),
        fields.path("feature"),
        "there is no feature " + Node.Scalar.shown(name),
        "",
        nearest.isEmpty()
            ? "multi-alpha features list names them"
            : "did you mean " + String.join(" or ", nearest) + "?");
    return false;
  }

  private static void checkFirst(Fields fields, Map<String, Location> places, Problems problems) {
    Location at = fields.given("feature").orElseThrow().at();
    String name = fields.text("feature");
    Location first = places.putIfAbsent(name, at);
    if (first != null) {
      problems.add(
          at,
          fields.path("feature"),
          "there are two filters on "
              + Node.Scalar.shown(name)
              + ", the first on line "
              + first.line(),
          "",
          "keep one");
    }
  }

  private static Optional<FeatureBand> band(Fields fields, Problems problems) {
    Optional<Double> low = fields.given("low").map(given -> (Double) given.value());
    Optional<Double> high = fields.given("high").map(given -> (Double) given.value());
    if (!fields.has("low") && !fields.has("high")) {
      problems.add(fields.at(), fields.path(), "has no bound", "low, high or both", "");
      return Optional.empty();
    }
    if (low.isPresent() && high.isPresent() && low.get() > high.get()) {
      problems.add(
          fields.given("low").orElseThrow().at(),
          fields.path("low"),
          "is " + PlainNumber.of(low.get()),
          "at most high, which is " + PlainNumber.of(high.get()),
          "");
      return Optional.empty();
    }
    // A bound that is there but wrong has been told.
    return low.isEmpty() && high.isEmpty()
        ? Optional.empty()
        : Optional.of(
            new FeatureBand(
                fields.text("feature"),
                low.orElse(Double.NEGATIVE_INFINITY),
                high.orElse(Double.POSITIVE_INFINITY)));
  }

  @Override
  public String allowed() {
    return param.allowed();
  }

  @Override
  public String format(Object value) {
    return param.format(value);
  }

  @Override
  public Object plain(Object value) {
    return value;
  }

  @Override
  public void describe(ObjectNode schema) {
    ObjectNode band = schema.put("type", "array").putObject("items");
    band.put("type", "object").put("additionalProperties", false);
    ObjectNode properties = band.putObject("properties");
    for (Key key : BAND.keys()) {
      key.shape().describe(properties.putObject(key.name()).put("description", key.doc()));
    }
    ArrayNode names = ((ObjectNode) properties.get("feature")).putArray("enum");
    features.all().stream().map(Feature::name).forEach(names::add);
    band.putArray("required").add("feature");
    ArrayNode bounds = band.putArray("anyOf");
    bounds.addObject().putArray("required").add("low");
    bounds.addObject().putArray("required").add("high");
  }
}
