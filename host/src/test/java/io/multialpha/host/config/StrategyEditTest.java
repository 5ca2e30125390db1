package io.multialpha.host.config;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.multialpha.host.PlainNumber;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.stream.Collectors;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.junit.jupiter.api.Test;

class StrategyEditTest {
  private static final StrategyEdit.Wanted WANTED =
      new StrategyEdit.Wanted(List.of("CL", "ES"), 4, 2500);

  private static String edit(String text) {
    return StrategyEdit.apply("test.yml", text, "ibs", WANTED);
  }

  @Test
  void changesThreeValuesAndKeepsTheRest() {
    assertThat(
            edit(
                """
                # top
                strategies:
                  ibs:   # fades
                    max_positions: 2      # slots
                    strategy_params: { a: 1 }

                    daily_stop_loss: 3_000.5 # dollars
                    instruments: [ ES,NQ, "CL" ]   # traded
                  other: { max_positions: 2, instruments: [ES, NQ, CL] }
                """))
        .isEqualTo(
            """
            # top
            strategies:
              ibs:   # fades
                max_positions: 4      # slots
                strategy_params: { a: 1 }

                daily_stop_loss: 2500 # dollars
                instruments: [ "CL",ES ]   # traded
              other: { max_positions: 2, instruments: [ES, NQ, CL] }
            """);
  }

  @Test
  void leavesValuesAsTheyAreWrittenWhereTheySayTheSame() {
    String text =
        "strategies:\n  ibs:\n    max_positions: 4\n    daily_stop_loss: 2_500.00\n"
            + "    instruments: [CL,\n      ES]";
    assertThat(edit(text)).isEqualTo(text);
  }

  @Test
  void keepsTheCommentsOfAListOfLines() {
    assertThat(
            StrategyEdit.apply(
                "test.yml",
                """
                strategies:
                  ibs:
                    instruments:
                    # indices
                    - ES   # liquid
                    - NQ   # goes

                    # energy
                    - CL
                    - "6E" # euro
                    # that was all
                    max_positions: 4
                    daily_stop_loss: 2500
                """,
                "ibs",
                new StrategyEdit.Wanted(List.of("6E", "ES", "SI", "CL"), 4, 2500)))
        .isEqualTo(
            """
            strategies:
              ibs:
                instruments:
                # indices
                - "6E" # euro
                - ES   # liquid
                - SI

                # energy
                - CL
                # that was all
                max_positions: 4
                daily_stop_loss: 2500
            """);
  }

  @Test
  void keepsCommentsAboveItemsThatGo() {
    assertThat(
            edit(
                """
                strategies:
                  ibs:
                    max_positions: 4
                    daily_stop_loss: 2500
                    instruments:
                      - CL
                      - ES
                      # metals
                      - GC"""))
        .isEqualTo(
            """
            strategies:
              ibs:
                max_positions: 4
                daily_stop_loss: 2500
                instruments:
                  - CL
                  - ES
                  # metals""");
  }

  @Test
  void keepsTheLinesOfAListInBrackets() {
    assertThat(
            StrategyEdit.apply(
                "test.yml",
                """
                strategies:
                  ibs:
                    max_positions: 4
                    daily_stop_loss: 2500
                    instruments: [
                      6A, 6B,
                      6C, 6N,
                    ]
                """,
                "ibs",
                new StrategyEdit.Wanted(List.of("6B", "6C", "CL", "ES", "SI"), 4, 2500)))
        .isEqualTo(
            """
            strategies:
              ibs:
                max_positions: 4
                daily_stop_loss: 2500
                instruments: [
                  6B, 6C,
                  CL, ES, SI,
                ]
            """);
  }

  @Test
  void insertsMissingKeysWhereTheyBelong() {
    assertThat(
            edit(
                """
                strategies:
                    ibs:
                        enabled: true # yes
                        models_path: m/"""))
        .isEqualTo(
            """
            strategies:
                ibs:
                    enabled: true # yes
                    models_path: m/
                    max_positions: 4
                    daily_stop_loss: 2500
                    instruments: [CL, ES]""");
    assertThat(
            edit(
                """
                strategies:
                  ibs:
                    strategy_params: {}
                """))
        .isEqualTo(
            """
            strategies:
              ibs:
                max_positions: 4
                daily_stop_loss: 2500
                instruments: [CL, ES]
                strategy_params: {}
            """);
    assertThat(edit("strategies: { ibs: { instruments: [] } }"))
        .isEqualTo(
            "strategies: { ibs: { instruments: [CL, ES], max_positions: 4, daily_stop_loss: 2500 }"
                + " }");
  }

  @Test
  void keepsCarriageReturns() {
    String before =
        """
        strategies:
          ibs:
            strategy_params:
              a: 1
            max_positions: 4 # slots

        # end
        """;
    String after =
        """
        strategies:
          ibs:
            strategy_params:
              a: 1
            max_positions: 4 # slots
            daily_stop_loss: 2500
            instruments: [CL, ES]

        # end
        """;
    assertThat(edit(before.replace("\n", "\r\n"))).isEqualTo(after.replace("\n", "\r\n"));
  }

  @Test
  void fillsInKeysWithoutAValue() {
    assertThat(
            edit(
                """
                strategies:
                  ibs:
                    max_positions:   # slots
                    daily_stop_loss:
                    instruments:
                  b: 1
                """))
        .isEqualTo(
            """
            strategies:
              ibs:
                max_positions: 4   # slots
                daily_stop_loss: 2500
                instruments: [CL, ES]
              b: 1
            """);
  }

  @Test
  void countsLettersBeyondTheFirstPlaneOnce() {
    String before = "# \uD83D\uDCC8 été\nstrategies:\n  ibs: { max_positions: 1, ";
    assertThat(edit(before + "daily_stop_loss: 1, instruments: [ES] }\n"))
        .isEqualTo(
            "# \uD83D\uDCC8 été\nstrategies:\n  ibs: { max_positions: 4, daily_stop_loss: 2500,"
                + " instruments: [CL, ES] }\n");
  }

  @Test
  void leavesVariablesElsewhereAlone() {
    String text =
        """
        strategies:
          ibs:
            broker_account: ${HOOK}
            note: "${A} # no comment"
            max_positions: %s
            daily_stop_loss: %s
            instruments: [%s]
        """;
    assertThat(edit(text.formatted(1, 1, "ES"))).isEqualTo(text.formatted(4, 2500, "CL, ES"));
  }

  @Test
  void refusesWhatCannotBeChangedInOnePlace() {
    refused(
        "strategies:\n  ibs:\n    max_positions: &n 2\n    daily_stop_loss: 1\n",
        "test.yml:3:20: strategies.ibs.max_positions: has the anchor &n; what stands in two places"
            + " is not changed, write it out");
    refused(
        "a: &list [ES]\nstrategies:\n  ibs:\n    instruments: *list\n",
        "test.yml:4:18: strategies.ibs.instruments: is the alias *list; what stands in two places"
            + " is not changed, write it out");
    refused(
        "strategies:\n  ibs: &base\n    max_positions: 2\n  b: *base\n",
        "test.yml:2:8: strategies.ibs: has the anchor &base; what stands in two places is not"
            + " changed, write it out");
    refused(
        "strategies:\n  ibs:\n    max_positions: ${SLOTS}\n",
        "test.yml:3:20: strategies.ibs.max_positions: comes from the variable ${SLOTS}; write the"
            + " value out, or change the variable yourself");
    refused(
        "strategies:\n  ibs:\n    instruments: [ES, # one\n      NQ]\n",
        "test.yml:3:18: strategies.ibs.instruments: has comments within its brackets, which belong"
            + " to single symbols; write it as a list of lines with - first");
    refused(
        "strategies:\n  ibs:\n    max_positions: 1\n    max_positions: 2\n",
        "test.yml:4:20: strategies.ibs.max_positions: is there twice; remove one");
    refused(
        "strategies:\n  ibs:\n    max_positions: [1]\n",
        "test.yml:3:20: strategies.ibs.max_positions: is no single value; write a number");
    refused(
        "strategies:\n  ibs:\n    instruments: [[ES]]\n",
        "test.yml:3:19: strategies.ibs.instruments: an item is no symbol; correct it");
    refused(
        "strategies:\n  ibs:\n  b: 1\n",
        "test.yml:2:7: strategies.ibs: has no keys; write out its section first");
    refused(
        "strategies:\n  ibz: { a: 1 }\n",
        "test.yml:2:3: strategies: there is no strategy ibs, did you mean ibz?");
    refused("other: 1\n", "test.yml:1:1: there is no section strategies; add one");
  }

  private static void refused(String text, String sentence) {
    assertThatThrownBy(() -> edit(text)).isInstanceOf(ConfigException.class).hasMessage(sentence);
  }

  /** Every part that is not one of the three values is the same in the text and what it becomes. */
  @Property(tries = 3000)
  void everythingElseIsTheSameByteForByte(@ForAll long seed) {
    Random random = new Random(seed);
    Sketch sketch = new Sketch(random);
    assertThat(
            StrategyEdit.apply(
                "test.yml",
                sketch.text(false),
                "ibs",
                new StrategyEdit.Wanted(sketch.newSymbols, sketch.newLimit, sketch.newStop)))
        .isEqualTo(sketch.text(true));
  }

  /** A configuration in a random style, as it is and as it must become. */
  private static final class Sketch {
    private static final List<String> SYMBOLS =
        List.of("ES", "NQ", "CL", "6E", "GC", "SI", "RTY", "6A");

    private final List<String> before = new ArrayList<>();
    private final List<String> after = new ArrayList<>();
    private final Random random;
    private final List<String> oldSymbols;
    final List<String> newSymbols;
    final int newLimit;
    final double newStop;
    private final String eol;
    private final String pad;

    Sketch(Random random) {
      this.random = random;
      oldSymbols = some();
      newSymbols = some();
      newLimit = 1 + random.nextInt(9);
      newStop = random.nextInt(10000) / 4.0 + 1;
      eol = random.nextBoolean() ? "\n" : "\r\n";
      pad = " ".repeat(2 + 2 * random.nextInt(2));
      String top = random.nextBoolean() ? "# ${X} top" + eol + eol : "";
      same(top + "strategies:" + comment() + eol);
      other("alpha");
      same(pad + "ibs:" + comment() + eol);
      List<String> keys =
          new ArrayList<>(
              List.of("enabled", "max_positions", "daily_stop_loss", "instruments", "params"));
      Collections.shuffle(keys, random);
      keys.forEach(this::key);
      other("zeta");
      same("data: { timezone: UTC }" + (random.nextBoolean() ? eol : ""));
    }

    String text(boolean changed) {
      return String.join("", changed ? after : before);
    }

    private void same(String part) {
      both(part, part);
    }

    private void both(String old, String now) {
      before.add(old);
      after.add(now);
    }

    private void key(String key) {
      if (random.nextInt(4) == 0) {
        same(random.nextBoolean() ? eol : pad + pad + "# about " + key + eol);
      }
      same(pad + pad + (key.equals("params") ? "strategy_params" : key) + ":");
      switch (key) {
        case "max_positions" -> value("" + (newLimit + 1), "" + newLimit);
        case "daily_stop_loss" -> value("0.5", PlainNumber.of(newStop));
        case "instruments" -> instruments();
        case "enabled" -> same(" true" + comment() + eol);
        default ->
            same(
                comment()
                    + eol
                    + pad.repeat(3)
                    + "max_positions: 77"
                    + comment()
                    + eol
                    + pad.repeat(3)
                    + "text: \"max_positions: 3 # instruments: [ES]\""
                    + eol);
      }
    }

    private void value(String old, String now) {
      String gap = " ".repeat(1 + random.nextInt(3));
      same(gap);
      both(random.nextInt(3) == 0 ? "'" + old + "'" : old, now);
      same(comment() + eol);
    }

    private void instruments() {
      if (random.nextBoolean()) {
        String gap = random.nextBoolean() ? " " : "";
        same(" [" + gap);
        both(String.join(", ", oldSymbols), String.join(", ", newSymbols));
        same(gap + "]" + comment() + eol);
        return;
      }
      same(comment() + eol);
      String dash = pad + pad + (random.nextBoolean() ? "  " : "") + "- ";
      List<String> comments = oldSymbols.stream().map(symbol -> comment()).toList();
      for (int i = 0; i < oldSymbols.size(); i++) {
        both(dash + oldSymbols.get(i) + comments.get(i) + eol, "");
      }
      for (String symbol : newSymbols) {
        int at = oldSymbols.indexOf(symbol);
        both("", dash + symbol + (at < 0 ? "" : comments.get(at)) + eol);
      }
    }

    private void other(String name) {
      if (random.nextBoolean()) {
        same(pad + name + ": { max_positions: 3, instruments: [ES, NQ] }" + comment() + eol);
      }
    }

    private String comment() {
      return random.nextInt(3) == 0 ? "  # \u00E9\uD83D\uDCC8 " + random.nextInt(100) : "";
    }

    private List<String> some() {
      List<String> all = new ArrayList<>(SYMBOLS);
      Collections.shuffle(all, random);
      return all.stream()
          .limit(1 + random.nextInt(SYMBOLS.size()))
          .collect(Collectors.toUnmodifiableList());
    }
  }
}
