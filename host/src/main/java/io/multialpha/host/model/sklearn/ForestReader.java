package io.multialpha.host.model.sklearn;

import io.multialpha.host.model.forest.Forest;
import io.multialpha.host.model.forest.LeafValues;
import io.multialpha.host.model.forest.Tree;
import io.multialpha.host.model.pickle.Value;
import java.util.ArrayList;
import java.util.Collections;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Reads forests and single trees. */
final class ForestReader {
  private static final Set<String> TREE_CLASSES =
      Set.of(
          "sklearn.tree._classes.DecisionTreeClassifier",
          "sklearn.tree.tree.DecisionTreeClassifier",
          "sklearn.tree._classes.ExtraTreeClassifier",
          "sklearn.tree.tree.ExtraTreeClassifier");

  private static final Set<String> FOREST_CLASSES =
      Set.of(
          "sklearn.ensemble._forest.RandomForestClassifier",
          "sklearn.ensemble.forest.RandomForestClassifier",
          "sklearn.ensemble._forest.ExtraTreesClassifier",
          "sklearn.ensemble.forest.ExtraTreesClassifier");

  private final Set<Value> seen = Collections.newSetFromMap(new IdentityHashMap<>());

  static boolean isForest(Value.Instance object) {
    return FOREST_CLASSES.contains(object.type().toString());
  }

  static boolean isTree(Value.Instance object) {
    return TREE_CLASSES.contains(object.type().toString());
  }

  /**
   * A fitted forest.
   *
   * @param version of scikit-learn; empty if it is not known
   */
  TreeVotes forest(Value.Instance object, Attributes forest, Optional<SklearnVersion> version)
      throws SklearnException {
    List<Value> items = forest.list("estimators_").items();
    if (items.isEmpty()) {
      throw new SklearnException(forest.owner() + " has no trees: estimators_ is empty");
    }
    List<Attributes> trees = new ArrayList<>(items.size());
    for (Value item : items) {
      String where = "tree " + trees.size() + " of " + forest.owner();
      if (!(item instanceof Value.Instance tree) || !isTree(tree)) {
        throw new SklearnException(
            where + " is " + PlainValues.kind(item) + ", expected a DecisionTreeClassifier");
      }
      trees.add(Attributes.of(tree, where));
    }
    return read(object, forest, trees, version);
  }

  /** A fitted tree, as a forest of one. */
  TreeVotes tree(Value.Instance object, Attributes tree, Optional<SklearnVersion> version)
      throws SklearnException {
    return read(object, tree, List.of(tree), version);
  }

  private TreeVotes read(
      Value.Instance object,
      Attributes owner,
      List<Attributes> trees,
      Optional<SklearnVersion> version)
      throws SklearnException {
    if (owner.find("n_outputs_").isPresent() && owner.count("n_outputs_") != 1) {
      throw new SklearnException(
          owner.owner()
              + " predicts "
              + owner.count("n_outputs_")
              + " things at once (n_outputs_), expected 1");
    }
    List<ClassLabel> classes =
        Labels.classes(owner.require("classes_"), owner.owner() + ": classes_");
    if (owner.count("n_classes_") != classes.size()) {
      throw new SklearnException(
          owner.owner()
              + ": n_classes_ is "
              + owner.count("n_classes_")
              + ", but classes_ has "
              + classes.size());
    }
    int inputs = inputs(owner, trees.get(0));
    TreeReader reader = new TreeReader(inputs, classes.size());
    List<Tree> read = new ArrayList<>(trees.size());
    boolean missingLeft = false;
    for (Attributes tree : trees) {
      Value.Instance structure = tree.object("tree_");
      if (!seen.add(structure)) {
        throw new SklearnException(tree.owner() + " is one that came before");
      }
      read.add(reader.read(structure, tree.owner()));
      if (read.size() == 1) {
        missingLeft = reader.lastHadMissingLeft();
      } else if (missingLeft != reader.lastHadMissingLeft()) {
        throw new SklearnException(tree.owner() + " has nodes of another layout than tree 0");
      }
    }
    LeafValues leaves = LeafRule.of(version, missingLeft, read, classes.size(), owner.owner());
    boolean acceptsMissing = acceptsMissing(isForest(object), trees.get(0), version);
    try {
      return new TreeVotes(
          object.type().name(),
          new Forest(inputs, classes.size(), leaves, acceptsMissing, read),
          classes);
    } catch (IllegalArgumentException wrong) {
      throw new SklearnException(owner.owner() + ": " + wrong.getMessage());
    }
  }

  /** How many inputs there are; a forest of old says so by another name, or not at all. */
  private static int inputs(Attributes owner, Attributes firstTree) throws SklearnException {
    for (String name : List.of("n_features_in_", "n_features_")) {
      if (owner.find(name).isPresent()) {
        return owner.count(name);
      }
    }
    List<Value> arguments = firstTree.object("tree_").arguments();
    return arguments.isEmpty()
        ? 0
        : Numbers.count(arguments.get(0), firstTree.owner() + ": its number of features");
  }

  /** Whether predict_proba takes NaN: a question of version, of how splits were chosen. */
  private static boolean acceptsMissing(
      boolean forest, Attributes firstTree, Optional<SklearnVersion> version)
      throws SklearnException {
    SklearnVersion since =
        forest ? SklearnVersion.WITH_FRACTIONS : SklearnVersion.WITH_MISSING_VALUES;
    if (version.isEmpty()
        || !version.get().isAtLeast(since)
        || firstTree.find("monotonic_cst").isPresent()) {
      return false;
    }
    String splitter = firstTree.text("splitter").orElse("");
    return splitter.equals("best")
        || (splitter.equals("random")
            && version.get().isAtLeast(SklearnVersion.WITH_MISSING_VALUES_IN_EXTRA_TREES));
  }
}
