package io.multialpha.host.model;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonLocation;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.core.StreamReadConstraints;
import com.fasterxml.jackson.core.StreamReadFeature;
import io.multialpha.api.model.ModelLoadException;
import io.multialpha.host.JsonFault;
import java.io.IOException;
import java.io.InputStream;
import java.math.BigInteger;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Reads the JSON object of a metadata file, and says by line what is wrong with any other. */
final class MetadataJson {
  /** Far more than metadata needs, and little enough to be read by mistake. */
  private static final int MOST_BYTES = 1 << 20;

  private static final int DEEPEST = 20;

  private static final String LFS_POINTER = "version https://git-lfs.github.com/spec/";

  private final Path file;
  private final JsonParser parser;

  private MetadataJson(Path file, JsonParser parser) {
    this.file = file;
    this.parser = parser;
  }

  /**
   * The object in a file: texts, whole numbers as {@code Long} or {@code BigInteger}, other numbers
   * as {@code Double}, truth values, lists and maps; nulls are left out.
   *
   * @throws ModelLoadException with a sentence that names file and line
   */
  static Map<String, Object> read(Path file) throws ModelLoadException {
    String text = text(file);
    if (text.startsWith(LFS_POINTER)) {
      throw new ModelLoadException(
          file
              + " is a Git LFS pointer, not the metadata itself; run git lfs pull in its"
              + " repository.");
    }
    JsonFactory factory =
        JsonFactory.builder()
            .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
            .streamReadConstraints(
                StreamReadConstraints.builder()
                    .maxNestingDepth(DEEPEST)
                    .maxNumberLength(1000)
                    .build())
            .build();
    try (JsonParser parser = factory.createParser(text)) {
      MetadataJson json = new MetadataJson(file, parser);
      if (parser.nextToken() != JsonToken.START_OBJECT) {
        throw new ModelLoadException(
            file
                + " holds no JSON object, expected one such as {\"Symbol\": \"ES\","
                + " \"Prod_Threshold\": 0.5, ...}; write it anew.");
      }
      Map<String, Object> object = json.object();
      if (parser.nextToken() != null) {
        throw json.wrong("there is more after the end of the JSON object");
      }
      return object;
    } catch (JsonProcessingException broken) {
      JsonLocation at = broken.getLocation();
      throw new ModelLoadException(
          file
              + (at == null ? "" : ", line " + at.getLineNr())
              + ": not valid JSON: "
              + JsonFault.of(broken.getOriginalMessage())
              + "; correct it.",
          broken);
    } catch (IOException impossible) {
      throw new ModelLoadException(file + " cannot be read.", impossible);
    }
  }

  private static String text(Path file) throws ModelLoadException {
    byte[] bytes;
    try (InputStream in = Files.newInputStream(file)) {
      bytes = in.readNBytes(MOST_BYTES + 1);
    } catch (NoSuchFileException missing) {
      throw new ModelLoadException("There is no " + file + ".", missing);
    } catch (IOException failed) {
      throw new ModelLoadException(file + " cannot be read; check its permissions.", failed);
    }
    if (bytes.length > MOST_BYTES) {
      throw new ModelLoadException(
          file + " is larger than " + MOST_BYTES + " bytes; is it the right file?");
    }
    try {
      String text = StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(bytes)).toString();
      return text.startsWith("\uFEFF") ? text.substring(1) : text;
    } catch (CharacterCodingException binary) {
      throw new ModelLoadException(
          file + " is no UTF-8 text, expected a JSON object; write it anew.", binary);
    }
  }

  private Map<String, Object> object() throws IOException, ModelLoadException {
    Map<String, Object> object = new LinkedHashMap<>();
    while (parser.nextToken() != JsonToken.END_OBJECT) {
      String key = parser.currentName();
      JsonToken token = parser.nextToken();
      if (token != JsonToken.VALUE_NULL) {
        object.put(key, value(token));
      } else if (key.equals(BundleMetadata.FEATURES)
          && parser.getParsingContext().getParent().inRoot()) {
        throw wrong(BundleMetadata.NO_FEATURES);
      }
    }
    return object;
  }

  private Object value(JsonToken token) throws IOException, ModelLoadException {
    return switch (token) {
      case START_OBJECT -> object();
      case START_ARRAY -> array();
      case VALUE_TRUE -> true;
      case VALUE_FALSE -> false;
      case VALUE_NUMBER_INT -> {
        BigInteger number = parser.getBigIntegerValue();
        yield number.bitLength() < Long.SIZE ? (Object) number.longValue() : number;
      }
      case VALUE_NUMBER_FLOAT -> {
        double number = parser.getDoubleValue();
        if (Double.isInfinite(number)) {
          throw wrong("the number " + parser.getText() + " is too large");
        }
        yield number;
      }
      default -> parser.getText();
    };
  }

  private List<Object> array() throws IOException, ModelLoadException {
    boolean names =
        BundleMetadata.FEATURES.equals(parser.getParsingContext().getParent().getCurrentName());
    List<Object> array = new ArrayList<>();
    for (JsonToken token = parser.nextToken();
        token != JsonToken.END_ARRAY;
        token = parser.nextToken()) {
      if (token != JsonToken.VALUE_NULL) {
        array.add(value(token));
      } else if (names) {
        // Left out, it would move all names that follow to other inputs.
        throw wrong(BundleMetadata.FEATURES + " holds null, expected names of features");
      }
    }
    return array;
  }

  private ModelLoadException wrong(String what) {
    return new ModelLoadException(
        file + ", line " + parser.currentTokenLocation().getLineNr() + ": " + what + ".");
  }
}
