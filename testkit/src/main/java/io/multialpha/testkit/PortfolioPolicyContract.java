package io.multialpha.testkit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;

import io.multialpha.api.params.Params;
import io.multialpha.api.portfolio.PolicyRules;
import io.multialpha.api.portfolio.PortfolioPolicy;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/**
 * What the host relies on in every {@link PortfolioPolicy}, as numbered cases. An author extends
 * this class and gives his policy. The rules are asked about a seeded, long course of an account,
 * with every kind of day in it: none, one and all instruments held, long and short, with and
 * without a model's score, gains, losses and a ruined account.
 */
public abstract class PortfolioPolicyContract {
  private static final int STEPS = 2_000;

  /** A fresh instance, made as the host makes it. Called many times. */
  protected abstract PortfolioPolicy policy();

  /** Parameters to run with, as a configuration gives them; defaults elsewhere. */
  protected Map<String, ?> params() {
    return Map.of();
  }

  @Test
  @DisplayName("P1 declares the same each time it is asked")
  void p1DeclaresTheSameEachTimeItIsAsked() {
    PortfolioPolicy one = policy();
    for (PortfolioPolicy again : List.of(one, policy())) {
      assertThat(again.id()).as("id()").isNotNull().matches("[a-z][a-z0-9_-]*").isEqualTo(one.id());
      assertThat(again.description()).as("description()").isNotBlank().isEqualTo(one.description());
      assertThat(again.params()).as("params()").isNotNull();
      assertThat(again.params().all().toString())
          .as("params()")
          .isEqualTo(one.params().all().toString());
    }
  }

  @Test
  @DisplayName("P2 answers every request")
  void p2AnswersEveryRequest() {
    assertThat(answers(policy(), params())).as("verdicts").doesNotContain("null");
  }

  @Test
  @DisplayName("P3 gives the same verdicts in the same course of events")
  void p3GivesTheSameVerdictsInTheSameCourseOfEvents() {
    assumeP2();
    List<String> first = answers(policy(), params());
    PortfolioPolicy other = policy();

    assertThat(answers(other, params())).as("verdicts of a fresh instance").isEqualTo(first);
    assertThat(answers(other, params()))
        .as("verdicts of the same instance once more")
        .isEqualTo(first);
  }

  @Test
  @DisplayName("P4 keeps the rules of different accounts apart")
  void p4KeepsTheRulesOfDifferentAccountsApart() {
    assumeP2();
    List<String> alone = answers(policy(), params());
    assumeThat(answers(policy(), params())).as("case P3 shows why").isEqualTo(alone);
    PortfolioPolicy policy = policy();
    Params values = policy.params().with(params());
    PolicyRules one = policy.create(values);
    PolicyRules other = policy.create(values);
    PolicyCourse course = new PolicyCourse(1);
    PolicyCourse otherCourse = new PolicyCourse(2);
    List<String> beside = new ArrayList<>();
    for (int i = 0; i < STEPS; i++) {
      otherCourse.step(other);
      beside.add(course.step(one));
    }
    assertThat(beside).as("verdicts beside another account, against those alone").isEqualTo(alone);
  }

  @Test
  @DisplayName("P5 works with any parameters the schema allows, or refuses in one sentence")
  void p5WorksWithAnyAllowedParametersOrRefusesInOneSentence() {
    assumeP2();
    List<String> wrong = new ArrayList<>();
    for (Map<String, Object> sample : ParamSamples.of(policy().params(), params(), 1)) {
      try {
        if (answers(policy(), sample).contains("null")) {
          wrong.add(sample + ": a verdict is null");
        }
      } catch (Exception thrown) {
        if (!Refusals.isClean(thrown)) {
          wrong.add(sample + ": " + thrown);
        }
      }
    }
    assertThat(wrong)
        .as(
            "allowed parameters that neither work nor are refused by an IllegalArgumentException of"
                + " one line")
        .isEmpty();
  }

  private void assumeP2() {
    List<String> answers = new ArrayList<>();
    try {
      answers.addAll(answers(policy(), params()));
    } catch (Exception thrown) {
      answers.add("null");
    }
    assumeThat(answers).as("case P2 shows why this one cannot run").doesNotContain("null");
  }

  private static List<String> answers(PortfolioPolicy policy, Map<String, ?> params) {
    PolicyRules rules = policy.create(policy.params().with(params));
    PolicyCourse course = new PolicyCourse(1);
    List<String> answers = new ArrayList<>();
    for (int i = 0; i < STEPS; i++) {
      answers.add(course.step(rules));
    }
    return answers;
  }
}
