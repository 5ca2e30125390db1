package io.multialpha.host.engine;

import static org.assertj.core.api.Assertions.assertThat;

import io.multialpha.host.ledger.AccountResult;
import io.multialpha.host.ledger.Decisions;
import io.multialpha.host.ledger.Outcome;
import io.multialpha.host.market.BarColumns;
import org.junit.jupiter.api.Test;

class EmptyAccountTest {
  // One contract at $50 a point: the fall from 5000 to 2900 costs $105,000 of $100,000.
  private static final BarColumns FALLING =
      Tape.of("ES").prices(5000, 5000, 2900, 2900, 2900, 2900, 2900).build();

  @Test
  void entersNoMoreOnceItsEquityIsGone() {
    AccountResult result =
        TestAccount.of(new Scripted().buy("ES", 0).exit("ES", 2).buy("ES", 4), "ES").run(FALLING);

    Decisions decisions = result.journal().decisions();
    assertThat(result.finalEquity()).isEqualTo(-5_000);
    assertThat(result.journal().trades().size()).isEqualTo(1);
    assertThat(decisions.outcome(2)).isEqualTo(Outcome.NO_CASH);
    assertThat(decisions.outcomeReason(2)).isEqualTo("equity is not above zero");
  }

  @Test
  void canStillLeaveWhatItHolds() {
    AccountResult result =
        TestAccount.of(new Scripted().buy("ES", 0).exit("ES", 4), "ES").run(FALLING);

    assertThat(result.journal().trades().size()).isEqualTo(1);
    assertThat(result.openAtEnd()).isEmpty();
  }
}
