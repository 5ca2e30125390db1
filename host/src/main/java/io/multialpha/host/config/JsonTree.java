package io.multialpha.host.config;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonLocation;
import com.fasterxml.jackson.core.JsonParseException;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.JsonToken;
import io.multialpha.host.JsonFault;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Builds nodes from JSON, so that both kinds of file are checked by the same code. */
final class JsonTree {
  private static final int DEEPEST = 20;

  private final String file;
  private final JsonParser parser;
  private final Problems problems;

  private JsonTree(String file, JsonParser parser, Problems problems) {
    this.file = file;
    this.parser = parser;
    this.problems = problems;
  }

  /**
   * The content of a file; empty if there is no such file, or a problem with it, which is told and
   * stops nothing else.
   */
  static Optional<Node> read(Path path, String file, Problems problems) {
    if (!Files.exists(path)) {
      return Optional.empty();
    }
    try {
      return Optional.of(parse(file, TextFile.read(path, file, problems), problems));
    } catch (ConfigException told) {
      return Optional.empty();
    }
  }

  /**
   * The only value of a text.
   *
   * @throws ConfigException if it is no JSON, empty, or more than one value
   */
  static Node parse(String file, String text, Problems problems) {
    try (JsonParser parser = new JsonFactory().createParser(text)) {
      if (parser.nextToken() == null) {
        throw problems.stop(Location.of(file), "is empty", "write {} or remove the file");
      }
      JsonTree tree = new JsonTree(file, parser, problems);
      Node root = tree.node(0);
      if (parser.nextToken() != null) {
        throw problems.stop(tree.here(), "text after the end of the JSON value", "remove it");
      }
      return root;
    } catch (JsonProcessingException broken) {
      Location at =
          broken.getLocation() == null
              ? Location.of(file)
              : new Location(
                  file, broken.getLocation().getLineNr(), broken.getLocation().getColumnNr());
      throw problems.stop(
          at, "not valid JSON: " + JsonFault.of(broken.getOriginalMessage()), "correct this line");
    } catch (IOException impossible) {
      throw problems.stop(Location.of(file), "cannot be read", "check the file");
    }
  }

  private Node node(int depth) throws IOException {
    Location at = here();
    if (depth > DEEPEST) {
      throw problems.stop(at, "nested more than " + DEEPEST + " deep", "nothing here is that deep");
    }
    JsonToken token = parser.currentToken();
    if (token == JsonToken.START_OBJECT) {
      List<Node.Entry> entries = new ArrayList<>();
      while (parser.nextToken() != JsonToken.END_OBJECT) {
        Node.Scalar key = new Node.Scalar(here(), parser.currentName(), true);
        parser.nextToken();
        entries.add(new Node.Entry(key, node(depth + 1)));
      }
      return new Node.Mapping(at, List.copyOf(entries));
    }
    if (token == JsonToken.START_ARRAY) {
      List<Node> items = new ArrayList<>();
      while (parser.nextToken() != JsonToken.END_ARRAY) {
        items.add(node(depth + 1));
      }
      return new Node.Items(at, List.copyOf(items));
    }
    if (token == null) {
      throw new JsonParseException(parser, "the file ends too early");
    }
    return new Node.Scalar(at, parser.getText(), token == JsonToken.VALUE_STRING);
  }

  private Location here() {
    JsonLocation location = parser.currentTokenLocation();
    return new Location(file, location.getLineNr(), location.getColumnNr());
  }
}
