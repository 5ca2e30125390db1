package io.multialpha.host.research.tuning;

import io.multialpha.host.research.tuning.SearchSpace.Point;

/** Among what a sampler chooses: some parameters, of each one of a few values. */
interface SearchGrid {
  /** How many values each parameter has. */
  int[] sizes();

  /** Whether a parameter means anything at a point. */
  boolean matters(int parameter, Point point);

  /** The point in the one spelling that all have that mean the same. */
  Point normal(Point point);
}
