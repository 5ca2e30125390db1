package io.multialpha.it.docs;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.multialpha.it.docs.Installed.Ended;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class FeaturesPageTest {
  @TempDir Path folder;

  @Test
  void listsWhatEachFeatureIsMadeOf() throws IOException {
    Ended ended =
        Installed.below(folder).run("./multi-alpha features list --profile corrected --json");

    assertThat(ended.exit()).as(ended.err()).isZero();
    Map<String, List<String>> made = new HashMap<>();
    for (JsonNode feature : new ObjectMapper().readTree(ended.out())) {
      made.put(
          feature.get("name").asText(),
          StreamSupport.stream(feature.get("made_of").spliterator(), false)
              .map(JsonNode::asText)
              .toList());
    }
    assertThat(made)
        .hasSize(137 + 48)
        .containsEntry("rsi", List.of("hour"))
        .containsEntry("daily_rsi", List.of("day"))
        .containsEntry("prev_day_pctxvalue", List.of("day"))
        .containsEntry("pair_z_score_daily", List.of("day"));
  }

  @Test
  void isWhatTheHostPrints() throws IOException {
    Ended ended = Installed.below(folder).run("./multi-alpha features docs");

    assertThat(ended.exit()).as(ended.err()).isZero();
    assertThat(Files.readString(Page.root().resolve("docs/features.md")))
        .as("docs/features.md, to be made anew: ./multi-alpha features docs > docs/features.md")
        .isEqualTo(ended.out());
  }
}
