package io.multialpha.api.params;

import java.util.Map;

/**
 * The values of a plugin's parameters, checked against its {@link ParamsSchema}. Immutable.
 *
 * <p>A getter throws {@link IllegalArgumentException} if the schema has no parameter of that name
 * and type: a mistake of the plugin, never of its user.
 */
public final class Params {
  private final Map<String, Object> values;

  Params(Map<String, Object> values) {
    this.values = values;
  }

  /** Value of a {@link ParamType#INTEGER}. */
  public int integer(String name) {
    return get(name, Integer.class);
  }

  /** Value of a {@link ParamType#DECIMAL}. */
  public double decimal(String name) {
    return get(name, Double.class);
  }

  /** Value of a {@link ParamType#FLAG}. */
  public boolean flag(String name) {
    return get(name, Boolean.class);
  }

  /** Value of a {@link ParamType#CHOICE}, spelled as the schema spells it. */
  public String choice(String name) {
    return get(name, String.class);
  }

  /** Value of a {@link ParamType#TIME_OF_DAY}, in minutes since midnight, 0 to 1440. */
  public int minuteOfDay(String name) {
    return get(name, Integer.class);
  }

  /** All values by name, in the schema's order; typed as {@link Param#parse} returns them. */
  public Map<String, Object> asMap() {
    return values;
  }

  private <T> T get(String name, Class<T> type) {
    Object value = values.get(name);
    if (!type.isInstance(value)) {
      throw new IllegalArgumentException(
          "no parameter " + name + " of type " + type.getSimpleName() + " in the schema");
    }
    return type.cast(value);
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
