package io.multialpha.it.docs;

import static org.assertj.core.api.Assertions.assertThat;

import io.multialpha.api.feature.Feature;
import io.multialpha.api.market.Instrument;
import io.multialpha.api.market.Timeframe;
import io.multialpha.host.engine.FeatureProbe;
import io.multialpha.host.feature.FeatureCatalog;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Currency;
import java.util.List;
import java.util.Locale;
import org.junit.jupiter.api.Test;

/** The page on models names every feature of the catalogue, and nothing else as one. */
class FeaturesTableTest {
  private static final Instrument OTHER =
      new Instrument("ZZ", 0.25, 50, Currency.getInstance("USD"));

  private static List<String> page() throws IOException {
    return Files.readAllLines(Path.of("..").resolve("docs/models.md"));
  }

  private static boolean isReturn(Feature feature) {
    return !FeatureProbe.of(feature, OTHER).references().isEmpty();
  }

  @Test
  void listsTheInstrumentsOwnFeaturesAsTheCatalogueHasThem() throws IOException {
    List<String> rows =
        FeatureCatalog.standard().all().stream()
            .filter(feature -> !isReturn(feature))
            .map(FeaturesTableTest::row)
            .toList();

    List<String> section =
        page().stream()
            .dropWhile(line -> !line.equals("## Features"))
            .skip(1)
            .takeWhile(line -> !line.startsWith("## "))
            .toList();
    assertThat(section.stream().filter(line -> line.startsWith("| `")))
        .containsExactlyElementsOf(rows);
  }

  private static String row(Feature feature) {
    FeatureProbe probe = FeatureProbe.of(feature, OTHER);
    int bars = probe.lookBack().orElseThrow();
    String span = probe.timeframe() == Timeframe.HOUR ? "hour" : "day";
    return String.format(
        Locale.ROOT,
        "| `%s` | %s | %d %s | %s |",
        feature.name(),
        feature.unit(),
        bars,
        bars == 1 ? span : span + "s",
        feature.doc());
  }

  @Test
  void namesTheInstrumentsWhoseReturnsThereAre() throws IOException {
    String text = String.join(" ", page()).replaceAll("\\s+", " ");

    assertThat(text)
        .contains("hourly ones of " + symbols("_hourly_return") + " and daily ones of")
        .contains("daily ones of " + symbols("_daily_return") + ".")
        .contains(
            "for "
                + symbols("_hourly_return_pipeline")
                + " (hourly) and "
                + symbols("_daily_return_pipeline")
                + " (daily).");
  }

  private static String symbols(String suffix) {
    return String.join(
        " ",
        FeatureCatalog.standard().all().stream()
            .map(Feature::name)
            .filter(name -> name.endsWith(suffix))
            .map(name -> name.substring(0, name.length() - suffix.length()))
            .map(name -> name.toUpperCase(Locale.ROOT))
            .toList());
  }
}
