package io.multialpha.host.engine;

import static io.multialpha.host.engine.Tape.hour;
import static org.assertj.core.api.Assertions.assertThat;

import io.multialpha.api.portfolio.EntryRequest;
import io.multialpha.api.portfolio.PolicyRules;
import io.multialpha.api.portfolio.PortfolioView;
import io.multialpha.api.portfolio.Verdict;
import io.multialpha.host.broker.Costs;
import io.multialpha.host.engine.Rows.Decision;
import io.multialpha.host.ledger.AccountResult;
import io.multialpha.host.ledger.Outcome;
import io.multialpha.host.market.BarColumns;
import io.multialpha.host.portfolio.DailyStopBasis;
import io.multialpha.host.portfolio.Limits;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Predicate;
import org.assertj.core.groups.Tuple;
import org.junit.jupiter.api.Test;

class PolicyTest {
  private static final BarColumns ES = Tape.of("ES").prices(100, 101, 102, 103, 104, 105).build();
  private static final BarColumns NQ = Tape.of("NQ").prices(200, 201, 202, 203, 204, 205).build();

  private final List<String> asked = new ArrayList<>();

  /** Notes what it is asked, and lets everything pass. */
  private PolicyRules noting(String name) {
    return (request, portfolio) -> {
      asked.add(name + " " + request.instrument().symbol());
      return Verdict.ALLOW;
    };
  }

  /** Closes everything whenever the portfolio is so. */
  private static PolicyRules closing(Predicate<PortfolioView> when) {
    return new PolicyRules() {
      @Override
      public Verdict onEntry(EntryRequest request, PortfolioView portfolio) {
        return Verdict.ALLOW;
      }

      @Override
      public Verdict onProfitAndLoss(PortfolioView portfolio) {
        return when.test(portfolio) ? Verdict.deny("enough for now") : Verdict.ALLOW;
      }
    };
  }

  @Test
  void aDenialIsWrittenDownAndTakesNoSlot() {
    PolicyRules notEs =
        (request, portfolio) ->
            request.instrument().symbol().equals("ES") ? Verdict.deny("not ES") : Verdict.ALLOW;
    AccountResult result =
        TestAccount.of(new Scripted().buy("ES", 0).buy("NQ", 0), "ES", "NQ")
            .limits(1, 1e9)
            .policy("picky", notEs)
            .run(ES, NQ);

    assertThat(Rows.of(result).decisions())
        .extracting(Decision::symbol, Decision::outcome, Decision::outcomeReason)
        .containsExactly(
            Tuple.tuple("ES", Outcome.POLICY, "not ES"), Tuple.tuple("NQ", Outcome.ORDERED, ""));
  }

  @Test
  void showsTheEntryAndTheAccountAsTheyAre() {
    List<String> shown = new ArrayList<>();
    PolicyRules looking =
        (request, portfolio) -> {
          shown.add(
              request.instrument().symbol()
                  + " "
                  + request.quantity()
                  + " at "
                  + request.price()
                  + " on "
                  + (request.barStartMillis() - Tape.T0) / Tape.HOUR
                  + ", score "
                  + request.score()
                  + "; open "
                  + portfolio.openPositions()
                  + ", pending "
                  + portfolio.pendingEntries()
                  + ", ES "
                  + portfolio.quantity("ES")
                  + ", CL "
                  + portfolio.quantity("CL")
                  + ", equity "
                  + portfolio.equity()
                  + ", day "
                  + portfolio.dayProfitAndLoss()
                  + ", realized "
                  + portfolio.dayRealized()
                  + ", date "
                  + (portfolio.tradeDate() - Tape.DAY0));
          return Verdict.ALLOW;
        };
    TestAccount.of(new Scripted().sell("ES", 0).buy("NQ", 0).exit("ES", 1).buy("ES", 3))
        .leg("ES", 2, new Costs(0, 1))
        .leg("NQ", 1, Costs.NONE)
        .policy("looking", looking)
        .run(ES, NQ);

    assertThat(shown)
        .containsExactly(
            "ES -2 at 100.0 on 0, score NaN; open 0, pending 0, ES 0, CL 0, equity 100000.0,"
                + " day 0.0, realized 0.0, date 0",
            "NQ 1 at 200.0 on 0, score NaN; open 0, pending 1, ES 0, CL 0, equity 100000.0,"
                + " day 0.0, realized 0.0, date 0",
            "ES 2 at 103.0 on 3, score NaN; open 1, pending 0, ES 0, CL 0, equity 99996.0,"
                + " day -4.0, realized -104.0, date 0");
  }

  @Test
  void theFirstDenialCountsAndTheRestAreNotAsked() {
    AccountResult result =
        TestAccount.of(new Scripted().buy("ES", 0), "ES")
            .policy("one", noting("one"))
            .policy("two", (request, portfolio) -> Verdict.deny("two said no"))
            .policy("three", noting("three"))
            .run(ES);

    assertThat(asked).containsExactly("one ES");
    assertThat(Rows.of(result).decisions().get(0).outcomeReason()).isEqualTo("two said no");
  }

  @Test
  void isAskedOnlyOnceTheHostsOwnLimitsHaveAllowedTheEntry() {
    TestAccount.of(new Scripted().buy("ES", 0).buy("NQ", 0).buy("NQ", 1), "ES", "NQ")
        .limits(1, 1e9)
        .policy("one", noting("one"))
        .run(ES, NQ);

    assertThat(asked).containsExactly("one ES");

    asked.clear();
    TestAccount.run(
        new Limits(1, 1e9, DailyStopBasis.EQUITY),
        TestAccount.market(ES, NQ),
        TestAccount.of(new Scripted().buy("ES", 0), "ES"),
        TestAccount.of(new Scripted().buy("NQ", 0), "NQ").policy("one", noting("one")));
    assertThat(asked).isEmpty();
  }

  @Test
  void cannotLoosenTheHostsLimits() {
    PolicyRules generous = noting("generous");
    AccountResult result =
        TestAccount.of(new Scripted().buy("ES", 0).buy("NQ", 0), "ES", "NQ")
            .limits(1, 1e9)
            .policy("generous", generous)
            .run(ES, NQ);
    assertThat(Rows.of(result).decisions())
        .extracting(Decision::outcome)
        .containsExactly(Outcome.ORDERED, Outcome.NO_SLOT);

    BarColumns falling = Tape.of("ES").prices(100, 100, 80, 80, 80, 80).build();
    AccountResult stopped =
        TestAccount.of(new Scripted().buy("ES", 0).buy("ES", 4), "ES")
            .limits(1, 500)
            .policy("generous", generous)
            .run(falling);
    assertThat(Rows.of(stopped).decisions())
        .extracting(Decision::outcome)
        .containsExactly(Outcome.ORDERED, Outcome.ORDERED, Outcome.DAILY_STOP);
  }

  @Test
  void isAskedAboutProfitAndLossAfterStepsWithAnOpenPositionOrAClosedTradeOnly() {
    List<Double> heard = new ArrayList<>();
    TestAccount.of(new Scripted().buy("ES", 1).exit("ES", 3), "ES")
        .policy(
            "listening",
            closing(
                portfolio -> {
                  heard.add(portfolio.dayProfitAndLoss());
                  return false;
                }))
        .run(ES);

    // Bought at 102 on bar 2, sold at 104 on bar 4.
    assertThat(heard).containsExactly(0.0, 50.0, 100.0);
  }

  @Test
  void canHaveEverythingClosedAndEntriesWithdrawn() {
    BarColumns late = Tape.of("NQ").flat(2, 200).gap(3).flat(2, 200).build();
    AccountResult result =
        TestAccount.of(new Scripted().buy("ES", 0).buy("NQ", 1), "ES", "NQ")
            .policy("wary", closing(portfolio -> portfolio.dayProfitAndLoss() >= 50))
            .run(ES, late);

    // Bought at 101; at 102, on bar 2, it is 50 dollars in the money.
    assertThat(Rows.of(result).trades())
        .singleElement()
        .satisfies(
            trade -> {
              assertThat(trade.symbol()).isEqualTo("ES");
              assertThat(trade.exitTime()).isEqualTo(hour(3));
            });
    assertThat(Rows.of(result).decisions())
        .extracting(Decision::reason, Decision::outcome, Decision::outcomeReason)
        .containsExactly(
            Tuple.tuple("buy", Outcome.ORDERED, ""),
            Tuple.tuple("buy", Outcome.POLICY, "enough for now"),
            Tuple.tuple("enough for now", Outcome.ORDERED, ""));
  }

  @Test
  void stillWatchesThePositionsOfAStrategyThatWasSetAside() {
    Scripted failing =
        new Scripted()
            .buy("ES", 0)
            .observed(
                (symbol, index, bar, position) -> {
                  if (index == 1) {
                    throw new IllegalStateException();
                  }
                });
    AccountResult result =
        TestAccount.of(failing, "ES")
            .onFailure(OnFailure.HOLD)
            .policy("wary", closing(portfolio -> portfolio.dayProfitAndLoss() >= 100))
            .run(ES);

    assertThat(Rows.of(result).trades()).singleElement().extracting("exitPrice").isEqualTo(104.0);
  }

  @Test
  void oneThatThrowsDeniesEveryEntryFromThenOnAndIsAskedNoMore() {
    int[] calls = {0};
    PolicyRules broken =
        (request, portfolio) -> {
          calls[0]++;
          throw new IllegalStateException("out of order");
        };
    AccountResult result =
        TestAccount.of(new Scripted().buy("ES", 0).buy("ES", 1), "ES")
            .policy("broken", broken)
            .run(ES);

    assertThat(calls[0]).isEqualTo(1);
    assertThat(result.failure()).as("the strategy's").isEmpty();
    assertThat(Rows.of(result).decisions())
        .hasSize(2)
        .allSatisfy(
            row -> {
              assertThat(row.outcome()).isEqualTo(Outcome.POLICY);
              assertThat(row.outcomeReason())
                  .startsWith(
                      "policy broken failed: java.lang.IllegalStateException: out of order");
            });
  }

  @Test
  void oneThatAnswersNullHasFailed() {
    AccountResult result =
        TestAccount.of(new Scripted().buy("ES", 0), "ES")
            .policy("mute", (request, portfolio) -> null)
            .run(ES);

    assertThat(Rows.of(result).decisions().get(0).outcomeReason())
        .isEqualTo("policy mute failed: it returned null");
  }

  @Test
  void oneThatFailsOverProfitAndLossClosesNothingButEndsTheEntries() {
    PolicyRules broken =
        closing(
            portfolio -> {
              throw new StackOverflowError();
            });
    AccountResult result =
        TestAccount.of(new Scripted().buy("ES", 0).exit("ES", 3).buy("ES", 4), "ES")
            .policy("broken", broken)
            .run(ES);

    assertThat(Rows.of(result).trades()).singleElement().extracting("exitPrice").isEqualTo(104.0);
    assertThat(Rows.of(result).decisions())
        .extracting(Decision::outcome)
        .containsExactly(Outcome.ORDERED, Outcome.ORDERED, Outcome.POLICY);
  }

  @Test
  void othersAreHeardThoughOneHasFailed() {
    PolicyRules broken =
        closing(
            portfolio -> {
              throw new IllegalStateException();
            });
    AccountResult result =
        TestAccount.of(new Scripted().buy("ES", 0), "ES")
            .policy("broken", broken)
            .policy("wary", closing(portfolio -> portfolio.dayProfitAndLoss() >= 50))
            .run(ES);

    assertThat(Rows.of(result).trades()).hasSize(1);
  }

  @Test
  void isNotAskedBeforeTradingBegins() {
    BarColumns es = Tape.of("ES").flat(3, 100).nextTradeDate().flat(3, 100).build();
    TestAccount.run(
        Limits.NONE,
        TestAccount.market(es),
        new RunWindow(Tape.DAY0 + 1, Tape.DAY0 + 1),
        TestAccount.of(new Scripted().buy("ES", 1).buy("ES", 3), "ES")
            .policy("one", noting("one")));

    assertThat(asked).hasSize(1);
  }
}
