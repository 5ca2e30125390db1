package io.multialpha.host.config;

import io.multialpha.api.params.Param;
import io.multialpha.api.params.Params;
import io.multialpha.api.params.ParamsSchema;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;

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

  /** Where the first parameter stands that a sentence names and a file gives. */
  Optional<Location> placeOf(String symbol, String sentence) {
    return NO_WORD
        .splitAsStream(sentence)
        .flatMap(word -> schema.find(word).stream())
        .flatMap(param -> given(symbol, param).stream())
        .map(Fields.Field::at)
        .findFirst();
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
