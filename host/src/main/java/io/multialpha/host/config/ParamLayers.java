package io.multialpha.host.config;

import io.multialpha.api.params.Param;
import io.multialpha.api.params.Params;
import io.multialpha.api.params.ParamsSchema;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * The parameters of one strategy in their layers: an instrument's own values over those of the
 * strategy over the defaults of the plugin.
 *
 * @param schema of the strategy
 * @param type id of the strategy, for the origin of a default
 * @param strategy what {@code strategy_params} gives
 * @param instruments what the instrument file gives, by symbol
 */
record ParamLayers(
    ParamsSchema schema, String type, Fields strategy, Map<String, Fields> instruments) {
  private static final Pattern NO_WORD = Pattern.compile("[^A-Za-z0-9_]+");

  /** The effective parameters where no instrument has its own. */
  Params effective() {
    return effective("");
  }

  /** The effective parameters of one instrument. */
  Params effective(String symbol) {
    Map<String, Object> raw = new LinkedHashMap<>();
    for (Param param : schema.all()) {
      given(symbol, param)
          .ifPresent(field -> raw.put(param.name(), Key.of(param).shape().plain(field.value())));
    }
    return schema.with(raw);
  }

  private Optional<Fields.Field> given(String symbol, Param param) {
    Fields own = instruments.get(symbol);
    Optional<Fields.Field> given = own == null ? Optional.empty() : own.given(param.name());
    return given.isPresent() ? given : strategy.given(param.name());
  }

  /**
   * The instruments of which a sentence is true, by where the files have what it speaks of: a
   * parameter that it names, an instrument's own before that of the strategy. Where it names none
   * that a file gives, and is true only of instruments with parameters of their own, it is these.
   *
   * @param entry of the strategy, the place of all else
   * @param set names of parameters that the command line has over those of the files
   */
  Map<Location, List<String>> places(
      Location entry, List<String> symbols, String sentence, Set<String> set) {
    List<Param> named =
        NO_WORD.splitAsStream(sentence).flatMap(word -> schema.find(word).stream()).toList();
    Optional<String> typed = named.stream().map(Param::name).filter(set::contains).findFirst();
    if (typed.isPresent()) {
      return Map.of(Location.of("--set " + typed.get()), symbols);
    }
    boolean ownOnly = symbols.stream().noneMatch(symbol -> own(symbol).isEmpty());
    Map<Location, List<String>> places = new LinkedHashMap<>();
    for (String symbol : symbols) {
      Location place =
          Stream.concat(own(symbol).stream(), Stream.of(strategy))
              .flatMap(fields -> named.stream().flatMap(param -> given(fields, param).stream()))
              .map(Fields.Field::at)
              .findFirst()
              .orElseGet(() -> ownOnly ? own(symbol).get().at() : entry);
      places.computeIfAbsent(place, any -> new ArrayList<>()).add(symbol);
    }
    return places;
  }

  private Optional<Fields> own(String symbol) {
    return Optional.ofNullable(instruments.get(symbol))
        .filter(own -> schema.all().stream().anyMatch(param -> given(own, param).isPresent()));
  }

  private static Optional<Fields.Field> given(Fields fields, Param param) {
    return fields.given(param.name());
  }

  /** The effective parameters of one instrument with their origins. */
  List<ExplainRow> explain(String symbol) {
    List<ExplainRow> rows = new ArrayList<>();
    for (ParamsSchema.Listed listed : schema.listed()) {
      for (Param param : listed.members()) {
        Optional<Fields.Field> given = given(symbol, param);
        given.ifPresent(field -> rows.add(row(param, strategy.path(param.name()), given)));
      }
      if (listed.members().stream().anyMatch(param -> given(symbol, param).isEmpty())) {
        rows.add(atDefault(listed));
      }
    }
    return rows;
  }

  /** The parameters of the strategy with their origins, and where an instrument has its own. */
  List<ExplainRow> explain(List<String> symbols) {
    List<ExplainRow> rows = new ArrayList<>();
    for (ParamsSchema.Listed listed : schema.listed()) {
      for (Param param : listed.members()) {
        Optional<Fields.Field> given = strategy.given(param.name());
        given.ifPresent(field -> rows.add(row(param, strategy.path(param.name()), given)));
        if (given.isEmpty() && listed.members().size() == 1) {
          rows.add(atDefault(listed));
        }
        for (String symbol : symbols) {
          Fields own = instruments.get(symbol);
          if (own != null && own.given(param.name()).isPresent()) {
            rows.add(
                row(
                    param,
                    strategy.path(param.name()) + " [" + symbol + "]",
                    own.given(param.name())));
          }
        }
      }
      if (listed.members().size() > 1
          && listed.members().stream().anyMatch(p -> strategy.given(p.name()).isEmpty())) {
        rows.add(atDefault(listed));
      }
    }
    return rows;
  }

  /** A parameter that is given nowhere, or all of a family that are not. */
  private ExplainRow atDefault(ParamsSchema.Listed listed) {
    return row(listed.param(), strategy.path(listed.label()), Optional.empty());
  }

  private ExplainRow row(Param param, String key, Optional<Fields.Field> given) {
    return new ExplainRow(
        key,
        param.format(given.map(Fields.Field::value).orElse(param.defaultValue())),
        param.unit(),
        given.map(field -> field.at().withoutColumn()).orElse("default of plugin " + type),
        param.doc());
  }
}
