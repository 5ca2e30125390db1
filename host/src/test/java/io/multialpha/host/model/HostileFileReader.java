package io.multialpha.host.model;

import io.multialpha.host.model.pickle.Budget;
import io.multialpha.host.model.pickle.Inspection;
import io.multialpha.host.model.pickle.Pickle;
import io.multialpha.host.model.pickle.PickleException;
import io.multialpha.host.model.sklearn.SklearnException;
import io.multialpha.host.model.sklearn.SklearnModel;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

/**
 * A program that reads and inspects all files of a folder, and prints for each its name, the
 * milliseconds of the slower of both, and what came out. Whatever is neither a {@link
 * PickleException} nor a {@link SklearnException} ends it.
 */
final class HostileFileReader {
  private HostileFileReader() {}

  /** Reads the files of one folder. */
  public static void main(String[] folder) throws IOException {
    PrintStream out = new PrintStream(System.out, true, StandardCharsets.UTF_8);
    List<Path> files;
    try (Stream<Path> all = Files.list(Path.of(folder[0]))) {
      files = all.sorted().toList();
    }
    for (Path file : files) {
      long began = System.nanoTime();
      String outcome = outcome(file);
      long read = System.nanoTime();
      Inspection inspection = Pickle.inspect(file, Budget.standard());
      long inspected = System.nanoTime();
      if (inspection.readable() == outcome.startsWith("no pickle: ")) {
        outcome = "inspected otherwise: " + inspection;
      }
      long millis = Math.max(read - began, inspected - read) / 1_000_000;
      out.println(file.getFileName() + "\t" + millis + "\t" + outcome);
    }
  }

  private static String outcome(Path file) throws IOException {
    try {
      SklearnModel.of(Pickle.read(file).value());
      return "read";
    } catch (PickleException e) {
      return "no pickle: " + e.getMessage();
    } catch (SklearnException e) {
      return "no model: " + e.getMessage();
    }
  }
}
