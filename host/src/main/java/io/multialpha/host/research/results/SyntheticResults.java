package io.multialpha.host.research.results;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import io.multialpha.host.market.SyntheticNotice;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Collection;
import java.util.function.Predicate;

/**
 * Tells whether results were made up, or made on made-up bars: by a {@code SYNTHETIC.txt} in their
 * folder, by the summary of a run, by what {@code optimize} has written of its bars.
 */
final class SyntheticResults {
  private static final JsonFactory JSON = new JsonFactory();

  private SyntheticResults() {}

  /** Of the folder of a run or back-test. */
  static boolean ofRun(Path folder) {
    return isMarked(folder)
        || says(
            folder.resolve("summary.json"),
            "synthetic",
            value -> value.equals(JsonToken.VALUE_TRUE.asString()));
  }

  /** Of the folders of symbols, any of them. */
  static boolean ofSymbols(Path folder, Collection<Path> symbols) {
    return isMarked(folder) || symbols.stream().anyMatch(SyntheticResults::ofSymbol);
  }

  private static boolean ofSymbol(Path folder) {
    return isMarked(folder)
        || says(folder.resolve("best.json"), "Data", value -> value.startsWith("SYNTHETIC"));
  }

  private static boolean isMarked(Path folder) {
    return SyntheticNotice.of(folder).isPresent();
  }

  /** Whether a file has this field with such a value; what is wrong with it others tell. */
  private static boolean says(Path file, String field, Predicate<String> value) {
    if (!Files.isRegularFile(file)) {
      return false;
    }
    try (JsonParser json = JSON.createParser(file.toFile())) {
      if (json.nextToken() != JsonToken.START_OBJECT) {
        return false;
      }
      while (json.nextToken() == JsonToken.FIELD_NAME) {
        String name = json.currentName();
        json.nextToken();
        if (name.equals(field)) {
          return value.test(json.getText());
        }
        json.skipChildren();
      }
      return false;
    } catch (IOException e) {
      return false;
    }
  }
}
