package io.multialpha.host.ledger;

import java.util.Collection;
import java.util.Collections;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;

/**
 * What an account really traded with, from wherever it came: the configuration, files beside it, or
 * the command line. Two runs on the same bars whose settings are equal make the same trades if
 * their instruments are in the same order, too; under limits of the house, if that holds for every
 * strategy that shares them.
 *
 * @param settings values as texts, by the setting's name and the symbol of the instrument; one that
 *     is not there for an instrument has its default
 */
public record TradedWith(Map<String, Map<String, String>> settings) {
  /** Copies the maps, sorted by name. */
  public TradedWith {
    Map<String, Map<String, String>> sorted = new TreeMap<>();
    settings.forEach(
        (name, values) -> sorted.put(name, Collections.unmodifiableMap(new TreeMap<>(values))));
    settings = Collections.unmodifiableMap(sorted);
  }

  /** The value of a setting that is the same for all of these instruments, if it is. */
  public Optional<String> common(String name, Collection<String> symbols) {
    Map<String, String> values = settings.getOrDefault(name, Map.of());
    Set<String> distinct = Set.copyOf(values.values());
    return values.keySet().containsAll(symbols) && distinct.size() == 1
        ? distinct.stream().findFirst()
        : Optional.empty();
  }

  /** The instruments that it is known for. */
  public Set<String> symbols() {
    Set<String> symbols = new TreeSet<>();
    settings.values().forEach(values -> symbols.addAll(values.keySet()));
    return symbols;
  }

  /**
   * In what another differs.
   *
   * @param symbols instruments for which the two are compared
   * @return the instruments that a setting differs for, by its name; empty if nothing differs
   */
  public Map<String, SortedSet<String>> differences(TradedWith other, Collection<String> symbols) {
    SortedSet<String> names = new TreeSet<>(settings.keySet());
    names.addAll(other.settings.keySet());
    Map<String, SortedSet<String>> differences = new TreeMap<>();
    for (String name : names) {
      Map<String, String> own = settings.getOrDefault(name, Map.of());
      Map<String, String> others = other.settings.getOrDefault(name, Map.of());
      for (String symbol : symbols) {
        if (!Objects.equals(own.get(symbol), others.get(symbol))) {
          differences.computeIfAbsent(name, any -> new TreeSet<>()).add(symbol);
        }
      }
    }
    return differences;
  }
}
