package io.multialpha.host.model.pickle;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.zip.DeflaterOutputStream;
import java.util.zip.GZIPOutputStream;
import org.apache.commons.compress.compressors.bzip2.BZip2CompressorOutputStream;
import org.apache.commons.compress.compressors.lz4.FramedLZ4CompressorOutputStream;
import org.tukaani.xz.LZMA2Options;
import org.tukaani.xz.LZMAOutputStream;
import org.tukaani.xz.XZOutputStream;

/** Compresses pickles in each of the ways that joblib knows. */
final class Packed {
  private Packed() {}

  static byte[] in(Container container, byte[] pickle) {
    ByteArrayOutputStream packed = new ByteArrayOutputStream();
    if (container == Container.ZF) {
      String length = "0x" + Integer.toHexString(pickle.length);
      packed.writeBytes(
          ("ZF" + length + " ".repeat(19 - length.length())).getBytes(StandardCharsets.US_ASCII));
    }
    try (OutputStream out = packer(container, packed)) {
      out.write(pickle);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return packed.toByteArray();
  }

  private static OutputStream packer(Container container, OutputStream out) throws IOException {
    return switch (container) {
      case RAW -> out;
      case ZLIB, ZF -> new DeflaterOutputStream(out);
      case GZIP -> new GZIPOutputStream(out);
      case BZIP2 -> new BZip2CompressorOutputStream(out, 1);
      case XZ -> new XZOutputStream(out, new LZMA2Options(0));
      case LZMA -> new LZMAOutputStream(out, new LZMA2Options(0), -1);
      case LZ4 -> new FramedLZ4CompressorOutputStream(out);
    };
  }
}
