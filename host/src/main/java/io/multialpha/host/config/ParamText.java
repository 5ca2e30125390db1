package io.multialpha.host.config;

import io.multialpha.api.params.Param;
import io.multialpha.host.feature.FeatureCatalog;
import java.util.Optional;

/** A value of a parameter that is written elsewhere as it would be in the configuration. */
public final class ParamText {
  private ParamText() {}

  /**
   * Reads a value as the configuration file is read, for those that are lists with keys.
   *
   * @param where the text stands, such as {@code --set}, for what is wrong with it
   * @param features that can be named
   * @throws ConfigException with all that is wrong
   */
  public static Object read(String where, String text, Param param, FeatureCatalog features) {
    Problems problems = new Problems();
    Node node = YamlTree.parse(where, text, problems);
    Reading reading =
        new Reading(Variables.none(), problems, new Notes(), Mode.PAPER, Reading.Unset.REFUSED);
    Optional<Object> value = Key.of(param, features).shape().read(node, param.name(), reading);
    problems.throwIfAny();
    return value.orElseThrow();
  }
}
