package io.multialpha.host.model.sklearn;

import io.multialpha.host.model.forest.Tree;
import io.multialpha.host.model.pickle.Dtype;
import io.multialpha.host.model.pickle.Value;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/**
 * Makes trees of the records of their nodes. Fields are found by name, whatever their offsets and
 * sizes; where all numbers have 8 bytes, as on every 64-bit system, the nodes stay in the records.
 */
final class NodeRecords {
  private static final String LEFT = "left_child";
  private static final String RIGHT = "right_child";
  private static final String FEATURE = "feature";
  private static final String THRESHOLD = "threshold";
  private static final String IMPURITY = "impurity";
  private static final String SAMPLES = "n_node_samples";
  private static final String WEIGHTED_SAMPLES = "weighted_n_node_samples";
  private static final String MISSING_LEFT = "missing_go_to_left";

  private static final Map<String, Character> FIELDS = new LinkedHashMap<>();

  static {
    FIELDS.put(LEFT, 'i');
    FIELDS.put(RIGHT, 'i');
    FIELDS.put(FEATURE, 'i');
    FIELDS.put(THRESHOLD, 'f');
    FIELDS.put(IMPURITY, 'f');
    FIELDS.put(SAMPLES, 'i');
    FIELDS.put(WEIGHTED_SAMPLES, 'f');
  }

  /** The type that was looked at last: the trees of a forest share one. */
  private Dtype known;

  /** Where its fields lie, if all are words. */
  private Optional<TreeRecords.Fields> words = Optional.empty();

  private long[] copied = new long[0];

  /** Whether the records say where missing values go, as from scikit-learn 1.3 on. */
  static boolean haveMissingLeft(Dtype type) {
    return type.fields().containsKey(MISSING_LEFT);
  }

  /**
   * The tree of these records.
   *
   * @param values an array of 8-byte numbers, as {@link Tree#values}
   */
  @SuppressWarnings("ReferenceEquality") // an equal type that is another is checked once more
  Tree read(Value.Array nodes, Value.Array values, String where) throws SklearnException {
    if (nodes.dtype() != known) {
      check(nodes.dtype(), where);
      known = nodes.dtype();
      words = isOfWords(known) ? Optional.of(words(known)) : Optional.empty();
    }
    if (words.isEmpty()) {
      return ofFields(nodes, values, where);
    }
    requireIndices(nodes, words.get(), where);
    return new Tree(new TreeRecords(nodes, values, words.get()));
  }

  private static void check(Dtype type, String where) throws SklearnException {
    for (Map.Entry<String, Character> expected : FIELDS.entrySet()) {
      Dtype.Field field = type.fields().get(expected.getKey());
      if (field == null) {
        throw new SklearnException(where + ": its nodes have no field " + expected.getKey());
      }
      if (field.type().kind() != expected.getValue()) {
        throw new SklearnException(
            where
                + ": the field "
                + expected.getKey()
                + " of its nodes is of type "
                + PlainValues.name(field.type()));
      }
    }
    for (Map.Entry<String, Dtype.Field> field : type.fields().entrySet()) {
      int end = field.getValue().offset() + field.getValue().type().itemSize();
      if (field.getValue().offset() < 0 || end < 0 || end > type.itemSize()) {
        throw new SklearnException(
            where + ": the field " + field.getKey() + " of its nodes lies outside of them");
      }
    }
  }

  private static boolean isOfWords(Dtype type) {
    if (type.itemSize() % Long.BYTES != 0) {
      return false;
    }
    for (String name : FIELDS.keySet()) {
      Dtype.Field field = type.fields().get(name);
      if (field.type().itemSize() != Long.BYTES
          || field.offset() % Long.BYTES != 0
          || field.type().bigEndian()) {
        return false;
      }
    }
    Dtype.Field missing = type.fields().get(MISSING_LEFT);
    return missing == null || missing.type().itemSize() == 1;
  }

  private static TreeRecords.Fields words(Dtype type) {
    Map<String, Dtype.Field> fields = type.fields();
    return new TreeRecords.Fields(
        type.itemSize() / Long.BYTES,
        fields.get(LEFT).offset() / Long.BYTES,
        fields.get(RIGHT).offset() / Long.BYTES,
        fields.get(FEATURE).offset() / Long.BYTES,
        fields.get(THRESHOLD).offset() / Long.BYTES,
        haveMissingLeft(type) ? fields.get(MISSING_LEFT).offset() : TreeRecords.NONE,
        fields.get(IMPURITY).offset(),
        fields.get(SAMPLES).offset(),
        fields.get(WEIGHTED_SAMPLES).offset());
  }

  private void requireIndices(Value.Array nodes, TreeRecords.Fields fields, String where)
      throws SklearnException {
    int count = nodes.size() * fields.stride();
    if (copied.length < count) {
      copied = new long[Math.max(count, 2 * copied.length)];
    }
    TreeRecords.copyWords(nodes, copied, count);
    requireIndices(LEFT, fields.left(), fields.stride(), count, where);
    requireIndices(RIGHT, fields.right(), fields.stride(), count, where);
    requireIndices(FEATURE, fields.feature(), fields.stride(), count, where);
  }

  private void requireIndices(String field, int first, int stride, int count, String where)
      throws SklearnException {
    long beyond = 0;
    for (int at = first; at < count; at += stride) {
      beyond |= copied[at] ^ (int) copied[at];
    }
    for (int at = first; at < count && beyond != 0; at += stride) {
      index(copied[at], field, at / stride, where);
    }
  }

  private static int index(long number, String field, int node, String where)
      throws SklearnException {
    if (number != (int) number) {
      throw new SklearnException(
          where + ", node " + node + ": " + field + " is " + number + ", which is no index");
    }
    return (int) number;
  }

  private static Tree ofFields(Value.Array nodes, Value.Array values, String where)
      throws SklearnException {
    int count = nodes.size();
    int[] left = new int[count];
    int[] right = new int[count];
    int[] feature = new int[count];
    double[] threshold = new double[count];
    boolean[] missingLeft = new boolean[count];
    double[] impurity = new double[count];
    long[] samples = new long[count];
    double[] weightedSamples = new double[count];
    ByteBuffer bytes = nodes.bytes();
    for (Map.Entry<String, Dtype.Field> entry : nodes.dtype().fields().entrySet()) {
      String name = entry.getKey();
      Dtype type = entry.getValue().type();
      if (!FIELDS.containsKey(name) && !name.equals(MISSING_LEFT)) {
        continue;
      }
      bytes.order(type.bigEndian() ? ByteOrder.BIG_ENDIAN : ByteOrder.LITTLE_ENDIAN);
      String what = where + ": " + name;
      int at = entry.getValue().offset();
      for (int i = 0; i < count; i++, at += nodes.dtype().itemSize()) {
        switch (name) {
          case LEFT -> left[i] = index(Numbers.whole(bytes, at, type, what), name, i, where);
          case RIGHT -> right[i] = index(Numbers.whole(bytes, at, type, what), name, i, where);
          case FEATURE -> feature[i] = index(Numbers.whole(bytes, at, type, what), name, i, where);
          case THRESHOLD -> threshold[i] = Numbers.floating(bytes, at, type, what);
          case IMPURITY -> impurity[i] = Numbers.floating(bytes, at, type, what);
          case SAMPLES -> samples[i] = Numbers.whole(bytes, at, type, what);
          case WEIGHTED_SAMPLES -> weightedSamples[i] = Numbers.floating(bytes, at, type, what);
          case MISSING_LEFT -> missingLeft[i] = Numbers.whole(bytes, at, type, what) != 0;
          default -> throw new IllegalStateException(name);
        }
      }
    }
    return new Tree(
        left,
        right,
        feature,
        threshold,
        missingLeft,
        impurity,
        samples,
        weightedSamples,
        Numbers.doubles(values));
  }
}
