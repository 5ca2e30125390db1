package io.multialpha.host.config;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class SuggestionTest {
  private static final List<String> KEYS =
      List.of("max_positions", "models_path", "daily_stop_loss", "daily_stop_basis", "ES", "6E");

  @Test
  void findsWhatWasMeant() {
    assertThat(Suggestion.nearest("max_position", KEYS)).contains("max_positions");
    assertThat(Suggestion.nearest("MaxPositions", KEYS)).contains("max_positions");
    assertThat(Suggestion.nearest("model_path", KEYS)).contains("models_path");
    assertThat(Suggestion.nearest("daily-stop-los", KEYS)).contains("daily_stop_loss");
    assertThat(Suggestion.nearest("daily_stpo_basis", KEYS)).contains("daily_stop_basis");
    assertThat(Suggestion.nearest("es", KEYS)).contains("ES");
  }

  @Test
  void guessesNothingFarFetched() {
    assertThat(Suggestion.nearest("leverage", KEYS)).isEmpty();
    assertThat(Suggestion.nearest("6B", KEYS)).isEmpty();
    assertThat(Suggestion.nearest("", KEYS)).isEmpty();
    assertThat(Suggestion.orAll("x", List.of("a", "b"))).isEqualTo("known are a, b");
    assertThat(Suggestion.orAll("x", List.of())).isEqualTo("none is known");
  }

  @Test
  void listsNoMoreNamesThanAnyoneReads() {
    List<String> many = IntStream.range(0, 61).mapToObj(i -> "parameter" + i).toList();

    assertThat(Suggestion.orAll("x", many)).isEqualTo("none of the 61 known ones is like it");
    assertThat(Suggestion.orAll("x", many.subList(0, 60))).startsWith("known are parameter0, ");
  }
}
