package io.multialpha.host.config;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class InstrumentParamsUpdateTest {
  private static final Instant NOW = Instant.parse("2026-01-05T15:30:00Z");

  @TempDir private Path root;
  private Path file;

  @BeforeEach
  void installation() throws IOException {
    Files.createDirectories(root.resolve("config"));
    file = root.resolve("config/ibs_instrument_params.json");
  }

  private InstrumentParamsUpdate plan() {
    return InstrumentParamsUpdate.plan(
        root, "ibs", Map.of("ES", Map.of("stop_perc", 2.5, "stop_atr_len", 20)));
  }

  @Test
  void makesTheFileWhereThereIsNone() throws IOException {
    InstrumentParamsUpdate update =
        InstrumentParamsUpdate.plan(root, "ibs", Map.of("ES", Map.of("stop_perc", 4.0)));
    assertThat(file).doesNotExist();

    assertThat(update.apply(NOW)).isEmpty();
    assertThat(Files.readString(file)).isEqualTo("{\n  \"ES\": {\n    \"stop_perc\": 4\n  }\n}\n");
  }

  @Test
  void keepsTheOtherInstrumentsAndValuesAndACopy() throws IOException {
    String before =
        "{\"NQ\": {\"stop_perc\": 1.50, \"start_time1\": \"0930\", \"enable_tp\": false,"
            + " \"filters\": [{\"feature\": \"daily_ibs\", \"low\": 0}]},"
            + " \"ES\": {\"tp_perc\": 3, \"stop_perc\": 2}}";
    Files.writeString(file, before);

    InstrumentParamsUpdate update = plan();
    List<Path> copies = update.apply(NOW);

    assertThat(Files.readString(file))
        .contains(
            "\"stop_perc\": 1.50",
            "\"start_time1\": \"0930\"",
            "\"enable_tp\": false",
            "\"feature\": \"daily_ibs\"",
            "\"tp_perc\": 3,\n    \"stop_perc\": 2.5",
            "\"stop_atr_len\": 20");
    assertThat(update.diff()).startsWith("--- config/ibs_instrument_params.json\n").contains("+");
    assertThat(copies).hasSize(1);
    assertThat(copies.get(0).getFileName())
        .hasToString("ibs_instrument_params.json.20260105-153000.bak");
    assertThat(Files.readString(copies.get(0))).isEqualTo(before);
    assertThat(plan().diff()).as("it says so already").isEmpty();
    assertThat(plan().apply(NOW)).isEmpty();
  }

  @Test
  void writesNothingIfTheFileHasChangedOrCannotBeRead() throws IOException {
    Files.writeString(file, "{}");
    InstrumentParamsUpdate update = plan();
    Files.writeString(file, "{ }");

    assertThatThrownBy(() -> update.apply(NOW))
        .isInstanceOf(ConfigException.class)
        .hasMessageContaining("changed by someone else");
    assertThat(Files.readString(file)).isEqualTo("{ }");

    Files.writeString(file, "[1]");
    assertThatThrownBy(this::plan)
        .isInstanceOf(ConfigException.class)
        .hasMessageContaining("an object with symbols as keys");
    Files.writeString(file, "{\"ES\": 3}");
    assertThatThrownBy(this::plan).hasMessageContaining("an object");
  }
}
