package io.multialpha.host.model;

import io.multialpha.api.model.Classifier;

/** A classifier of which more is known than how it scores; the host's own are. */
public interface DescribedClassifier extends Classifier {
  /** What is known. */
  ModelFacts facts();
}
