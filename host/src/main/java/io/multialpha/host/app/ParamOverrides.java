package io.multialpha.host.app;

import io.multialpha.api.params.Param;
import io.multialpha.api.params.ParamType;
import io.multialpha.api.params.Params;
import io.multialpha.api.params.ParamsSchema;
import io.multialpha.host.config.ParamText;
import io.multialpha.host.config.Suggestion;
import io.multialpha.host.feature.FeatureCatalog;
import java.util.LinkedHashMap;
import java.util.Map;

/** Parameters of a strategy that the command line sets, over those of the configuration. */
final class ParamOverrides {
  private ParamOverrides() {}

  /**
   * The same parameters with some replaced.
   *
   * @param schema of the strategy
   * @param features that filters can name
   * @param configured what the configuration says
   * @param given texts by name, as written after {@code --set}
   * @throws IllegalArgumentException with a sentence, if a name is unknown or a value not allowed
   * @throws io.multialpha.host.config.ConfigException if filters are not as in the configuration
   */
  static Params apply(
      ParamsSchema schema, FeatureCatalog features, Params configured, Map<String, String> given) {
    Map<String, Object> values = new LinkedHashMap<>();
    given.forEach(
        (name, text) -> {
          Param param =
              schema
                  .find(name)
                  .orElseThrow(
                      () ->
                          new IllegalArgumentException(
                              "there is no parameter "
                                  + name
                                  + ", "
                                  + Suggestion.orAll(
                                      name, schema.all().stream().map(Param::name).toList())));
          values.put(name, valueOf(param, text, features));
        });
    return with(schema, configured, values);
  }

  /** The same parameters with some replaced by others, as the schema reads them. */
  static Params with(ParamsSchema schema, Params configured, Map<String, ?> replaced) {
    Map<String, Object> values = new LinkedHashMap<>();
    configured
        .asMap()
        .forEach((name, value) -> values.put(name, rawOf(schema.find(name).orElseThrow(), value)));
    values.putAll(replaced);
    return schema.with(values);
  }

  private static Object rawOf(Param param, Object value) {
    return param.type() == ParamType.TIME_OF_DAY || param.type() == ParamType.NUMBERS
        ? param.format(value).replace("\"", "")
        : value;
  }

  private static Object valueOf(Param param, String text, FeatureCatalog features) {
    return switch (param.type()) {
      case INTEGER, DECIMAL -> number(text);
      case FLAG -> text.equals("true") ? (Object) true : text.equals("false") ? false : text;
      case CHOICE, TIME_OF_DAY, NUMBERS -> text;
      case FILTERS -> ParamText.read("--set", text, param, features);
    };
  }

  /** The number, or the text itself where it is none: the schema words the refusal. */
  private static Object number(String text) {
    try {
      return text.matches("-?[0-9]{1,9}") ? (Object) Integer.valueOf(text) : Double.valueOf(text);
    } catch (NumberFormatException e) {
      return text;
    }
  }
}
