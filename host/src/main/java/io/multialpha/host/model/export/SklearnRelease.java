package io.multialpha.host.model.export;

import io.multialpha.host.model.forest.LeafValues;
import java.util.Arrays;
import java.util.Optional;

/** Releases of scikit-learn that differ in how they save a forest. */
public enum SklearnRelease {
  /** Nodes of 56 bytes, counts at the leaves; rows with missing values are refused. */
  V1_2("1.2", "1.2.1", LeafValues.COUNTS, false),
  /** Nodes of 64 bytes, counts at the leaves; rows with missing values are refused. */
  V1_3("1.3", "1.3.2", LeafValues.COUNTS, false),
  /** Nodes of 64 bytes, fractions at the leaves; this and all later releases so far read it. */
  V1_4("1.4", "1.4.2", LeafValues.FRACTIONS, true);

  private final String label;
  private final String version;
  private final LeafValues leafValues;
  private final boolean acceptsMissing;

  SklearnRelease(String label, String version, LeafValues leafValues, boolean acceptsMissing) {
    this.label = label;
    this.version = version;
    this.leafValues = leafValues;
    this.acceptsMissing = acceptsMissing;
  }

  /** The one to write for where nothing is known of the reader. */
  public static SklearnRelease newest() {
    return V1_4;
  }

  /** The release of this name, such as {@code 1.3}. */
  public static Optional<SklearnRelease> parse(String label) {
    return Arrays.stream(values()).filter(release -> release.label.equals(label)).findFirst();
  }

  /** Its name without the last number, such as {@code 1.3}. */
  public String label() {
    return label;
  }

  /** The version that a file names, such as {@code 1.3.2}. */
  String version() {
    return version;
  }

  /** What it keeps at the leaves. */
  public LeafValues leafValues() {
    return leafValues;
  }

  /** Whether its random forests score rows with missing values. */
  public boolean acceptsMissing() {
    return acceptsMissing;
  }

  /** Whether a node says where missing values go. */
  boolean nodesKnowMissing() {
    return this != V1_2;
  }

  /** Whether estimators know monotonic constraints. */
  boolean hasMonotonicConstraints() {
    return this == V1_4;
  }
}
