package io.multialpha.host.research.statistics;

/**
 * Which form of the probabilistic Sharpe ratio is meant. They differ, so the form belongs to every
 * figure that is shown.
 */
public enum SharpeForm {
  /**
   * Bailey and Lopez de Prado, The Sharpe Ratio Efficient Frontier, 2012, and The Deflated Sharpe
   * Ratio, 2014: the variance is taken at the estimate and over one less than the observations.
   */
  BAILEY_LOPEZ_DE_PRADO_2012("2012"),
  /**
   * Lopez de Prado, Lipton and Zoonekynd, How to use the Sharpe ratio, 2025: the variance is taken
   * at the benchmark, as a test of that benchmark wants it, and over the observations.
   */
  LOPEZ_DE_PRADO_LIPTON_ZOONEKYND_2025("2025");

  private final String text;

  SharpeForm(String text) {
    this.text = text;
  }

  /** The year, by which tables and files name the form. */
  public String text() {
    return text;
  }
}
