package io.multialpha.host.app;

import io.multialpha.host.research.selection.SelectionMethod;
import io.multialpha.host.research.tuning.SearchSpace;
import io.multialpha.host.research.tuning.TuningSettings;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** How a forest is searched. */
final class TuningOptions {
  private static final Pattern TRIALS = Pattern.compile("(\\d{1,4})\\+(\\d{1,4})");

  @Spec(Spec.Target.MIXEE)
  CommandSpec spec;

  @Option(
      names = "--trials",
      paramLabel = "N+M",
      order = 41,
      description = "Forests tried at random, and then guided by those; 25+65 by default.")
  String trials = "25+65";

  @Option(
      names = "--seed",
      paramLabel = "N",
      order = 42,
      description = "Of everything that is drawn; 42 by default.")
  long seed = 42;

  @Option(
      names = "--trees",
      paramLabel = "N",
      split = ",",
      order = 43,
      description = "Sizes of forests, commas between; 300,600,900,1200 by default.")
  List<Integer> trees;

  @Option(
      names = "--features",
      paramLabel = "NAME",
      split = ",",
      order = 45,
      description = "Features to choose from, commas between; all by default.")
  List<String> features = List.of("all");

  @Option(
      names = "--keep-features",
      paramLabel = "N",
      order = 46,
      description = "Most features that a forest reads; 30 by default.")
  int keepFeatures = 30;

  @Option(
      names = "--select",
      paramLabel = "METHOD",
      order = 47,
      converter = OptionValues.Selecting.class,
      description = {
        "How these are chosen, from the training trades of each split. mdi: by which a forest splits"
            + " most (mean decrease in impurity); permutation: without whose values it foretells an"
            + " inner validation part worse (mean decrease in accuracy); clustered: the same for"
            + " clusters of features that tell nearly the same, and the best of each. mdi by"
            + " default."
      })
  SelectionMethod selection = SelectionMethod.MDI;

  /**
   * The settings that they make.
   *
   * @throws ParameterException if an option's value does not do
   */
  TuningSettings settings() {
    Matcher numbers = TRIALS.matcher(trials);
    if (!numbers.matches() || Integer.parseInt(numbers.group(1)) == 0) {
      throw refuse("--trials is " + trials + ", expected such as 25+65, at least 1+0.");
    }
    if (seed < 0 || seed > 0xffff_ffffL) {
      throw refuse("--seed is " + seed + ", expected 0 to " + 0xffff_ffffL + ".");
    }
    if (keepFeatures < 1) {
      throw refuse("--keep-features is " + keepFeatures + ", expected at least 1.");
    }
    TuningSettings settings =
        TuningSettings.standard()
            .withTrials(Integer.parseInt(numbers.group(1)), Integer.parseInt(numbers.group(2)))
            .withSeed(seed)
            .withFeatures(keepFeatures)
            .withSelection(selection);
    if (trees == null) {
      return settings;
    }
    if (trees.isEmpty() || trees.stream().anyMatch(size -> size < 1 || size > 10_000)) {
      throw refuse("--trees is " + trees + ", expected numbers from 1 to 10000.");
    }
    List<Integer> sizes = trees.stream().distinct().sorted().toList();
    int screening = Math.min(settings.screeningTrees(), sizes.get(sizes.size() - 1));
    return settings.withTrees(SearchSpace.original().withTrees(sizes), screening);
  }

  private ParameterException refuse(String sentence) {
    return new ParameterException(spec.commandLine(), sentence);
  }
}
