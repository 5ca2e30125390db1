package io.multialpha.host.research.simulation;

import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;

/**
 * What the difference between the two methods comes from: one {@link Flaw} of the reference after
 * the other is taken back, each on top of those before, until the honest method is left.
 *
 * <p>What a flaw is worth depends on those that are left, so another order would give other shares;
 * the sum is the same.
 */
public final class Attribution {
  private Attribution() {}

  /**
   * One line.
   *
   * @param corrected what was taken back; empty for the reference itself
   * @param profit dollars made, all told
   * @param sharpe per year, as it is defined by then
   * @param maxDrawdown dollars, as equity is seen by then; 0 or more
   * @param dailyStops daily stops hit
   */
  public record Step(
      Optional<Flaw> corrected, double profit, double sharpe, double maxDrawdown, int dailyStops) {}

  /**
   * Goes from the reference to the honest method.
   *
   * @param reference the trades, prepared
   * @param honest the same trades, prepared
   * @param symbols which take part: bit {@code i} is symbol {@code i}
   * @param maxPositions positions open at a time
   */
  public static List<Step> of(
      ReferencePlan reference, HonestPlan honest, long symbols, int maxPositions) {
    EnumSet<Flaw> left = EnumSet.allOf(Flaw.class);
    List<Step> steps = new ArrayList<>();
    steps.add(step(reference, honest, symbols, maxPositions, left, Optional.empty()));
    for (Flaw flaw : Flaw.values()) {
      left.remove(flaw);
      steps.add(step(reference, honest, symbols, maxPositions, left, Optional.of(flaw)));
    }
    return steps;
  }

  private static Step step(
      ReferencePlan reference,
      HonestPlan honest,
      long symbols,
      int maxPositions,
      EnumSet<Flaw> left,
      Optional<Flaw> corrected) {
    StepwiseSimulation simulation =
        new StepwiseSimulation(reference, honest, symbols, maxPositions, left);
    return new Step(
        corrected,
        simulation.profit(),
        simulation.sharpe(),
        simulation.maxDrawdown(),
        simulation.dailyStops());
  }
}
