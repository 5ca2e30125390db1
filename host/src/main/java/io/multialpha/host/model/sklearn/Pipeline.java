package io.multialpha.host.model.sklearn;

import io.multialpha.host.model.forest.Forest;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * Steps that change a row, and a classifier for what comes of them.
 *
 * @param steps at least one, each taking what the one before gives
 * @param last takes what the last step gives
 */
record Pipeline(List<Step> steps, Estimator last) implements Estimator {
  Pipeline {
    steps = List.copyOf(steps);
  }

  @Override
  public int inputs() {
    return steps.get(0).inputs();
  }

  @Override
  public List<ClassLabel> classes() {
    return last.classes();
  }

  @Override
  public String description() {
    return steps.stream().map(Step::name).collect(Collectors.joining(", ", "Pipeline(", ", "))
        + last.description()
        + ")";
  }

  @Override
  public List<Forest> forests() {
    return last.forests();
  }

  @Override
  public Optional<RowFault> fault(double[] row) {
    double[] now = row;
    for (int i = 0; i < steps.size(); i++) {
      Optional<RowFault> fault = steps.get(i).fault(now);
      if (fault.isPresent()) {
        return Optional.of(atStart(fault.get(), i));
      }
      double[] next = new double[steps.get(i).outputs()];
      steps.get(i).apply(now, next);
      now = next;
    }
    return last.fault(now).map(fault -> atStart(fault, steps.size()));
  }

  /** The same fault by the number of the pipeline's input. */
  private RowFault atStart(RowFault fault, int step) {
    int input = fault.input();
    for (int i = step - 1; i >= 0; i--) {
      input = steps.get(i).sourceOf(input);
    }
    return new RowFault(
        input, fault.reason() + (step > 0 ? " after " + steps.get(step - 1).name() : ""));
  }

  @Override
  public RowScorer scorer() {
    RowScorer inner = last.scorer();
    Step[] chain = steps.toArray(Step[]::new);
    double[][] between = new double[chain.length][];
    for (int i = 0; i < chain.length; i++) {
      between[i] = new double[chain[i].outputs()];
    }
    return (row, into) -> {
      double[] now = row;
      for (int i = 0; i < chain.length; i++) {
        if (!chain[i].accepts(now)) {
          return false;
        }
        chain[i].apply(now, between[i]);
        now = between[i];
      }
      return inner.probabilities(now, into);
    };
  }
}
