package io.multialpha.it.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.multialpha.it.cli.Program.Ended;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Features are made again of fewer bars, and what they depend on is told. */
class AuditWarmUpTest {
  @TempDir Path root;
  private Program program;

  @BeforeEach
  void install() throws IOException {
    program = Program.in(root);
    Peekers.historian().build(program.plugins(), "historian.jar");
    program.reconfigure("strategy_type: gap-fade", "strategy_type: historian");
  }

  private Ended audit(String... more) {
    List<String> line = new ArrayList<>(List.of("audit", "warmup", "--strategy", "fade"));
    line.addAll(List.of(more));
    return program.run(line.toArray(String[]::new));
  }

  private Map<String, JsonNode> features(String... more) throws IOException {
    List<String> line = new ArrayList<>(List.of(more));
    line.add("--json");
    Map<String, JsonNode> features = new TreeMap<>();
    JsonNode report = new ObjectMapper().readTree(audit(line.toArray(String[]::new)).out());
    report.path("features").forEach(each -> features.put(each.path("name").textValue(), each));
    return features;
  }

  private static String verdict(JsonNode feature) {
    return feature.path("verdict").textValue();
  }

  @Test
  void tellsOfEachFeatureWhatItDependsOn() throws IOException {
    Map<String, JsonNode> features = features();

    assertThat(features).hasSize(7);
    assertThat(verdict(features.get("range_10"))).isEqualTo("window");
    assertThat(verdict(features.get("average"))).isEqualTo("settles");
    assertThat(verdict(features.get("days_and_hours"))).isEqualTo("window");
    assertThat(verdict(features.get("volume_so_far"))).isEqualTo("history");
    assertThat(verdict(features.get("volume_said"))).isEqualTo("expanding");
    assertThat(verdict(features.get("late"))).isEqualTo("not_ready");
  }

  @Test
  void countsTheBarsOfBothTimeframes() throws IOException {
    JsonNode both = features().get("days_and_hours");

    assertThat(both.path("hours").intValue()).isEqualTo(1);
    assertThat(both.path("days").intValue()).isEqualTo(3);
  }

  @Test
  void tellsHowFarTheAverageIsOff() throws IOException {
    JsonNode average = features().get("average");

    assertThat(average.path("hours").intValue()).isEqualTo(8);
    List<Double> off =
        average.path("off").findValuesAsText("off").stream().map(Double::valueOf).toList();
    assertThat(off.get(0)).isBetween(1e-5, 1e-2);
    // An average over 8 keeps 7/9 a bar: after 64 bars a ten millionth of where it started.
    assertThat(off.get(3)).isLessThan(off.get(0) * 1e-5);
    assertThat(off.get(5)).isLessThan(1e-15);
  }

  @Test
  void failsWhereAFeatureDependsOnMoreThanItSays() {
    Ended ended = audit();

    assertThat(ended.exit()).isEqualTo(1);
    assertThat(ended.out())
        .contains("fade in ES, NQ from 2024-01-02 to 2024-03-27 on bars: 7 features.")
        .contains("WRONG: all history, and does not say so")
        .contains("WRONG: no number yet after its warm-up")
        .contains("2 features depend on more history than said");
  }

  @Test
  void passesWhereAllIsWell() {
    Ended ended = audit("--features", "range_10,average,adx_value,volume_said");

    assertThat(ended.err()).isEmpty();
    assertThat(ended.exit()).isZero();
    assertThat(ended.out()).endsWith("No feature depends on more history than it says.\n");
  }

  @Test
  void saysWhereThereIsTooLittleToTell() throws IOException {
    JsonNode slow = features("--features", "slow_average").get("slow_average");

    assertThat(verdict(slow)).isEqualTo("too_short");
    assertThat(slow.path("off")).hasSize(2);
    assertThat(slow.path("fault").booleanValue()).isFalse();
  }

  @Test
  void refusesWhatItCannotDo() throws IOException {
    program.reconfigure("strategy_type: historian", "strategy_type: gap-fade");

    assertThat(audit("--bars", "0").err()).contains("--bars is 0, expected 1 to 1000.");
    assertThat(audit("--features", "late").err()).contains("there is no feature 'late'");
  }
}
