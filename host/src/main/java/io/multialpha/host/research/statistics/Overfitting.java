package io.multialpha.host.research.statistics;

import java.util.List;

/**
 * Probability of backtest overfitting, by combinatorially symmetric cross-validation (Bailey,
 * Borwein, Lopez de Prado and Zhu, The Probability of Backtest Overfitting, 2017): how often the
 * candidate that is best on one half of the time is in the worse half of the candidates on the
 * other.
 *
 * @param candidates how many were compared
 * @param periods returns of each that were used: what does not fill the chunks is left out at the
 *     beginning
 * @param splits every choice of half the chunks, in lexicographic order
 * @param probability share of the splits whose best candidate ranks at or below the middle
 *     elsewhere: 0.5 where the choice is worth nothing
 * @param lossProbability share of the splits whose best candidate has a negative Sharpe ratio
 *     elsewhere
 * @param slope of the best candidates' Sharpe ratios elsewhere over those where they were chosen
 * @param intercept of that line
 * @param medianLogit median of the splits' {@link Split#logit()}
 */
public record Overfitting(
    int candidates,
    int periods,
    List<Split> splits,
    double probability,
    double lossProbability,
    double slope,
    double intercept,
    double medianLogit) {
  private static final int MOST_CHUNKS = 20;

  /** Copies the splits. */
  public Overfitting {
    splits = List.copyOf(splits);
  }

  /**
   * One choice of half the time.
   *
   * @param inSample bit c is set if chunk c was chosen on
   * @param best the candidate with the largest Sharpe ratio there, the first of equals
   * @param inSampleSharpe its Sharpe ratio there, per period
   * @param outOfSampleSharpe its Sharpe ratio on the other half
   * @param rank of that among the candidates on the other half: 1 is worst; equals share the mean
   * @param relativeRank rank over one more than the candidates
   */
  public record Split(
      int inSample,
      int best,
      double inSampleSharpe,
      double outOfSampleSharpe,
      double rank,
      double relativeRank) {

    /** Logarithm of the odds of the relative rank: at or below 0 in the worse half. */
    public double logit() {
      return StrictMath.log(relativeRank / (1 - relativeRank));
    }
  }

  /**
   * Of the returns of all candidates that were tried, not only of the good ones. A candidate whose
   * returns do not differ on a half has a Sharpe ratio of 0 there.
   *
   * @param returns one array per candidate, at least two, all of one length and without NaN
   * @param chunks even, 2 to 20, at most half as many as there are periods; 16 is usual
   */
  public static Overfitting of(double[][] returns, int chunks) {
    check(returns, chunks);
    return of(new HalfSharpes(returns, chunks), returns.length, chunks);
  }

  /**
   * As above, of candidates of which no more than sums is known.
   *
   * @param candidates which of them, at least two, all {@linkplain ChunkSums#isDefined defined}
   */
  public static Overfitting of(ChunkSums sums, int[] candidates) {
    requireTwo(candidates.length);
    return of(new HalfSharpes(sums, candidates), candidates.length, sums.chunks());
  }

  private static Overfitting of(HalfSharpes halves, int candidates, int chunks) {
    Split[] splits = new Split[(int) Combinations.count(chunks, chunks / 2)];
    int[] next = {0};
    halves.walk(
        (chosen, inside, outside) -> {
          // In lexicographic order the other half is as far from the end as this one from the
          // start.
          int place = next[0]++;
          splits[place] = split(chosen, inside, outside);
          splits[splits.length - 1 - place] = split(~chosen & ((1 << chunks) - 1), outside, inside);
        });
    return summary(candidates, halves.periods(), splits);
  }

  private static void requireTwo(int candidates) {
    if (candidates < 2) {
      throw new IllegalArgumentException("overfitting is a choice among two candidates or more");
    }
  }

  static void requireChunks(int chunks, int periods) {
    if (chunks < 2 || chunks > MOST_CHUNKS || chunks % 2 != 0 || periods < 2 * chunks) {
      throw new IllegalArgumentException(
          "chunks are even, 2 to 20, of two periods or more each; not "
              + chunks
              + " for "
              + periods
              + " periods");
    }
  }

  private static void check(double[][] returns, int chunks) {
    requireTwo(returns.length);
    int periods = returns[0].length;
    requireChunks(chunks, periods);
    for (double[] candidate : returns) {
      if (candidate.length != periods) {
        throw new IllegalArgumentException(
            "candidates of " + periods + " and of " + candidate.length + " periods");
      }
      for (double value : candidate) {
        if (Double.isNaN(value)) {
          throw new IllegalArgumentException("a candidate with a return that is not a number");
        }
      }
    }
  }

  private static Split split(int chosen, double[] inSample, double[] outOfSample) {
    int best = 0;
    for (int i = 1; i < inSample.length; i++) {
      if (inSample[i] > inSample[best]) {
        best = i;
      }
    }
    // Two sums without a branch, which would be taken or not at random.
    double chosensRatio = outOfSample[best];
    int worse = 0;
    int notBetter = 0;
    for (double other : outOfSample) {
      worse += other < chosensRatio ? 1 : 0;
      notBetter += other <= chosensRatio ? 1 : 0;
    }
    double rank = (worse + notBetter + 1) / 2.0;
    return new Split(
        chosen,
        best,
        HalfSharpes.ratio(inSample[best]),
        HalfSharpes.ratio(chosensRatio),
        rank,
        rank / (inSample.length + 1));
  }

  private static Overfitting summary(int candidates, int periods, Split[] splits) {
    double[] logits = new double[splits.length];
    int overfitted = 0;
    int losing = 0;
    double sumX = 0;
    double sumY = 0;
    for (int i = 0; i < splits.length; i++) {
      logits[i] = splits[i].logit();
      overfitted += logits[i] <= 0 ? 1 : 0;
      losing += splits[i].outOfSampleSharpe() < 0 ? 1 : 0;
      sumX += splits[i].inSampleSharpe();
      sumY += splits[i].outOfSampleSharpe();
    }
    double meanX = sumX / splits.length;
    double meanY = sumY / splits.length;
    double products = 0;
    double squares = 0;
    for (Split split : splits) {
      double off = split.inSampleSharpe() - meanX;
      products += off * (split.outOfSampleSharpe() - meanY);
      squares += off * off;
    }
    double slope = products / squares;
    return new Overfitting(
        candidates,
        periods,
        List.of(splits),
        (double) overfitted / splits.length,
        (double) losing / splits.length,
        slope,
        meanY - slope * meanX,
        Quantiles.of(logits).at(0.5));
  }
}
