package io.multialpha.host.plugin;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ApiRangeTest {
  @ParameterizedTest
  @CsvSource({
    ">=0.1.0 & <0.2.0, 0.1.0, true",
    ">=0.1.0 & <0.2.0, 0.1.9, true",
    ">=0.1.0 & <0.2.0, 0.2.0, false",
    ">=0.1.0 & <0.2.0, 0.0.9, false",
    ">=0.1.0&<0.2, 0.1.10, true",
    ">= 0.9, 0.10.0, true",
    ">0.1.0, 0.1.0, false",
    ">0.1.0, 0.1.1, true",
    "<=1.0.0, 1.0.0, true",
    "<=1.0.0, 1.0.1, false",
    "=0.1.0, 0.1.0, true",
    "=0.1.0, 0.1.1, false",
    ">=0.2.0, 0.2.0-SNAPSHOT, true",
  })
  void holdsTheVersionsForWhichEveryComparisonHolds(String range, String version, boolean held) {
    assertThat(ApiRange.parse(range).contains(ApiVersion.parse(version))).isEqualTo(held);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "*",
        "0.1.0",
        "^0.1.0",
        ">=0.1.0 &",
        ">=0.1.0 | <0.2.0",
        ">=one",
        ">=1",
        "~1.2"
      })
  void refusesWhatIsNoComparisonWithAVersion(String range) {
    assertThatIllegalArgumentException().isThrownBy(() -> ApiRange.parse(range));
  }

  @Test
  void isShownAsItWasWritten() {
    assertThat(ApiRange.parse(" >=0.1.0  & <0.2.0 ")).hasToString(">=0.1.0  & <0.2.0");
  }

  @Test
  void knowsTheApiThatThisHostOffers() {
    assertThat(ApiVersion.installed()).isGreaterThanOrEqualTo(new ApiVersion(0, 1, 0));
  }
}
