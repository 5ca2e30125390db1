package io.multialpha.host.app;

import static org.assertj.core.api.Assertions.assertThat;

import io.multialpha.api.model.ModelLoadException;
import io.multialpha.api.params.Param;
import io.multialpha.api.params.Params;
import io.multialpha.api.params.ParamsSchema;
import io.multialpha.host.model.Training;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;

class TrainedParamsTest {
  private static final ParamsSchema SCHEMA =
      ParamsSchema.of(
          Param.decimal("stop").doc("the stop").withDefault(2.0),
          Param.integer("bars").doc("bars held").withDefault(8),
          Param.flag("tight").doc("whether tight"),
          Param.timeOfDay("close").doc("of the day").withDefault("1500"),
          Param.numbers("days").doc("of the week").withDefault("1,2,3"));

  private static Params with(Map<String, Object> values) {
    return SCHEMA.with(values);
  }

  private static Training trained(Map<String, Object> values) throws ModelLoadException {
    return saying(TrainedParams.said(SCHEMA, with(values), Set.of("bars")));
  }

  private static Training saying(Map<String, Object> params) throws ModelLoadException {
    return Training.of(Map.of("Strategy_Params", params), Path.of("ES_best.json"));
  }

  @Test
  void saysWhatIsNotTheDefaultAndWhatWasSearched() {
    assertThat(
            TrainedParams.said(
                SCHEMA, with(Map.of("stop", 1.5, "close", "0930", "days", "5")), Set.of("bars")))
        .isEqualTo(
            Map.of(
                "Values",
                Map.of("stop", 1.5, "bars", 8, "close", "0930", "days", "5"),
                "Others",
                "default"));
  }

  @Test
  void tellsEveryParameterThatIsAnother() throws ModelLoadException {
    Map<String, Object> used = Map.of("stop", 1.5, "tight", true, "close", "0930");

    assertThat(TrainedParams.differences(trained(used), SCHEMA, with(used))).isEmpty();
    assertThat(
            TrainedParams.differences(
                trained(used), SCHEMA, with(Map.of("tight", true, "bars", 9, "days", "1,2"))))
        .contains(
            "stop 1.5 (in force 2), bars 8 (in force 9), close 0930 (in force 1500),"
                + " days 1,2,3 (in force 1,2)");
  }

  @Test
  void knowsNothingOfWhatABundleDoesNotSpeakOf() throws ModelLoadException {
    Training none = Training.of(Map.of(), Path.of("ES_best.json"));
    Training some = saying(Map.of("Values", Map.of("stop", 2L)));

    assertThat(TrainedParams.differences(none, SCHEMA, with(Map.of("stop", 3.0)))).isEmpty();
    assertThat(TrainedParams.differences(some, SCHEMA, with(Map.of("bars", 9)))).isEmpty();
    assertThat(TrainedParams.differences(some, SCHEMA, with(Map.of("stop", 3.0))))
        .contains("stop 2 (in force 3)");
    assertThat(
            TrainedParams.differences(
                saying(Map.of("Values", Map.of("gone", 1L))), SCHEMA, with(Map.of())))
        .isEqualTo(Optional.of("gone 1 (no such parameter)"));
  }

  @Test
  void warnsOfAllModelsThatDifferAlikeAtOnce() {
    assertThat(TrainedParams.warnings("ibs", Map.of("ES", "stop 1 (in force 2)")))
        .singleElement()
        .asString()
        .startsWith(
            "ibs: trained on the trades of other parameters is the model of ES: stop 1 (in force"
                + " 2).");
  }
}
