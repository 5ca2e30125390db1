package io.multialpha.host.model.pickle;

import java.nio.charset.StandardCharsets;

/** Bytes, however a protocol writes them. */
final class Raw {
  private Raw() {}

  static byte[] bytes(Value value, ByteSource source) throws PickleException {
    if (value instanceof Value.Bytes bytes) {
      return bytes.value();
    }
    if (value instanceof Value.Text text) {
      return latin1(text.value(), source);
    }
    throw source.wrong(Quoted.kind(value), "bytes");
  }

  /** Text that stands for bytes, as protocols up to 2 and Python 2 write them. */
  static byte[] latin1(String text, ByteSource source) throws PickleException {
    for (int i = 0; i < text.length(); i++) {
      if (text.charAt(i) > 0xff) {
        throw source.wrong("a text with characters above 255 in place of bytes", "bytes");
      }
    }
    return text.getBytes(StandardCharsets.ISO_8859_1);
  }
}
