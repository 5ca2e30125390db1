package io.multialpha.host.config;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ConfigUpdateTest {
  private static final Instant NOW = Instant.parse("2026-01-05T15:30:00Z");

  @TempDir private Path root;
  private ConfigFolder folder;
  private Path yaml;
  private Path json;

  @BeforeEach
  void installation() {
    folder =
        new ConfigFolder(root)
            .ibs(
                """
                max_positions: 2       # slots
                daily_stop_loss: 2500
                instruments: [ES, NQ]
                """);
    yaml = root.resolve(ConfigFile.NAME);
    json = root.resolve("config/portfolio_optimization_ibs.json");
  }

  static FoundPortfolio found(String... symbols) {
    LocalDate day = LocalDate.parse("2024-01-02");
    FoundPortfolio.Figures figures = new FoundPortfolio.Figures(1.5, 0.25, 4200.5, 0, 3);
    return new FoundPortfolio(
        "ibs",
        List.of(symbols),
        4,
        2500,
        figures,
        LocalDate.parse("2026-01-05"),
        "greedy_search",
        "Found.",
        "honest",
        new FoundPortfolio.Sample(
            day,
            day.plusDays(364),
            new FoundPortfolio.Figures(2.5, 0.5, 3000, 0, 2),
            1.2,
            3.6,
            0.95),
        Optional.of(
            new FoundPortfolio.Sample(
                day.plusDays(365), day.plusDays(500), figures, -0.5, 3.5, 0.95)),
        new FoundPortfolio.Evidence(
            655_350, 0.0008, 252, 0.98, 1 / 3.0, "2012", 300.5, 0.25, 0.03, Double.NaN, 47, 2),
        List.of(
            new FoundPortfolio.Window(
                day, day.plusDays(99), day.plusDays(101), day.plusDays(150), List.of("ES"), 1)),
        List.of(),
        false,
        "abc123");
  }

  private ConfigUpdate plan(String... symbols) {
    return ConfigUpdate.plan(root, yaml, found(symbols));
  }

  @Test
  void writesBothFilesSoThatTheyAgreeAndKeepsTheOldOnes() throws IOException {
    String before = Files.readString(yaml);
    ConfigUpdate update = plan("CL", "ES");
    assertThat(Files.readString(yaml)).as("planning writes nothing").isEqualTo(before);
    assertThat(json).doesNotExist();

    List<Path> copies = update.apply(NOW);

    StrategyConfig ibs = folder.load().strategies().get("ibs");
    assertThat(ibs.instruments()).containsExactly("CL", "ES");
    assertThat(ibs.limits().maxPositions()).isEqualTo(4);
    assertThat(ibs.differences()).isEmpty();
    assertThat(ibs.optimization().orElseThrow().expected())
        .containsEntry("sharpe_ratio", 1.5)
        .containsEntry("max_drawdown_dollars", 4200.5);
    assertThat(ibs.optimization().orElseThrow().outOfSample()).containsEntry("cagr", 0.25);
    assertThat(ibs.optimization().orElseThrow().evidence())
        .containsEntry("trials", 655_350.0)
        .doesNotContainKey("superior_ability_p");
    assertThat(ibs.optimization().orElseThrow().accepted()).isFalse();
    assertThat(Files.readString(yaml)).contains("max_positions: 4       # slots");
    assertThat(copies)
        .containsExactly(
            yaml.toRealPath().resolveSibling("config.multi_alpha.yml.20260105-153000.bak"));
    assertThat(Files.readString(copies.get(0))).isEqualTo(before);

    List<Path> second = plan("NQ").apply(NOW);
    assertThat(second)
        .extracting(path -> path.getFileName().toString())
        .containsExactly(
            "portfolio_optimization_ibs.json.20260105-153000.bak",
            "config.multi_alpha.yml.20260105-153000-2.bak");
    assertThat(leftovers()).isEmpty();
  }

  private List<Path> leftovers() throws IOException {
    try (Stream<Path> files = Files.list(root.resolve("config"))) {
      return files.filter(file -> file.toString().endsWith(".new")).toList();
    }
  }

  @Test
  void readsAResultWithoutATestPeriodAgain() {
    FoundPortfolio full = found("CL", "ES");
    FoundPortfolio untested =
        new FoundPortfolio(
            full.strategy(),
            full.symbols(),
            full.maxPositions(),
            full.dailyStopLoss(),
            full.expected(),
            full.date(),
            full.search(),
            full.notes(),
            full.simulation(),
            full.inSample(),
            Optional.empty(),
            full.evidence(),
            List.of(),
            List.of("makes no trade, so nothing is known"),
            true,
            full.dataFingerprint());
    ConfigUpdate.plan(root, yaml, untested).apply(NOW);
    PortfolioOptimization read = folder.load().strategies().get("ibs").optimization().orElseThrow();
    assertThat(read.outOfSample()).isEmpty();
    assertThat(read.accepted()).isTrue();
    assertThat(read.synthetic()).isTrue();
    assertThat(read.objections()).containsExactly("makes no trade, so nothing is known");
  }

  @Test
  void showsWhatChanges() {
    assertThat(plan("CL", "ES").diff())
        .startsWith(
            """
            --- config/config.multi_alpha.yml
            +++ config/config.multi_alpha.yml
            @@ -1,8 +1,8 @@
             strategies:
               ibs:
            -    max_positions: 2       # slots
            +    max_positions: 4       # slots
                 daily_stop_loss: 2500
            -    instruments: [ES, NQ]
            +    instruments: [CL, ES]
             instruments:
               ES: { tick_size: 0.25, tick_value: 12.5, point_value: 50 }
               NQ: { tick_size: 0.25, tick_value: 5, point_value: 20 }
            --- config/portfolio_optimization_ibs.json
            +++ config/portfolio_optimization_ibs.json
            @@ -0,0 +1,
            """
                .stripTrailing())
        .contains("+  \"strategy\": \"ibs\",\n");
  }

  @Test
  void writesTheKeysThatTheFileAlwaysHadAndThoseThatKeepItHonest() throws IOException {
    plan("CL", "ES").apply(NOW);
    assertThat(Files.readString(json))
        .isEqualTo(
            """
            {
              "strategy": "ibs",
              "portfolio_constraints": {
                "max_positions": 4,
                "daily_stop_loss": 2500,
                "symbols": [ "CL", "ES" ]
              },
              "expected_performance": {
                "sharpe_ratio": 1.5,
                "cagr": 0.25,
                "max_drawdown_dollars": 4200.5,
                "breach_events": 0,
                "daily_stops_hit": 3
              },
              "optimization_date": "2026-01-05",
              "optimization_method": "greedy_search",
              "notes": "Found.",
              "simulation_method": "honest",
              "in_sample": {
                "from": "2024-01-02",
                "to": "2024-12-31",
                "sharpe_ratio": 2.5,
                "cagr": 0.5,
                "max_drawdown_dollars": 3000,
                "breach_events": 0,
                "daily_stops_hit": 2,
                "sharpe_interval_low": 1.2,
                "sharpe_interval_high": 3.6,
                "sharpe_interval_level": 0.95
              },
              "out_of_sample": {
                "from": "2025-01-01",
                "to": "2025-05-16",
                "sharpe_ratio": 1.5,
                "cagr": 0.25,
                "max_drawdown_dollars": 4200.5,
                "breach_events": 0,
                "daily_stops_hit": 3,
                "sharpe_interval_low": -0.5,
                "sharpe_interval_high": 3.5,
                "sharpe_interval_level": 0.95
              },
              "evidence": {
                "trials": 655350,
                "trial_sharpe_variance": 0.0008,
                "observations": 252,
                "probabilistic_sharpe_ratio": 0.98,
                "deflated_sharpe_ratio": 0.333333333333,
                "sharpe_form": "2012",
                "minimum_track_record": 300.5,
                "overfitting_probability": 0.25,
                "reality_check_p": 0.03,
                "superior_ability_p": null,
                "compared_portfolios": 47,
                "test_looks": 2
              },
              "walk_forward": [ {
                "train_from": "2024-01-02",
                "train_to": "2024-04-10",
                "test_from": "2024-04-12",
                "test_to": "2024-05-31",
                "symbols": [ "ES" ],
                "sharpe_ratio": 1
              } ],
              "accepted_against_own_limits": false,
              "test_objections": [ ],
              "synthetic": false,
              "data_fingerprint": "abc123"
            }
            """);
  }

  @Test
  void changesNothingWhereAllIsAsFound() throws IOException {
    plan("CL", "ES").apply(NOW);
    ConfigUpdate again = plan("CL", "ES");
    assertThat(again.diff()).isEmpty();
    assertThat(again.files()).isEmpty();
    assertThat(again.apply(NOW)).isEmpty();
  }

  @Test
  void saysBeforehandWhatTheConfigurationWouldMean() {
    HouseConfig after = plan("CL").resolved(TestCatalog.SHIPPED, Map.of(), Mode.PAPER);
    assertThat(after.strategies().get("ibs").instruments()).containsExactly("CL");
    assertThatThrownBy(() -> plan("ZZ").resolved(TestCatalog.SHIPPED, Map.of(), Mode.PAPER))
        .isInstanceOf(ConfigException.class)
        .hasMessageContaining("ZZ");
  }

  @Test
  void keepsTheByteOrderMark() throws IOException {
    folder.yaml("\uFEFF" + Files.readString(yaml));
    plan("CL").apply(NOW);
    assertThat(Files.readString(yaml)).startsWith("\uFEFFstrategies:").contains("[CL]");
  }

  @Test
  void refusesAFileThatWasChangedMeanwhile() throws IOException {
    ConfigUpdate update = plan("CL");
    folder.yaml(Files.readString(yaml) + "# by hand\n");
    assertThatThrownBy(() -> update.apply(NOW))
        .isInstanceOf(ConfigException.class)
        .hasMessageContaining("changed by someone else meanwhile");
    assertThat(json).doesNotExist();
    assertThat(leftovers()).isEmpty();
  }

  @Test
  void refusesToGoOnOverADraftThatWasLeft() throws IOException {
    Path draft = yaml.resolveSibling("config.multi_alpha.yml.new");
    Files.writeString(draft, "left");
    assertThatThrownBy(() -> plan("CL").apply(NOW))
        .isInstanceOf(ConfigException.class)
        .hasMessageContaining("config.multi_alpha.yml.new: is in the way");
    assertThat(Files.readString(draft)).isEqualTo("left");
    assertThat(json).doesNotExist();
  }

  @Test
  void undoesTheFirstFileIfTheSecondCannotBeReplaced() throws IOException {
    Path one = Files.writeString(root.resolve("one"), "1");
    Path two = Files.writeString(root.resolve("two"), "2");
    Path fresh = root.resolve("fresh");
    List<FileSwap.Change> changes =
        List.of(
            new FileSwap.Change(fresh, Optional.empty(), new byte[] {'n'}),
            new FileSwap.Change(one, Optional.of(new byte[] {'1'}), new byte[] {'a'}),
            new FileSwap.Change(two, Optional.of(new byte[] {'2'}), new byte[] {'b'}));
    assertThatThrownBy(
            () ->
                FileSwap.apply(
                    changes,
                    NOW,
                    (draft, target) -> {
                      if (target.endsWith("two")) {
                        assertThat(one).hasContent("a");
                        throw new IOException("full");
                      }
                      Files.move(draft, target, java.nio.file.StandardCopyOption.REPLACE_EXISTING);
                    }))
        .isInstanceOf(ConfigException.class)
        .hasMessageContaining("nothing has been changed");
    assertThat(one).hasContent("1");
    assertThat(two).hasContent("2");
    try (Stream<Path> files = Files.list(root)) {
      assertThat(files.map(file -> file.getFileName().toString()).sorted())
          .containsExactly("config", "one", "two");
    }
  }

  @Test
  void keepsPermissionsAndLinks() throws IOException {
    Assumptions.assumeTrue(
        FileSystems.getDefault().supportedFileAttributeViews().contains("posix"));
    Path real = Files.move(yaml, root.resolve("real.yml"));
    Files.createSymbolicLink(yaml, real);
    Files.setPosixFilePermissions(real, PosixFilePermissions.fromString("rw-r-----"));
    plan("CL").apply(NOW);
    assertThat(yaml).isSymbolicLink();
    assertThat(Files.readString(real)).contains("[CL]");
    assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(real)))
        .isEqualTo("rw-r-----");
  }

  @Test
  void theShippedConfigurationCanBeUpdatedInItsThreePlaces() throws IOException {
    Path shipped = Path.of("").toAbsolutePath().getParent().resolve(ConfigFile.NAME);
    String before = Files.readString(shipped);
    folder.yaml(before);
    plan("6A", "CL", "ES").apply(NOW);
    assertThat(Files.readString(yaml))
        .isEqualTo(
            before.replace(
                "instruments: [6A, 6B, 6C, 6N, 6S, CL, ES, PL, RTY, SI]",
                "instruments: [6A, CL, ES]"));
  }

  @Test
  void refusesAPortfolioThatCannotTrade() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> found("ES", "ES"))
        .withMessage("no symbol, or one twice: [ES, ES]");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> found("E S"))
        .withMessage("\"E S\" is no symbol");
  }
}
