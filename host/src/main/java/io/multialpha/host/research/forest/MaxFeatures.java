package io.multialpha.host.research.forest;

/** How many inputs, not being constant there, each split looks at. */
public sealed interface MaxFeatures {
  /** The root of their number, rounded down. */
  static MaxFeatures sqrt() {
    return new Root();
  }

  /** The logarithm of their number to the base of 2, rounded down; at least 1. */
  static MaxFeatures log2() {
    return new Log2();
  }

  /** All of them. */
  static MaxFeatures all() {
    return new All();
  }

  /** A share of them, rounded down; at least 1. */
  static MaxFeatures fraction(double share) {
    return new Fraction(share);
  }

  /** So many. */
  static MaxFeatures count(int count) {
    return new Count(count);
  }

  /**
   * How many of so many inputs.
   *
   * @param inputs at least 1
   * @return 1 to {@code inputs}
   * @throws IllegalArgumentException if a fixed number is more than there are
   */
  int of(int inputs);

  /** The value of scikit-learn's {@code max_features}: a text, a double or an integer. */
  Object sklearn();

  /** See {@link #sqrt}. */
  record Root() implements MaxFeatures {
    @Override
    public int of(int inputs) {
      return (int) Math.sqrt(inputs);
    }

    @Override
    public Object sklearn() {
      return "sqrt";
    }
  }

  /** See {@link #log2}. */
  record Log2() implements MaxFeatures {
    @Override
    public int of(int inputs) {
      return Math.max(1, 31 - Integer.numberOfLeadingZeros(inputs));
    }

    @Override
    public Object sklearn() {
      return "log2";
    }
  }

  /** See {@link #all}. */
  record All() implements MaxFeatures {
    @Override
    public int of(int inputs) {
      return inputs;
    }

    @Override
    public Object sklearn() {
      return "None";
    }
  }

  /**
   * See {@link #fraction}.
   *
   * @param share above 0, at most 1
   */
  record Fraction(double share) implements MaxFeatures {
    /** Checks the range. */
    public Fraction {
      if (!(share > 0 && share <= 1)) {
        throw new IllegalArgumentException(
            "max_features is " + share + " of the inputs; expected above 0 and at most 1");
      }
    }

    @Override
    public int of(int inputs) {
      return Math.max(1, (int) (share * inputs));
    }

    @Override
    public Object sklearn() {
      return share;
    }
  }

  /**
   * See {@link #count}.
   *
   * @param count at least 1
   */
  record Count(int count) implements MaxFeatures {
    /** Checks the range. */
    public Count {
      if (count < 1) {
        throw new IllegalArgumentException("max_features is " + count + "; expected at least 1");
      }
    }

    @Override
    public int of(int inputs) {
      if (count > inputs) {
        throw new IllegalArgumentException(
            "max_features is " + count + ", and there are " + inputs + " inputs");
      }
      return count;
    }

    @Override
    public Object sklearn() {
      return count;
    }
  }
}
