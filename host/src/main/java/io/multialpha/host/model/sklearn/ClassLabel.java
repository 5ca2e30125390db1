package io.multialpha.host.model.sklearn;

import java.util.List;

/** What a classifier calls one of its classes. */
public sealed interface ClassLabel {
  /** A whole number. */
  record Whole(long value) implements ClassLabel {
    @Override
    public String toString() {
      return Long.toString(value);
    }

    @Override
    public boolean isPositive() {
      return value == 1;
    }
  }

  /** A floating point number. */
  record Real(double value) implements ClassLabel {
    @Override
    public String toString() {
      return ShortestDecimal.of(value);
    }

    @Override
    public boolean isPositive() {
      return value == 1;
    }
  }

  /** A truth value, written as in Python. */
  record Truth(boolean value) implements ClassLabel {
    @Override
    public String toString() {
      return value ? "True" : "False";
    }

    @Override
    public boolean isPositive() {
      return value;
    }
  }

  /** A text. */
  record Text(String value) implements ClassLabel {
    @Override
    public String toString() {
      return value;
    }

    @Override
    public boolean isPositive() {
      return value.equals("1");
    }
  }

  /** Whether it is the 1, in whatever type, that stands for a good entry. */
  boolean isPositive();

  /** Which of the labels stands for a good entry: the 1 if there is one, else the last. */
  static int positiveOf(List<ClassLabel> labels) {
    for (int i = 0; i < labels.size(); i++) {
      if (labels.get(i).isPositive()) {
        return i;
      }
    }
    return labels.size() - 1;
  }
}
