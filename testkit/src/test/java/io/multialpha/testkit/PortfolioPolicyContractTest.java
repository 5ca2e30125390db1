package io.multialpha.testkit;

import static org.assertj.core.api.Assertions.assertThat;

import io.multialpha.api.params.Param;
import io.multialpha.api.params.Params;
import io.multialpha.api.params.ParamsSchema;
import io.multialpha.api.portfolio.EntryRequest;
import io.multialpha.api.portfolio.PolicyRules;
import io.multialpha.api.portfolio.PortfolioPolicy;
import io.multialpha.api.portfolio.PortfolioView;
import io.multialpha.api.portfolio.Verdict;
import org.junit.jupiter.api.Test;

/** Every fault fails the case that is there for it, and no other. */
class PortfolioPolicyContractTest {
  private static final Verdict NO = Verdict.deny("enough entries today");

  @Test
  void aWellBehavedPolicyPasses() {
    assertThat(Outcome.failedCases(Faultless.class)).isEmpty();
  }

  static class Faultless extends PortfolioPolicyContract {
    @Override
    protected PortfolioPolicy policy() {
      return new FewEntriesPerDay();
    }
  }

  @Test
  void p1CatchesADescriptionThatChanges() {
    assertThat(Outcome.failedCases(ChangingDescription.class)).containsExactly("P1");
  }

  static class ChangingDescription extends PortfolioPolicyContract {
    private static int calls;

    @Override
    protected PortfolioPolicy policy() {
      return new FewEntriesPerDay() {
        @Override
        public String description() {
          return "Asked for the " + ++calls + ". time";
        }
      };
    }
  }

  @Test
  void p2CatchesAVerdictThatIsNull() {
    assertThat(Outcome.failedCases(NullVerdict.class)).containsExactly("P2");
  }

  static class NullVerdict extends Planted {
    @Override
    PolicyRules plant(PolicyRules rules, Params params) {
      return (request, portfolio) ->
          portfolio.equity() < 0 ? null : rules.onEntry(request, portfolio);
    }
  }

  @Test
  void p2CatchesAFailureWithoutAScore() {
    assertThat(Outcome.failedCases(NeedsScore.class)).containsExactly("P2");
  }

  static class NeedsScore extends Planted {
    @Override
    PolicyRules plant(PolicyRules rules, Params params) {
      return (request, portfolio) -> {
        if (Double.isNaN(request.score())) {
          throw new IllegalStateException("no score");
        }
        return rules.onEntry(request, portfolio);
      };
    }
  }

  @Test
  void p3CatchesStateThatOutlivesARun() {
    assertThat(Outcome.failedCases(LastingState.class)).containsExactly("P3");
  }

  static class LastingState extends Planted {
    private static int requests;

    @Override
    PolicyRules plant(PolicyRules rules, Params params) {
      return (request, portfolio) -> requests++ % 7 == 0 ? NO : rules.onEntry(request, portfolio);
    }
  }

  @Test
  void p4CatchesStateSharedByTwoAccounts() {
    assertThat(Outcome.failedCases(SharedState.class)).containsExactly("P4");
  }

  static class SharedState extends Planted {
    private static int requests;

    @Override
    PolicyRules plant(PolicyRules rules, Params params) {
      requests = 0;
      return (request, portfolio) -> requests++ % 7 == 0 ? NO : rules.onEntry(request, portfolio);
    }
  }

  @Test
  void p5CatchesAllowedParametersThatDoNotWork() {
    assertThat(Outcome.failedCases(FailsAtTheEdge.class)).containsExactly("P5");
  }

  static class FailsAtTheEdge extends Planted {
    @Override
    PolicyRules plant(PolicyRules rules, Params params) {
      int share = 100 / (params.integer("entries") - 1);
      return (request, portfolio) ->
          portfolio.openPositions() > share ? NO : rules.onEntry(request, portfolio);
    }
  }

  /** The well-behaved policy with a fault in its rules. */
  abstract static class Planted extends PortfolioPolicyContract {
    abstract PolicyRules plant(PolicyRules rules, Params params);

    @Override
    protected PortfolioPolicy policy() {
      return new FewEntriesPerDay() {
        @Override
        public PolicyRules create(Params params) {
          return plant(super.create(params), params);
        }
      };
    }
  }

  /** Allows so many entries per trade date. */
  private static class FewEntriesPerDay implements PortfolioPolicy {
    @Override
    public String id() {
      return "few-entries";
    }

    @Override
    public String description() {
      return "Allows a number of entries per trade date";
    }

    @Override
    public ParamsSchema params() {
      return ParamsSchema.of(
          Param.integer("entries").withDefault(3).between(1, 50).doc("entries per trade date"));
    }

    @Override
    public PolicyRules create(Params params) {
      int most = params.integer("entries");
      return new PolicyRules() {
        private int tradeDate;
        private int entries;

        @Override
        public Verdict onEntry(EntryRequest request, PortfolioView portfolio) {
          if (portfolio.tradeDate() != tradeDate) {
            tradeDate = portfolio.tradeDate();
            entries = 0;
          }
          return ++entries > most ? NO : Verdict.ALLOW;
        }
      };
    }
  }
}
