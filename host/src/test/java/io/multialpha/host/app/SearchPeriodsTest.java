package io.multialpha.host.app;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import org.junit.jupiter.api.Test;

class SearchPeriodsTest {
  @Test
  void countsTheTradesThatAreLeftOut() {
    LocalDate end = LocalDate.of(2023, 12, 29);

    assertThat(SearchPeriods.leftOut(1, end))
        .startsWith("1 trade that is still open after 2023-12-29 is left out: its result is of");
    assertThat(SearchPeriods.leftOut(2, end))
        .startsWith("2 trades that are still open after 2023-12-29 are left out: their result is");
  }
}
