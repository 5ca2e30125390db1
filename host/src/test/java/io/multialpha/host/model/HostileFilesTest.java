package io.multialpha.host.model;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.Test;

/**
 * Hostile files, read in a process of their own with a small heap: each is refused with a sentence
 * or serves as a model, as its index says, and soon.
 */
class HostileFilesTest {
  private static final long MOST_MILLIS = 2000;

  @Test
  void readsOrRefusesEachHostileFileSoonAndInLittleMemory()
      throws IOException, InterruptedException {
    Path folder = fixtures();
    JsonNode index = new ObjectMapper().readTree(folder.resolve("hostile-index.json").toFile());
    Path marker = Path.of(index.get("marker_that_must_never_appear").asText());
    Files.deleteIfExists(marker);

    Map<String, String[]> outcomes = new HashMap<>();
    for (String line : readInSmallProcess(folder.resolve("hostile"))) {
      String[] parts = line.split("\t", 3);
      outcomes.put("hostile/" + parts[0], parts);
    }

    assertThat(marker).doesNotExist();
    assertThat(index.get("files")).hasSizeGreaterThan(80);
    for (JsonNode entry : index.get("files")) {
      String file = entry.get("file").asText();
      String[] outcome = outcomes.get(file);
      assertThat(outcome).as(file).isNotNull();
      assertThat(Long.parseLong(outcome[1])).as(file).isLessThan(MOST_MILLIS);
      assertThat(outcome[2]).as(file).matches(allowed(entry.get("must").asText()));
    }
  }

  private static String allowed(String must) {
    if (must.equals("accept")) {
      return "read";
    }
    return must.contains("accept") ? "(?s)read|no (pickle|model): .+" : "(?s)no (pickle|model): .+";
  }

  private static Path fixtures() {
    Path root = Path.of("").toAbsolutePath();
    while (root.getParent() != null && !Files.exists(root.resolve("plugins/pom.xml"))) {
      root = root.getParent();
    }
    Path found = root.resolveSibling("shared").resolve("fixtures/pickle");
    Assumptions.assumeTrue(Files.exists(found), () -> "skipped: there is no " + found);
    return found;
  }

  private static List<String> readInSmallProcess(Path folder)
      throws IOException, InterruptedException {
    List<String> command = new ArrayList<>();
    command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
    command.add("-Xmx256m");
    command.add("-Xss512k");
    command.add("-cp");
    command.add(System.getProperty("java.class.path"));
    command.add(HostileFileReader.class.getName());
    command.add(folder.toString());
    Process process = new ProcessBuilder(command).redirectErrorStream(true).start();
    String output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    assertThat(process.waitFor()).as(output).isZero();
    return output.lines().toList();
  }
}
