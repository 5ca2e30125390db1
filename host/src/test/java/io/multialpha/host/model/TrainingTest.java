package io.multialpha.host.model;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.multialpha.api.model.ModelLoadException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.Collections;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class TrainingTest {
  private static final Training NOTHING = new Training(Optional.empty(), false, Map.of(), false);

  @TempDir private Path folder;

  private Training of(String json) throws IOException, ModelLoadException {
    Path file = Files.writeString(folder.resolve("ES_best.json"), json);
    return Training.of(MetadataJson.read(file), file);
  }

  @Test
  void readsWhatASearchWrites() throws Exception {
    Training training =
        of(
            """
            {"Train": {"From": "2021-01-04", "To": "2024-08-05", "Filtered": {"Trades": 235}},
             "Strategy_Params": {"Values": {"stop_perc": 2.0, "setting": "none"},
                                 "Others": "default", "Settings_Tried": 12},
             "Synthetic": true}
            """);

    assertThat(training)
        .isEqualTo(
            new Training(
                Optional.of(LocalDate.of(2024, 8, 5)),
                true,
                Map.of("stop_perc", 2.0, "setting", "none"),
                true));
  }

  @Test
  void knowsNothingOfWhatIsNotSaid() throws Exception {
    assertThat(of("{\"Symbol\": \"ES\", \"Params\": {\"n_jobs\": -1}}")).isEqualTo(NOTHING);
    assertThat(of("{\"Train\": null, \"Strategy_Params\": null, \"Synthetic\": null}"))
        .isEqualTo(NOTHING);
    assertThat(of("{\"Train\": {\"Accuracy\": 0.6}, \"Synthetic\": false}")).isEqualTo(NOTHING);
    assertThat(of("{\"Strategy_Params\": {\"Values\": {\"stop_perc\": 2}}}").othersAreDefault())
        .isFalse();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "{'Synthetic': 'true'} | : Synthetic is 'true', expected true or false, without quotes;"
            + " correct it or take the key out.",
        "{'Synthetic': 1} | : Synthetic is 1, expected true or false, without quotes;",
        "{'Train': '2024-08-05'} | : Train is '2024-08-05', expected an object such as"
            + " {'To': '2024-08-05'}; correct it or take the key out.",
        "{'Train': {'From': '2021-01-04', 'to': '2024-08-05'}} |"
            + " : Train has the key to but not To; rename it to To.",
        "{'Train': {'To': '2024-08-05', 'TO': '2025-08-05'}} |"
            + " : Train has both To '2024-08-05' and TO '2025-08-05'; keep the right one, as To.",
        "{'Train': {'To': '2024-8-5'}} | : To of Train is '2024-8-5', expected a trade date such"
            + " as '2024-08-05'; correct it or take the key out.",
        "{'Train': {'To': 20240805}} | : To of Train is 20240805, expected a trade date",
        "{'Strategy_Params': ['stop_perc']} | : Strategy_Params is [stop_perc], expected an object"
            + " such as {'Values': {'stop_perc': 2}};",
        "{'Strategy_Params': {'values': {'stop_perc': 2}, 'others': 'default'}} |"
            + " : Strategy_Params has the key values but not Values, others but not Others; rename"
            + " them to Values, Others.",
        "{'Strategy_Params': {'stop_perc': 2}} | : Strategy_Params has no Values, the parameters"
            + " with which the strategy made the trades; add 'Values': {'stop_perc': 2} with their"
            + " names, or take Strategy_Params out.",
        "{'Strategy_Params': {'Values': 2}} | : Values of Strategy_Params is 2, expected an object"
            + " such as {'stop_perc': 2};",
        "{'Strategy_Params': {'Values': {}, 'Others': 'Default'}} |"
            + " : Others of Strategy_Params is 'Default', expected 'default';",
      })
  void refusesWhatHasAnotherForm(String json, String sentence) {
    assertThatThrownBy(() -> of(json.replace('\'', '"')))
        .isInstanceOf(ModelLoadException.class)
        .hasMessageStartingWith(folder.resolve("ES_best.json") + sentence.replace('\'', '"'));
  }

  @Test
  void bearsNullsWhichAPluginsLoaderMayHandOver() throws ModelLoadException {
    Map<String, Object> values = Collections.singletonMap("stop_perc", null);
    Map<String, Object> metadata =
        Map.of(
            "Train", Collections.singletonMap("To", null),
            "Strategy_Params", Map.of("Values", values));

    assertThat(Training.of(metadata, Path.of("ES.properties"))).isEqualTo(NOTHING);
  }
}
