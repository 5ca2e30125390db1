package io.multialpha.host.config;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class VariablesTest {
  private static final String ACCOUNT =
      "instruments: [ES]\nbroker_account: ${TRADERSPOST_IBS_WEBHOOK}";

  @TempDir Path root;

  private ConfigFolder folder() {
    return new ConfigFolder(root).ibs(ACCOUNT);
  }

  private static String account(ConfigFolder folder) {
    return folder.load().strategies().get("ibs").brokerAccount().map(Secret::reveal).orElse("none");
  }

  @Test
  void prefersTheEnvironmentToTheFile() {
    ConfigFolder folder = folder().with(".env", "TRADERSPOST_IBS_WEBHOOK=https://file\n");
    assertThat(account(folder)).isEqualTo("https://file");
    assertThat(account(folder.env("TRADERSPOST_IBS_WEBHOOK", ""))).isEqualTo("https://file");
    assertThat(account(folder.env("TRADERSPOST_IBS_WEBHOOK", "https://env")))
        .isEqualTo("https://env");
  }

  @Test
  void onlyNotesAMissingAccountUnlessOrdersAreSent() {
    HouseConfig config = folder().mode(Mode.PAPER).load();
    assertThat(config.strategies().get("ibs").brokerAccount()).isEmpty();
    assertThat(config.notes())
        .containsExactly(
            "config/config.multi_alpha.yml:4:21: strategies.ibs.broker_account: variable"
                + " TRADERSPOST_IBS_WEBHOOK is not set");
    assertThat(folder().mode(Mode.BACKTEST).load().notes()).isEmpty();
    assertThat(folder().mode(Mode.LIVE).problems())
        .containsExactly(
            "yml:4:21: strategies.ibs.broker_account: variable TRADERSPOST_IBS_WEBHOOK is not set;"
                + " set it in the environment or in .env");
    assertThat(new ConfigFolder(root).ibs("instruments: [ES]").mode(Mode.LIVE).problems())
        .containsExactly(
            "yml:3:5: strategies.ibs.broker_account: is missing, expected the webhook that orders go"
                + " to in live mode");
    assertThat(
            new ConfigFolder(root)
                .ibs("instruments: [ES]\nbroker_account: \"\"")
                .mode(Mode.LIVE)
                .problems())
        .containsExactly(
            "yml:4:21: strategies.ibs.broker_account: is blank, expected a text, best as ${NAME}");
  }

  @Test
  void typesWhatAVariableStandsForAsIfItWereWrittenThere() {
    ConfigFolder folder =
        new ConfigFolder(root).ibs("instruments: [ES]\nmax_positions: \"${SLOTS}\"");
    assertThat(folder.env("SLOTS", "6").load().enabled().get(0).limits().maxPositions())
        .isEqualTo(6);
    assertThat(folder.env("SLOTS", "s3cret").problems())
        .containsExactly(
            "yml:4:20: strategies.ibs.max_positions: is what ${SLOTS} stands for, expected a whole"
                + " number of at least 1");
  }

  @Test
  void readsQuotesCommentsAndExports() {
    Problems problems = new Problems();
    String file =
        """
        # accounts

        A=plain value # a comment
        export B='single $x #no comment'  # a comment
          C = "double \\"quoted\\" \\\\ and\\nnext"
        D=
        E=with=equals#and hash
        """;
    assertThat(DotEnv.parse(".env", file, problems))
        .isEqualTo(
            Map.of(
                "A", "plain value",
                "B", "single $x #no comment",
                "C", "double \"quoted\" \\ and\nnext",
                "D", "",
                "E", "with=equals#and hash"));
    assertThat(problems.count()).isZero();
  }

  @Test
  void namesTheLineOfAMistakeInTheFileAndNeverAValue() {
    String file =
        """
        TOKEN s3cret
        A="s3cret
        B='s3cret' s3cret
        9C=s3cret
        D=s3cret
        D=s3cret
        """;
    assertThat(folder().with(".env", file).problems())
        .containsExactly(
            ".env:1: is no assignment; write NAME=value",
            ".env:2: the value of A has no closing quote; close it on this line",
            ".env:3: text after the closing quote of B; remove it",
            ".env:4: is no assignment; write NAME=value",
            ".env:6: D is set twice, first in line 5; keep one");
  }

  @Test
  void neverShowsASecret() {
    HouseConfig config =
        folder().with(".env", "TRADERSPOST_IBS_WEBHOOK=https://hook/s3cret\n").load();
    List<String> shown = new ArrayList<>(config.notes());
    shown.add(config.toString());
    config.explanation().everything().forEach(row -> shown.add(row.toString()));
    assertThat(shown).noneMatch(text -> text.contains("s3cret"));
    assertThat(config.explanation().strategy("ibs"))
        .filteredOn(row -> row.key().endsWith("broker_account"))
        .singleElement()
        .extracting(ExplainRow::value, ExplainRow::source)
        .containsExactly("****", "config/config.multi_alpha.yml:4");
  }

  @Test
  void neverShowsASecretThatIsWrittenInTheFile() {
    assertThat(
            new ConfigFolder(root)
                .ibs("instruments: [ES]\nbroker_account: https://hook/s3cret/${TOKEN")
                .problems())
        .containsExactly(
            "yml:4:21: strategies.ibs.broker_account: has ${ without a name and }, expected a"
                + " variable as ${NAME}");
  }
}
