package io.multialpha.host.app;

import io.multialpha.api.feature.FeatureProfile;
import io.multialpha.host.feature.FeatureEntry;
import io.multialpha.host.feature.StandardFeatures;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** The page docs/features.md, made from the catalogue that runs use. */
final class FeatureDocs {
  private static final String INTRODUCTION =
      """
      # Features

      <!-- Generated from the catalogue of features: ./multi-alpha features docs -->

      These names may stand in a [model bundle](models.md) and in the `filters` of a strategy's
      [parameters](ibs.md#filters-on-any-feature), beside those that the strategy's plugin has. They
      are the names that the bundles of the system which this one replaces use, called the original
      here, and names for what its entry filters look at. `./multi-alpha features list` prints them
      on the terminal.

      ## Two profiles

      | profile | a name means |
      | --- | --- |
      | `reference` | what the original computed when it traded, quirks included |
      | `corrected` | what the name says |

      A model is of use under the profile only on whose numbers it was trained. Its bundle says so
      with the key `Feature_Profile`; without it, that is `reference`. The strategy's key
      [`feature_profile`](configuration.md#strategies) must be the same (`reference` by default),
      else the bundle is [broken](models.md#which-bundles-are-there).

      ## How to read the tables

      `C`, `H`, `L` and `V` are close, high, low and volume of the latest completed bar, `C[1]` the
      close of the bar before it. `SMA20` is the mean of the latest 20, `EMA20` the exponential
      average, seeded with the mean of the first 20, `SD20` the population standard deviation,
      `ATR14` and `RSI14` are averages after Wilder, seeded with the mean of the first 14, `ADX14`
      as well. What is averaged is the close unless something stands in brackets. Where a
      denominator is zero the quotient is 0, or 1e-12 is added to it.

      Hours are as of the hour at whose close the strategy decides. Days are completed trade dates,
      never the one under way. Of another instrument it is what is known of it then, so that an hour
      without a bar of its own leaves the number as it was. Times of day are in the strategy's
      `session_timezone`.

      *Timeframe* is that of the bars which the number is made of; of the reference profile first
      where the two differ. A rank since the instrument's hour 252 counts its hours, too.

      *Needs* counts the bars until the feature is a number, where those of the other timeframe are
      long there. A percentile is a place among the values so far: the share of those that are
      smaller, with half of those that are equal, above 0 and up to 1. Exact however many
      there are, at a cost that grows with their logarithm.
      """;

  private static final String NOTES =
      """
      ## Where the reference profile has quirks

      * **RSI over hours** divides the average rise by the average fall of the hour *before*, since
        the original evaluated the quotient first. It is 0 on its first bar and wherever that fall is
        below 1e-12. Over days the original came by several times a day and used the right fall.
      * **Percentiles start empty at the instrument's hour 252**, when the original began to decide,
        and see each bar from then on. What a day's number is ranked among are the days completed
        since then. The corrected profile ranks from the first bar of the data on.
      * **Percentiles of an RSI**: the original put the number into its list once per question, which
        is once a bar, again where it had no position and asked the model, and again where it then
        entered or left. A feature cannot know what the strategy did, so here each bar counts once.
        With the original's number of questions the values agree to the last digit that was recorded,
        see [parity.md](parity.md); counted once they are up to 0.09 off in the first days of its
        recorded runs, 0.05 later on, and 0.17 on one of the first bars.
      * **Names that say daily** and read hours are those whose two columns differ in that word.
      * **`_z_pipeline`** is the deviation that the z-score is divided by, in points.
      * **`prev_day_pctxvalue`** is no product, but the number of `prev_day_pct`.
      * **Momentum** (`mom3_z_pct` and its like) was never computed. The features are never known
        then: with `on_missing_feature: zero` the model is told 0.0, as the original told it, and
        a start warns of it; else the bundle is broken, since it would let no entry pass.
      * **`rsixatrz` and `rsixvolz`** are computed wherever they are asked for. The original did so
        only where other features of the bundle happened to ask for their factors, and told 0.0 in
        most of its own bundles.

      ## Where no profile follows the original

      * **`daily_adx_value`** read the day under way, whose bar was there from its first hour in the
        recorded runs: a look into the future. Here it is that of the last completed day, so the
        original's value is seen one trade date later.
      * **An instrument without a session today**: the original counted its days back from the latest
        one there was, and so read the day before the last completed one. Here the last completed one
        is read. In the recorded runs that is Good Friday.
      * **A z-score of another instrument with less than 252 bars** kept the original from
        scoring at all. Here it is a feature that is not known yet, like any other.

      Each value of the original's recorded runs agrees to 1e-7 but for these, which is tested;
      `./multi-alpha audit parity` compares them.

      ## Beside TA-Lib

      The indicators that these numbers are made of are held against TA-Lib's over 3,000 bars. Means,
      exponential averages, highest and lowest, true range, ATR and RSI are the same from the first
      value on, to 1e-9 of their size; so are population deviation and Bollinger's bandwidth to 1e-7,
      where TA-Lib takes the mean's square from the mean of the squares and loses digits. These differ:

      * **RSI where nothing moved** is 50 here and 0 in TA-Lib. That is the RSI after Wilder of the
        corrected profile; the original's has quirks of its own, see above.
      * **ADX14** is first known at bar 28 in both, but TA-Lib starts from a sum of one move less and
        takes its first quotient a bar later. Of that less than 1e-9 of the number is left from bar 700 on.
      * **Parabolic SAR**: the closes tell the first trend here, the directional movement in TA-Lib.
        Where a bar makes a new extreme and ends the trend as well, TA-Lib's stop starts from that
        extreme, here it starts from the extreme of the trend before that bar. Else they are the same.
      """;

  private final StringBuilder page = new StringBuilder(INTRODUCTION);

  private FeatureDocs() {}

  /** The whole page, in Markdown. */
  static String markdown() {
    FeatureDocs docs = new FeatureDocs();
    List<FeatureEntry> all = StandardFeatures.all();
    List<FeatureEntry> others = all.stream().filter(StandardFeatures::isOfAnother).toList();
    docs.table(
        "The instrument's own, its pair's, and VIX",
        all.stream().filter(each -> !others.contains(each)).toList());
    docs.page.append(
        "\nThe pairs are "
            + String.join(", ", pairs())
            + ". A feature of the pair cannot be had for other instruments.\n");
    docs.table("Of other instruments", others);
    docs.page.append("\n").append(NOTES);
    return docs.page.toString();
  }

  private static List<String> pairs() {
    List<String> pairs = new ArrayList<>();
    StandardFeatures.pairs().forEach((symbol, pair) -> pairs.add(symbol + " with " + pair));
    return pairs;
  }

  private void table(String title, List<FeatureEntry> entries) {
    page.append("\n## ").append(title).append("\n\n");
    page.append("Names in one row are the same number in both profiles.\n\n");
    page.append(
        "| feature | timeframe | unit | range | `reference` | needs | `corrected` | needs |\n");
    page.append("| --- | --- | --- | --- | --- | --- | --- | --- |\n");
    Map<List<String>, List<FeatureEntry>> rows = new LinkedHashMap<>();
    for (FeatureEntry entry : entries) {
      List<String> number = List.of(entry.reference().formula(), entry.corrected().formula());
      rows.computeIfAbsent(number, any -> new ArrayList<>()).add(entry);
    }
    rows.values().forEach(this::row);
  }

  private void row(List<FeatureEntry> names) {
    FeatureEntry entry = names.get(0);
    boolean same = entry.reference().equals(entry.corrected());
    page.append(
        String.format(
                Locale.ROOT,
                "| %s | %s | %s | %s | %s | %s | %s | %s |%n",
                String.join(", ", names.stream().map(each -> "`" + each.name() + "`").toList()),
                both(made(entry, FeatureProfile.REFERENCE), made(entry, FeatureProfile.CORRECTED)),
                both(entry.reference().unit(), entry.corrected().unit()),
                both(entry.reference().range(), entry.corrected().range()),
                cell(entry.reference().formula()),
                needs(entry, FeatureProfile.REFERENCE),
                same ? "the same" : cell(entry.corrected().formula()),
                same ? "" : needs(entry, FeatureProfile.CORRECTED))
            .replace(System.lineSeparator(), "\n"));
  }

  private static String both(String reference, String corrected) {
    return reference.equals(corrected)
        ? reference
        : (reference.isEmpty() ? "none" : reference)
            + "; "
            + (corrected.isEmpty() ? "none" : corrected);
  }

  private static String made(FeatureEntry entry, FeatureProfile profile) {
    return String.join(" and ", needs(entry, profile).made());
  }

  private static FeatureNeeds needs(FeatureEntry entry, FeatureProfile profile) {
    return FeatureNeeds.of(entry.under(profile).under(entry.name()));
  }

  /** A bar would end the cell. */
  private static String cell(String formula) {
    return formula.replace("|", "\\|");
  }
}
