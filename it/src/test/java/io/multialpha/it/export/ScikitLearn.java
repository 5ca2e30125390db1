package io.multialpha.it.export;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.multialpha.host.model.export.SklearnRelease;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Assumptions;

/**
 * A Python with scikit-learn and joblib: the one that the variable {@code MULTI_ALPHA_PYTHON}
 * names, else the system's.
 *
 * @param python its command
 * @param version such as {@code 1.2.1}
 */
public record ScikitLearn(String python, String version) {
  private static final String VERSION = "import joblib, sklearn; print(sklearn.__version__)";

  /** Skips the test where there is none. */
  public static ScikitLearn require() {
    Optional<ScikitLearn> found = find();
    Assumptions.assumeTrue(
        found.isPresent(),
        "SKIPPED: no python3 with scikit-learn here; on Debian: apt-get install python3-sklearn");
    return found.orElseThrow();
  }

  private static Optional<ScikitLearn> find() {
    String named = System.getenv("MULTI_ALPHA_PYTHON");
    List<String> candidates =
        named == null ? List.of("/usr/bin/python3", "python3", "python") : List.of(named);
    for (String candidate : candidates) {
      try {
        return Optional.of(
            new ScikitLearn(candidate, run(List.of(candidate, "-c", VERSION)).strip()));
      } catch (IOException e) {
        // not there, or without the libraries: the next one
      }
    }
    return Optional.empty();
  }

  /** The newest release whose files it reads. */
  public SklearnRelease reads() {
    int minor = Integer.parseInt(version.split("\\.")[1]);
    return minor >= 4 ? SklearnRelease.V1_4 : SklearnRelease.parse("1." + minor).orElseThrow();
  }

  /** What a script of the tests prints, line by line. */
  public List<String> script(String name, Path... arguments) throws IOException {
    List<String> command =
        new ArrayList<>(List.of(python, Path.of("src/test/resources/python", name).toString()));
    for (Path argument : arguments) {
      command.add(argument.toString());
    }
    return run(command).lines().toList();
  }

  private static String run(List<String> command) throws IOException {
    ProcessBuilder builder =
        new ProcessBuilder(command).redirectError(ProcessBuilder.Redirect.DISCARD);
    builder.environment().put("PYTHONHASHSEED", "0");
    builder.environment().put("PYTHONIOENCODING", "utf-8");
    Process process = builder.start();
    process.getOutputStream().close();
    try (InputStream out = process.getInputStream()) {
      String printed = new String(out.readAllBytes(), UTF_8);
      int code = process.waitFor();
      if (code != 0) {
        throw new IOException(command + " ended with " + code);
      }
      return printed;
    } catch (InterruptedException e) {
      process.destroy();
      Thread.currentThread().interrupt();
      throw new IOException(e);
    }
  }
}
