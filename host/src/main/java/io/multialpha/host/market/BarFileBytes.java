package io.multialpha.host.market;

import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.zip.GZIPInputStream;
import java.util.zip.ZipException;

/** Reads a bar file as a whole, unpacking it when its name ends in {@code .gz}. */
final class BarFileBytes {
  /** More than a decade of minute bars; a file that unpacks to more is no bar file. */
  static final int MOST_BYTES = 1 << 30;

  private static final int BUFFER = 1 << 16;

  private BarFileBytes() {}

  /**
   * The bytes of the file.
   *
   * @throws MarketDataException when it cannot be read, is damaged or too large
   */
  static byte[] read(Path file, String symbol) {
    boolean packed = file.toString().endsWith(".gz");
    try (InputStream in = Files.newInputStream(file)) {
      byte[] bytes = packed ? unpack(in) : in.readNBytes(MOST_BYTES + 1);
      if (bytes.length > MOST_BYTES) {
        throw new MarketDataException(
            file
                + ": "
                + symbol
                + ": the file holds more than "
                + (MOST_BYTES >> 20)
                + " MiB of text; expected bars of one symbol. Split it or supply the right file.");
      }
      return bytes;
    } catch (EOFException e) {
      throw new MarketDataException(
          file
              + ": "
              + symbol
              + ": the gzip stream ends too early; expected a complete file. It was probably cut"
              + " off while it was copied: copy it again.",
          e);
    } catch (ZipException e) {
      throw new MarketDataException(
          file
              + ": "
              + symbol
              + ": the gzip stream is damaged ("
              + e.getMessage()
              + "); expected a gzip file, as its name says. Copy it again, or rename it if it is"
              + " not packed.",
          e);
    } catch (NoSuchFileException e) {
      throw new MarketDataException(
          file + ": " + symbol + ": there is no such file. Check the data folder.", e);
    } catch (IOException e) {
      throw MarketDataException.environment(
          file
              + ": "
              + symbol
              + ": the file cannot be read ("
              + e
              + "). Check its permissions and the disk.",
          e);
    }
  }

  private static byte[] unpack(InputStream in) throws IOException {
    try (GZIPInputStream gzip = new GZIPInputStream(in, BUFFER)) {
      return gzip.readNBytes(MOST_BYTES + 1);
    }
  }
}
