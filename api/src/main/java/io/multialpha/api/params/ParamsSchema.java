package io.multialpha.api.params;

import java.util.Collection;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/** All parameters of a plugin, in the order in which they are documented. Immutable. */
public final class ParamsSchema {
  private static final ParamsSchema NONE = new ParamsSchema(Map.of());

  private final Map<String, Param> params;

  private ParamsSchema(Map<String, Param> params) {
    this.params = params;
  }

  /** A schema without parameters. */
  public static ParamsSchema none() {
    return NONE;
  }

  /**
   * A schema of these parameters.
   *
   * @throws IllegalArgumentException if two have the same name, or one has no documentation or a
   *     default that it does not allow
   */
  public static ParamsSchema of(Param... params) {
    Map<String, Param> byName = new LinkedHashMap<>();
    for (Param param : params) {
      if (byName.put(param.name(), param) != null) {
        throw new IllegalArgumentException("parameter " + param.name() + " is declared twice");
      }
      if (param.doc().isBlank()) {
        throw new IllegalArgumentException("parameter " + param.name() + " has no doc text");
      }
      param.checkDefault();
    }
    return new ParamsSchema(Collections.unmodifiableMap(byName));
  }

  /** The parameters, in the order of declaration. */
  public Collection<Param> all() {
    return params.values();
  }

  /** The parameter of that name, if there is one. */
  public Optional<Param> find(String name) {
    return Optional.ofNullable(params.get(name));
  }

  /** Every parameter at its default. */
  public Params defaults() {
    return with(Map.of());
  }

  /**
   * The parameters' values: those given, the defaults elsewhere.
   *
   * @param given by name; {@code Number}, {@code Boolean} or {@code String}, as a file has them
   * @throws IllegalArgumentException if a name is unknown or a value is not allowed
   */
  public Params with(Map<String, ?> given) {
    Map<String, Object> values = new LinkedHashMap<>();
    params.forEach((name, param) -> values.put(name, param.defaultValue()));
    given.forEach(
        (name, raw) ->
            values.put(
                name,
                find(name)
                    .orElseThrow(() -> new IllegalArgumentException("unknown parameter " + name))
                    .parse(raw)));
    return new Params(this, Collections.unmodifiableMap(values));
  }
}
