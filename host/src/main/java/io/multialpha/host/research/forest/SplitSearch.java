package io.multialpha.host.research.forest;

/**
 * Finds the best split of a node among the inputs that it is shown.
 *
 * <p>The node's rows are put in the order of an input by marking their positions in a set of bits,
 * and reading the marks from the lowest to the highest; then one sweep looks at each place where
 * the value changes. Most places are told to be worse than the best by three multiplications; the
 * others are held against it by scikit-learn's own formula, so that the same split wins.
 *
 * <p>For one thread.
 */
final class SplitSearch {
  /** Values closer than this count as equal, as in scikit-learn. */
  private static final float CLOSE = 1e-7f;

  /** Fewer rows are sorted by insertion. */
  private static final int FEW = 24;

  /** More than what rounding can make of two equal splits, by the square of a node's weight. */
  private static final double SLACK = 2e-14;

  private final SortedColumns columns;
  private final int minLeaf;
  private final double[] signedWeights;
  private final long[] marks;
  private final int[] places;

  private double zeroWeight = 1;
  private double oneWeight = 1;
  private double total;
  private double balance;
  private double weight;
  private double slack;
  private double forBalance;
  private double forTotal;

  private double bestQuality;
  private double worthALook;
  private int bestInput;
  private int bestPlace;
  private int bestRows;
  private double bestThreshold;

  /**
   * @param signedWeights per row, its weight, negative for class 0; filled by the caller
   */
  SplitSearch(SortedColumns columns, int minLeaf, double[] signedWeights) {
    this.columns = columns;
    this.minLeaf = minLeaf;
    this.signedWeights = signedWeights;
    this.marks = new long[(columns.rows() + 63) >>> 6];
    this.places = new int[columns.rows()];
  }

  /** For a new tree: what the weights of each class are multiplied by. */
  void classWeights(double zeros, double ones) {
    zeroWeight = zeros;
    oneWeight = ones;
  }

  /** For a new node: the sums of its rows' weights, without and with their signs. */
  void begin(double nodeTotal, double nodeBalance) {
    total = nodeTotal;
    balance = nodeBalance;
    weight = zeros(nodeTotal, nodeBalance) + ones(nodeTotal, nodeBalance);
    double signed = ones(nodeTotal, nodeBalance) - zeros(nodeTotal, nodeBalance);
    double half = (oneWeight + zeroWeight) / 2;
    double skew = (oneWeight - zeroWeight) / 2;
    forBalance = half * weight - skew * signed;
    forTotal = half * signed - skew * weight;
    slack = SLACK * weight * weight;
    bestQuality = Double.NEGATIVE_INFINITY;
    worthALook = Double.NEGATIVE_INFINITY;
    bestInput = -1;
  }

  /** The weight of class 0, from sums without and with signs. */
  double zeros(double sum, double signedSum) {
    return zeroWeight * ((sum - signedSum) / 2);
  }

  /** The weight of class 1. */
  double ones(double sum, double signedSum) {
    return oneWeight * ((sum + signedSum) / 2);
  }

  /**
   * Looks at all splits by an input.
   *
   * @return false if the input is constant
   */
  boolean look(int input, int[] rows, int start, int end) {
    int count = end - start;
    order(columns.position(input), rows, start, end);
    float[] values = columns.values(input);
    if (values[places[count - 1]] <= values[places[0]] + CLOSE) {
      return false;
    }
    int[] rowAt = columns.rowAt(input);
    double half = (oneWeight + zeroWeight) / 2;
    double skew = (oneWeight - zeroWeight) / 2;
    double left = 0;
    double leftBalance = 0;
    for (int i = 0; i < minLeaf; i++) {
      double signed = signedWeights[rowAt[places[i]]];
      left += Math.abs(signed);
      leftBalance += signed;
    }
    float before = values[places[minLeaf - 1]];
    for (int i = minLeaf; i <= count - minLeaf; i++) {
      int place = places[i];
      float value = values[place];
      if (value > before + CLOSE) {
        double leftWeight = half * left + skew * leftBalance;
        double gain = leftBalance * forBalance - left * forTotal;
        if (gain * gain >= worthALook * (leftWeight * (weight - leftWeight))) {
          compare(input, i, left, leftBalance);
        }
      }
      double signed = signedWeights[rowAt[place]];
      left += Math.abs(signed);
      leftBalance += signed;
      before = value;
    }
    return true;
  }

  private void compare(int input, int count, double left, double leftBalance) {
    double leftZeros = zeros(left, leftBalance);
    double leftOnes = ones(left, leftBalance);
    double rightZeros = zeros(total - left, balance - leftBalance);
    double rightOnes = ones(total - left, balance - leftBalance);
    double leftWeight = leftZeros + leftOnes;
    double rightWeight = rightZeros + rightOnes;
    double quality =
        Gini.quality(
            leftWeight,
            Gini.impurity(leftZeros, leftOnes),
            rightWeight,
            Gini.impurity(rightZeros, rightOnes));
    if (quality > bestQuality) {
      float[] values = columns.values(input);
      double gain = leftBalance * forBalance - left * forTotal;
      bestQuality = quality;
      worthALook = gain * gain / (leftWeight * rightWeight) - slack;
      bestInput = input;
      bestPlace = places[count];
      bestRows = count;
      bestThreshold = values[places[count - 1]] / 2.0 + values[bestPlace] / 2.0;
    }
  }

  /** Puts the positions of some rows into {@link #places}, ascending. */
  private void order(int[] position, int[] rows, int start, int end) {
    if (end - start < FEW) {
      insert(position, rows, start, end);
      return;
    }
    for (int i = start; i < end; i++) {
      int place = position[rows[i]];
      marks[place >>> 6] |= 1L << place;
    }
    int count = 0;
    for (int word = 0; word < marks.length; word++) {
      long left = marks[word];
      marks[word] = 0;
      while (left != 0) {
        places[count++] = (word << 6) + Long.numberOfTrailingZeros(left);
        left &= left - 1;
      }
    }
  }

  private void insert(int[] position, int[] rows, int start, int end) {
    for (int i = start; i < end; i++) {
      int place = position[rows[i]];
      int to = i - start;
      while (to > 0 && places[to - 1] > place) {
        places[to] = places[to - 1];
        to--;
      }
      places[to] = place;
    }
  }

  /** Whether a split was found since {@link #begin}. */
  boolean found() {
    return bestInput >= 0;
  }

  /** The input of the best split. */
  int input() {
    return bestInput;
  }

  /** The first position in the order of {@link #input} that goes right. */
  int place() {
    return bestPlace;
  }

  /** How many rows go left. */
  int leftRows() {
    return bestRows;
  }

  /** Half-way between the values on both sides. */
  double threshold() {
    return bestThreshold;
  }
}
