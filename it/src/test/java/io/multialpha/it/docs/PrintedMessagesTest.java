package io.multialpha.it.docs;

import static org.assertj.core.api.Assertions.assertThat;

import io.multialpha.api.strategy.Strategy;
import io.multialpha.it.docs.Installed.Ended;
import io.multialpha.it.plugin.JarBuilder;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The messages and tables that the pages quote are those that the program has. */
class PrintedMessagesTest {
  private static final Page AUTHORS = Page.of("docs/authors.md");

  @TempDir Path folder;

  @Test
  void answersATypoInAParameter() throws IOException {
    Installed installed = Installed.below(folder);
    AuthorsProject.ofGuide().packageBeside(installed.root());
    installed.run("cp ../gap-fade/target/gap-fade.jar plugins/");
    installed.addToConfig(
        AUTHORS.blocks().stream()
            .filter(block -> block.language().equals("yaml"))
            .findFirst()
            .orElseThrow()
            .text()
            .replace("gap_min_percent", "gap_min_procent"));
    Ended ended = installed.run("./multi-alpha config check");

    assertThat(ended.exit()).isEqualTo(1);
    assertThat(AUTHORS.lines()).contains(ended.err().stripTrailing());
  }

  @Test
  void refusesAJarThatCarriesTheApi() throws IOException {
    JarBuilder.gapFade()
        .shading(JarBuilder.homeOf(Strategy.class), "io/multialpha/api/indicator/")
        .build(folder, "gap-fade.jar");
    Ended ended = Installed.below(folder).run("./multi-alpha plugins check ../gap-fade.jar");

    assertThat(ended.exit()).isEqualTo(1);
    assertThat(AUTHORS.lines()).contains(ended.err().strip().replaceFirst("^error: ", ""));
  }

  @Test
  void refusesABadBar() throws IOException {
    Installed installed = Installed.below(folder);
    Path hourly = Files.createDirectories(installed.root().resolve("bars/hourly"));
    Files.writeString(
        hourly.resolve("ES.csv"),
        """
        timestamp,open,high,low,close,volume
        2024-01-02T23:00:00Z,4790.00,4795.00,4788.25,4792.50,5012
        2024-01-03T00:00:00Z,4792.50,4787.00,4791.00,4790.25,4411
        2024-01-03T01:00:00Z,4790.25,4793.00,4789.50,4792.75,3200
        2024-01-03T02:00:00Z,4792.75,4796.00,4792.00,4795.00,3521
        """);
    Ended ended = installed.run("./multi-alpha backtest --data bars --strategy ibs --symbols ES");

    assertThat(ended.exit()).isEqualTo(2);
    assertThat(Page.of("docs/market-data.md").lines())
        .as("and nothing else, of the models that ship neither")
        .contains(ended.err().strip());
  }

  @Test
  void specifiesTheContractsAsTheConfigurationDoes() throws IOException {
    Page page = Page.of("docs/limits-and-fills.md");
    Map<String, String> values = new LinkedHashMap<>();
    String json = Installed.below(folder).run("./multi-alpha config explain --json").out();
    Pattern.compile("\"key\" : \"instruments\\.([^\"]+)\",\\s+\"value\" : \"([^\"]+)\"")
        .matcher(json)
        .results()
        .forEach(found -> values.put(found.group(1), found.group(2)));

    long contracts =
        values.keySet().stream()
            .filter(key -> key.endsWith(".tick_size"))
            .map(key -> key.substring(0, key.indexOf('.')))
            .filter(symbol -> !symbol.equals("TLT") && !symbol.equals("VIX"))
            .peek(
                symbol ->
                    assertThat(page.lines())
                        .as(symbol)
                        .anyMatch(
                            line ->
                                line.startsWith("| " + symbol + " |")
                                    && line.replace(",", "").endsWith(cells(values, symbol))))
            .count();
    assertThat(contracts).isEqualTo(21);
  }

  private static String cells(Map<String, String> values, String symbol) {
    return String.format(
        "| %s | %s | %s |",
        values.get(symbol + ".tick_size"),
        values.get(symbol + ".tick_value"),
        values.get(symbol + ".point_value"));
  }
}
