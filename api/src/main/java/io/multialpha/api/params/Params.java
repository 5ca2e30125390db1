package io.multialpha.api.params;

import java.util.List;
import java.util.Map;

/**
 * The values of a plugin's parameters, checked against its {@link ParamsSchema}. Immutable.
 *
 * <p>A getter throws {@link IllegalArgumentException} if the schema has no parameter of that name
 * and type: a mistake of the plugin, never of its user.
 */
public final class Params {
  private final ParamsSchema schema;
  private final Map<String, Object> values;

  Params(ParamsSchema schema, Map<String, Object> values) {
    this.schema = schema;
    this.values = values;
  }

  /** Value of a {@link ParamType#INTEGER}. */
  public int integer(String name) {
    return (Integer) get(name, ParamType.INTEGER);
  }

  /** Value of a {@link ParamType#DECIMAL}. */
  public double decimal(String name) {
    return (Double) get(name, ParamType.DECIMAL);
  }

  /** Value of a {@link ParamType#FLAG}. */
  public boolean flag(String name) {
    return (Boolean) get(name, ParamType.FLAG);
  }

  /** Value of a {@link ParamType#CHOICE}, spelled as the schema spells it. */
  public String choice(String name) {
    return (String) get(name, ParamType.CHOICE);
  }

  /** Value of a {@link ParamType#TIME_OF_DAY}, in minutes since midnight, 0 to 1440. */
  public int minuteOfDay(String name) {
    return (Integer) get(name, ParamType.TIME_OF_DAY);
  }

  /** Values of {@link ParamType#NUMBERS}, at least one, in the order given; immutable. */
  @SuppressWarnings("unchecked")
  public List<Double> numbers(String name) {
    return (List<Double>) get(name, ParamType.NUMBERS);
  }

  /** Values of {@link ParamType#FILTERS}, perhaps none, in the order given; immutable. */
  @SuppressWarnings("unchecked")
  public List<FeatureBand> filters(String name) {
    return (List<FeatureBand>) get(name, ParamType.FILTERS);
  }

  /** The values of all {@link ParamType#FILTERS} of the schema, which the host asks. */
  public List<FeatureBand> filters() {
    return schema.all().stream()
        .filter(param -> param.type() == ParamType.FILTERS)
        .flatMap(param -> filters(param.name()).stream())
        .toList();
  }

  /** All values by name, in the schema's order; typed as {@link Param#parse} returns them. */
  public Map<String, Object> asMap() {
    return values;
  }

  private Object get(String name, ParamType type) {
    if (schema.find(name).filter(param -> param.type() == type).isEmpty()) {
      throw new IllegalArgumentException(
          "no parameter " + name + " of type " + type + " in the schema");
    }
    return values.get(name);
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof Params that && values.equals(that.values);
  }

  @Override
  public int hashCode() {
    return values.hashCode();
  }

  @Override
  public String toString() {
    return values.toString();
  }
}
