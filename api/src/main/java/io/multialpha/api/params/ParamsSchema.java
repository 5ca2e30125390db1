package io.multialpha.api.params;

import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** All parameters of a plugin, in the order in which they are documented. Immutable. */
public final class ParamsSchema {
  private static final ParamsSchema NONE = new ParamsSchema(Map.of(), List.of());

  private final Map<String, Param> params;
  private final List<Listed> listed;

  /**
   * What people are shown as one: a parameter, or a family of them whose names differ by one word.
   *
   * @param label the parameter's name, or the family's with that word in braces
   * @param members at least one; alike in everything but their names
   */
  public record Listed(String label, List<Param> members) {
    /** Copies the list. */
    public Listed {
      members = List.copyOf(members);
    }

    /** The first of the members, which stands for all. */
    public Param param() {
      return members.get(0);
    }
  }

  private ParamsSchema(Map<String, Param> params, List<Listed> listed) {
    this.params = Collections.unmodifiableMap(params);
    this.listed = List.copyOf(listed);
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
    List<Listed> each = new ArrayList<>();
    for (Param param : params) {
      add(byName, param);
      each.add(new Listed(param.name(), List.of(param)));
    }
    return each.isEmpty() ? NONE : new ParamsSchema(byName, each);
  }

  /**
   * These parameters and, after them, a family of many that are alike in everything but one word of
   * their names, such as a symbol. Each is a parameter of its own, but people are shown one entry.
   *
   * @param label the name with that word in braces, {@code {sym}ZLenHour}
   * @param members at least one
   * @throws IllegalArgumentException as {@link #of}, or if there are none or they differ in what
   *     they allow, default or documentation
   */
  public ParamsSchema withFamily(String label, List<Param> members) {
    if (members.isEmpty()) {
      throw new IllegalArgumentException("family " + label + " has no parameters");
    }
    Map<String, Param> byName = new LinkedHashMap<>(params);
    for (Param param : members) {
      add(byName, param);
      if (!isLike(param, members.get(0))) {
        throw new IllegalArgumentException(
            "parameter " + param.name() + " differs from others of the family " + label);
      }
    }
    List<Listed> all = new ArrayList<>(listed);
    all.add(new Listed(label, members));
    return new ParamsSchema(byName, all);
  }

  private static void add(Map<String, Param> byName, Param param) {
    if (byName.put(param.name(), param) != null) {
      throw new IllegalArgumentException("parameter " + param.name() + " is declared twice");
    }
    if (param.doc().isBlank()) {
      throw new IllegalArgumentException("parameter " + param.name() + " has no doc text");
    }
    param.checkDefault();
  }

  private static boolean isLike(Param one, Param other) {
    return one.allowed().equals(other.allowed())
        && one.defaultValue().equals(other.defaultValue())
        && one.doc().equals(other.doc());
  }

  /** The parameters as people are shown them, each family once, in the order of declaration. */
  public List<Listed> listed() {
    return listed;
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
