package io.multialpha.host.model.forest;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;

/** Seeded random forests, and rows that fall on and beside their thresholds. */
final class RandomForests {
  private static final double[] AWKWARD = {
    0.0,
    -0.0,
    Double.MIN_VALUE,
    -Double.MIN_VALUE,
    Float.MIN_VALUE,
    -Float.MIN_VALUE,
    Float.MIN_NORMAL / 3.0,
    -1e-41,
    1e-46,
    -1e-46,
    0.1,
    0.1f,
    1 + 1e-9,
    1 - 1e-9,
    Float.MAX_VALUE,
    -Float.MAX_VALUE,
    3.402823567e38,
    -3.402823567e38,
    1e300,
    -1e300,
    Double.POSITIVE_INFINITY,
    Double.NEGATIVE_INFINITY
  };

  private final Random random;
  private final double[] thresholds;

  RandomForests(long seed) {
    this.random = new Random(seed);
    this.thresholds = new double[1 + random.nextInt(60)];
    for (int i = 0; i < thresholds.length; i++) {
      thresholds[i] = random.nextInt(3) == 0 ? awkward() : random.nextGaussian();
    }
  }

  private double awkward() {
    return AWKWARD[random.nextInt(AWKWARD.length)];
  }

  private double threshold() {
    return random.nextInt(4) == 0
        ? random.nextGaussian()
        : thresholds[random.nextInt(thresholds.length)];
  }

  /** A forest whose trees are at most {@code depth} deep. */
  Forest forest(int inputs, int classes, int trees, int depth, boolean acceptsMissing) {
    LeafValues kind = random.nextBoolean() ? LeafValues.COUNTS : LeafValues.FRACTIONS;
    double bushiness = random.nextDouble();
    List<Tree> grown = new ArrayList<>();
    for (int t = 0; t < trees; t++) {
      TreeGrower grower = new TreeGrower(classes);
      grow(grower, inputs, classes, kind, random.nextInt(depth + 1), bushiness);
      grown.add(grower.grown());
    }
    return new Forest(inputs, classes, kind, acceptsMissing, grown);
  }

  private int grow(
      TreeGrower grower, int inputs, int classes, LeafValues kind, int depth, double bushiness) {
    if (depth == 0) {
      return grower.leaf(leaf(classes, kind));
    }
    int node = grower.split(random.nextInt(inputs), threshold(), random.nextBoolean());
    int other = random.nextDouble() < bushiness ? depth - 1 : random.nextInt(depth);
    boolean leftIsDeep = random.nextBoolean();
    int left = grow(grower, inputs, classes, kind, leftIsDeep ? depth - 1 : other / 2, bushiness);
    int right = grow(grower, inputs, classes, kind, leftIsDeep ? other / 2 : depth - 1, bushiness);
    grower.children(node, left, right);
    return node;
  }

  /** A forest of one tree in which every leaf is equally deep. */
  Forest full(int inputs, int depth) {
    TreeGrower grower = new TreeGrower(2);
    fill(grower, inputs, depth);
    return new Forest(inputs, 2, LeafValues.FRACTIONS, true, List.of(grower.grown()));
  }

  private int fill(TreeGrower grower, int inputs, int depth) {
    if (depth == 0) {
      return grower.leaf(leaf(2, LeafValues.FRACTIONS));
    }
    int node = grower.split(random.nextInt(inputs), threshold(), random.nextBoolean());
    int left = fill(grower, inputs, depth - 1);
    grower.children(node, left, fill(grower, inputs, depth - 1));
    return node;
  }

  /** A forest of one chain: each split has a leaf on one side and the rest on the other. */
  Forest chain(int inputs, int length) {
    TreeGrower grower = new TreeGrower(2);
    int node = 0;
    for (int i = 0; i < length; i++) {
      node = grower.split(random.nextInt(inputs), 1e-3 * random.nextGaussian() - 5, true);
      int leaf = grower.leaf(leaf(2, LeafValues.COUNTS));
      grower.children(node, leaf, leaf + 1);
    }
    grower.leaf(leaf(2, LeafValues.COUNTS));
    return new Forest(inputs, 2, LeafValues.COUNTS, false, List.of(grower.grown()));
  }

  private double[] leaf(int classes, LeafValues kind) {
    double[] values = new double[classes];
    for (int c = 0; c < classes; c++) {
      values[c] =
          random.nextInt(4) == 0
              ? 0
              : kind == LeafValues.COUNTS
                  ? random.nextInt(9) * (random.nextBoolean() ? 1 : 0.3)
                  : random.nextDouble();
    }
    return values;
  }

  /** A row; with {@code missing}, NaN and infinities come up in it. */
  double[] row(int inputs, boolean missing) {
    double[] row = new double[inputs];
    for (int i = 0; i < inputs; i++) {
      row[i] = value();
      if (!missing && !Float.isFinite((float) row[i])) {
        row[i] = 0;
      }
      if (missing && random.nextInt(8) == 0) {
        row[i] = random.nextInt(12) == 0 ? awkward() : Double.NaN;
      }
    }
    return row;
  }

  private double value() {
    float near = (float) threshold();
    return switch (random.nextInt(5)) {
      case 0 -> near;
      case 1 -> Math.nextUp(near);
      case 2 -> Math.nextDown(near);
      case 3 -> Math.nextUp((double) near);
      default -> random.nextGaussian();
    };
  }
}
