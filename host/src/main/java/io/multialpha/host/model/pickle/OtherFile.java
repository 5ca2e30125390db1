package io.multialpha.host.model.pickle;

import java.nio.charset.StandardCharsets;

/** Recognises files that are often found in the place of a model, and are none. */
final class OtherFile {
  private OtherFile() {}

  /**
   * Refuses what is no pickle at first sight.
   *
   * @param head the first bytes
   */
  static void refuse(byte[] head) throws PickleException {
    String text = new String(head, StandardCharsets.ISO_8859_1);
    String start = text.stripLeading();
    if (head.length == 0) {
      throw new PickleException("it is empty; expected a model saved with joblib or pickle");
    }
    if (text.startsWith("version https://git-lfs.github.com/spec/")) {
      throw new PickleException(
          "it is a Git LFS pointer, not the model itself; run git lfs pull in its repository");
    }
    String kind = kind(text, start);
    if (!kind.isEmpty()) {
      throw new PickleException(
          "it is " + kind + "; expected a model saved with joblib.dump or pickle.dump");
    }
  }

  private static String kind(String text, String start) {
    if (start.startsWith("<")) {
      return "a page of HTML or XML, perhaps an error message of a download";
    }
    if (start.startsWith("{") || start.startsWith("[")) {
      return "JSON text";
    }
    if (text.startsWith("PK\u0003\u0004")) {
      return "a zip archive, such as skops or npz files are";
    }
    if (text.startsWith("\u0093NUMPY")) {
      return "a single array of numpy (.npy)";
    }
    if (text.startsWith("\u0089HDF")) {
      return "an HDF5 file";
    }
    if (text.startsWith("(\u00b5/\u00fd")) {
      return "compressed with zstd, which joblib does not read either";
    }
    if (text.length() > 2 && text.charAt(0) == 8 && text.charAt(1) < 16 && text.charAt(2) == 18) {
      return "probably an ONNX model";
    }
    return "";
  }
}
