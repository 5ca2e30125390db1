package io.multialpha.host.config;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.params.provider.Arguments.argumentSet;

import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Collections;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

class BrokenFilesTest {
  @TempDir Path root;

  private static String bomb() {
    StringBuilder yaml = new StringBuilder("a: &a [x, x, x, x, x, x, x, x, x]\n");
    for (char name = 'b'; name <= 'i'; name++) {
      String before = "*" + (char) (name - 1);
      yaml.append(name).append(": &").append(name).append(" [");
      yaml.append(String.join(", ", Collections.nCopies(9, before))).append("]\n");
    }
    return yaml.toString();
  }

  static Stream<Arguments> files() {
    return Stream.of(
        argumentSet("empty", "", "yml: is empty; it needs at least a strategies section"),
        argumentSet(
            "comments only", "# later\n", "yml: is empty; it needs at least a strategies section"),
        argumentSet("a text", "hello", "yml:1:1: is a single value, expected a section with keys"),
        argumentSet(
            "a list", "- ibs\n- breakout\n", "yml:1:1: is a list, expected a section with keys"),
        argumentSet(
            "a tab",
            "strategies:\n\tibs:\n",
            "yml:2:1: a tab where YAML wants spaces; indent with spaces"),
        argumentSet(
            "an open quote",
            "strategies:\n  ibs: \"open\n",
            "yml:3:1: not valid YAML: while scanning a quoted scalar that begins on line 2, column"
                + " 8, found unexpected end of stream; close it there, or correct this line"),
        argumentSet(
            "a quote within brackets that the next one closes",
            "strategies:\n  ibs: [6A, \"\n  breakout: \"6A\"\n",
            "yml:2:13: not valid YAML: the quote that begins here is closed on line 3 only; close it"
                + " where its text ends, or correct line 3"),
        argumentSet(
            "a quote that the next one closes",
            "strategies:\n  ibs:\n    models_path: 'a\n    enabled: true\n    note: 'b'\n",
            "yml:3:18: not valid YAML: the quote that begins here is closed on line 5 only; close it"
                + " where its text ends, or correct line 5"),
        argumentSet(
            "wrong indentation",
            "strategies:\n  ibs:\n enabled: true\n",
            "yml:3:2: not valid YAML: while parsing a block mapping that begins on line 1, column 1,"
                + " expected <block end>, but found '<block mapping start>'; correct this line or"
                + " its indentation"),
        argumentSet(
            "a bare variable in braces",
            "strategies: { ibs: { broker_account: ${HOOK} } }\n",
            "yml:1:39: a variable without quotes inside { } or [ ]; write it as \"${NAME}\""),
        argumentSet(
            "two documents",
            "strategies: {}\n---\nstrategies: {}\n",
            "yml:2:1: a second document begins; one file holds one document, remove the ---"),
        argumentSet(
            "a bomb of aliases",
            bomb(),
            "yml:4:16: more than 20 aliases in one file; write the values out"),
        argumentSet(
            "an alias of itself",
            "strategies: &a { ibs: *a }\n",
            "yml:1:23: alias *a stands for nothing above it; write the value out"),
        argumentSet(
            "deep nesting",
            "strategies: " + "[".repeat(5000) + "\n",
            "yml:1:33: nested more than 20 deep; nothing here is that deep"),
        argumentSet(
            "a control character",
            "strategies:\n  ibs\u0000: {}\n",
            "yml:2:6: control character 0x00, this is no text file; save the file as UTF-8 text"));
  }

  @ParameterizedTest
  @MethodSource("files")
  void isRefusedInOneSentence(String yaml, String sentence) {
    assertThat(new ConfigFolder(root).yaml(yaml).problems()).containsExactly(sentence);
  }

  @Test
  void refusesTagsWithoutBuildingWhatTheyName() {
    assertThat(
            new ConfigFolder(root)
                .ibs("instruments: [ES]\nmax_positions: !!javax.script.ScriptEngineManager 4")
                .problems())
        .containsExactly(
            "yml:4:20: tag tag:yaml.org,2002:javax.script.ScriptEngineManager; remove the tag, none"
                + " is read");
  }

  @Test
  void refusesMergeKeysAndReadsAliases() {
    ConfigFolder folder = new ConfigFolder(root);
    String twice =
        """
        strategies:
          ibs:
            instruments: &symbols [ES, NQ]
            strategy_params: &params { stop_perc: 3.5 }
          ibs_b:
            strategy_type: ibs
            instruments: *symbols
            strategy_params: *params
        """;
    HouseConfig config = folder.yaml(twice + ConfigFolder.INSTRUMENTS).load();
    assertThat(config.strategies().get("ibs_b").instruments()).containsExactly("ES", "NQ");
    assertThat(config.strategies().get("ibs_b").paramsOf("NQ").decimal("stop_perc")).isEqualTo(3.5);
    String merged = twice.replace("*params", "{ <<: *params }");
    assertThat(folder.yaml(merged + ConfigFolder.INSTRUMENTS).problems())
        .containsExactly("yml:8:24: merge key <<; write the values out");
  }

  @Test
  void refusesAFileThatIsMissing() {
    assertThat(new ConfigFolder(root).problems())
        .containsExactly("yml: there is no such file in " + root + ", is this the right folder?");
  }

  @Test
  void refusesAFolderInPlaceOfTheFile() {
    assertThat(new ConfigFolder(root).with(ConfigFile.NAME + "/x", "").problems())
        .containsExactly("yml: is a folder; put a file there");
  }

  @Test
  void refusesTenMegabytes() {
    byte[] content = new byte[10 << 20];
    Arrays.fill(content, (byte) '#');
    assertThat(new ConfigFolder(root).with(ConfigFile.NAME, content).problems())
        .containsExactly(
            "yml: is 10485760 bytes, more than the 1048576 that are read, is this the right file?");
  }

  @Test
  @EnabledOnOs(OS.LINUX)
  void refusesADeviceThatNeverEnds() {
    assertThatThrownBy(() -> ConfigFile.read(root, Path.of("/dev/zero")))
        .hasMessage(
            "/dev/zero: holds more bytes than the 1048576 that are read, is this the right file?");
  }

  @Test
  void refusesBytesThatAreNoText() {
    byte[] latin = "strategies:\n  # caf\u00e9\n".getBytes(StandardCharsets.ISO_8859_1);
    assertThat(new ConfigFolder(root).with(ConfigFile.NAME, latin).problems())
        .containsExactly("yml:2:8: byte 0xE9 is not valid UTF-8; save the file as UTF-8 text");
    byte[] zip = {'P', 'K', 3, 4, 20, 0, 8, 8};
    assertThat(new ConfigFolder(root).with(ConfigFile.NAME, zip).problems())
        .containsExactly(
            "yml:1:3: control character 0x03, this is no text file; save the file as UTF-8 text");
  }

  @Test
  void readsAFileWithAByteOrderMarkAndWindowsLineEnds() {
    String yaml = "strategies:\n  ibs:\n    instruments: [ES]\n" + ConfigFolder.INSTRUMENTS;
    assertThat(
            new ConfigFolder(root).yaml("\uFEFF" + yaml.replace("\n", "\r\n")).load().strategies())
        .containsOnlyKeys("ibs");
  }

  static Stream<Arguments> instrumentFiles() {
    return Stream.of(
        argumentSet(
            "no JSON",
            "{ \"ES\": { stop_perc: 2 } }",
            "ibs.json:1:11: not valid JSON: Unexpected character ('s' (code 115)): was expecting"
                + " double-quote to start field name; correct this line"),
        argumentSet(
            "cut off",
            "{ \"ES\": {\n",
            "ibs.json:2:1: not valid JSON: Unexpected end-of-input: expected close marker for Object;"
                + " correct this line"),
        argumentSet("empty", "", "ibs.json: is empty; write {} or remove the file"),
        argumentSet(
            "a list", "[]", "ibs.json:1:1: is a list, expected an object with symbols as keys"),
        argumentSet(
            "two values", "{} {}", "ibs.json:1:4: text after the end of the JSON value; remove it"),
        argumentSet(
            "a typo",
            "{ \"ES\": { \"stop_prec\": 2 } }",
            "ibs.json:1:11: ES.stop_prec: unknown key, did you mean stop_perc?"),
        argumentSet(
            "a number in quotes",
            "{ \"ES\": { \"stop_perc\": \"2\" } }",
            "ibs.json:1:24: ES.stop_perc: is \"2\", expected a number from 0.01 to 100 (%); remove"
                + " the quotes"),
        argumentSet(
            "null",
            "{ \"ES\": { \"stop_perc\": null } }",
            "ibs.json:1:24: ES.stop_perc: has no value, expected a number from 0.01 to 100 (%);"
                + " give one or remove the key"),
        argumentSet(
            "unknown symbol",
            "{ \"es\": { \"stop_perc\": 2 } }",
            "ibs.json:1:3: es: is not in the instruments section, did you mean ES?"),
        argumentSet(
            "a symbol twice",
            "{ \"ES\": {},\n  \"ES\": {} }",
            "ibs.json:2:3: ES: the key is given twice, first on line 1; keep one"));
  }

  @ParameterizedTest
  @MethodSource("instrumentFiles")
  void refusesABrokenInstrumentFile(String json, String sentence) {
    assertThat(
            new ConfigFolder(root)
                .ibs("instruments: [ES]")
                .with("config/ibs_instrument_params.json", json)
                .problems())
        .containsExactly(sentence.replace("ibs.json", "config/ibs_instrument_params.json"));
  }
}
