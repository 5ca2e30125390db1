package io.multialpha.host.config;

import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.CharsetDecoder;
import java.nio.charset.CoderResult;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;

/** Reads a file of the configuration as text, or says why it is none. */
final class TextFile {
  /** Far more than a configuration needs, and little enough to be read by mistake. */
  static final int MOST_BYTES = 1 << 20;

  private TextFile() {}

  /**
   * The content without a byte order mark.
   *
   * @param name of the file in sentences
   * @throws ConfigException if it cannot be read, is larger than 1 MB or is no UTF-8 text
   */
  static String read(Path path, String name, Problems problems) {
    Location file = Location.of(name);
    byte[] bytes;
    try {
      if (Files.isDirectory(path)) {
        throw problems.stop(file, "is a folder", "put a file there");
      }
      long size = Files.size(path);
      // What is no plain file may hold more than its size tells.
      try (InputStream in = Files.newInputStream(path)) {
        bytes = in.readNBytes(MOST_BYTES + 1);
      }
      if (bytes.length > MOST_BYTES) {
        throw problems.stop(
            file,
            (size > MOST_BYTES ? "is " + size + " bytes, more" : "holds more bytes")
                + " than the "
                + MOST_BYTES
                + " that are read",
            "is this the right file?");
      }
    } catch (IOException cannot) {
      throw problems.stop(
          file,
          "cannot be read: " + cannot.getClass().getSimpleName() + " on " + cannot.getMessage(),
          "check its permissions");
    }
    return decode(bytes, name, problems);
  }

  /** As {@link #read}, of bytes that were read already. */
  static String decode(byte[] bytes, String name, Problems problems) {
    CharsetDecoder decoder = StandardCharsets.UTF_8.newDecoder();
    ByteBuffer in = ByteBuffer.wrap(bytes);
    CharBuffer out = CharBuffer.allocate(bytes.length + 1);
    CoderResult result = decoder.decode(in, out, true);
    out.flip();
    int start = out.length() > 0 && out.charAt(0) == '\uFEFF' ? 1 : 0;
    String text = out.subSequence(start, out.length()).toString();
    refuseBinary(text, name, problems);
    if (result.isError()) {
      throw problems.stop(
          endOf(text, name),
          String.format("byte 0x%02X is not valid UTF-8", bytes[in.position()]),
          "save the file as UTF-8 text");
    }
    return text;
  }

  private static void refuseBinary(String text, String name, Problems problems) {
    for (int i = 0; i < text.length(); i++) {
      char character = text.charAt(i);
      if (Character.isISOControl(character)
          && character != '\n'
          && character != '\r'
          && character != '\t') {
        throw problems.stop(
            endOf(text.substring(0, i), name),
            String.format("control character 0x%02X, this is no text file", (int) character),
            "save the file as UTF-8 text");
      }
    }
  }

  /** The place right after a text. */
  private static Location endOf(String text, String name) {
    int line = 1;
    int lineStart = 0;
    for (int i = 0; i < text.length(); i++) {
      if (text.charAt(i) == '\n') {
        line++;
        lineStart = i + 1;
      }
    }
    return new Location(name, line, text.length() - lineStart + 1);
  }
}
