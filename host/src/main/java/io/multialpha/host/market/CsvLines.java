package io.multialpha.host.market;

/** Walks over the lines of a text and the fields in them; lines of blanks only are passed over. */
public final class CsvLines {
  private final byte[] bytes;
  private int next;
  private int begin;
  private int end;
  private long number;

  /** Lines of a text in UTF-8; a byte order mark is passed over. */
  public CsvLines(byte[] bytes) {
    this.bytes = bytes;
    boolean marked =
        bytes.length >= 3
            && bytes[0] == (byte) 0xEF
            && bytes[1] == (byte) 0xBB
            && bytes[2] == (byte) 0xBF;
    this.next = marked ? 3 : 0;
  }

  /** Goes to the next line that is not blank; false at the end of the text. */
  public boolean next() {
    while (next < bytes.length) {
      int i = next;
      while (i < bytes.length && bytes[i] != '\n') {
        i++;
      }
      begin = next;
      end = i > begin && bytes[i - 1] == '\r' ? i - 1 : i;
      next = i + 1;
      number++;
      if (!isBlank()) {
        return true;
      }
    }
    return false;
  }

  /** The number of the line, counted from 1. */
  public long number() {
    return number;
  }

  /** The index of its first byte. */
  public int begin() {
    return begin;
  }

  /** The index behind its last byte, the line end excluded. */
  public int end() {
    return end;
  }

  /** How many bytes it has. */
  int length() {
    return end - begin;
  }

  /** How many bytes of the text come after it. */
  int bytesLeft() {
    return Math.max(0, bytes.length - next);
  }

  /**
   * Finds the fields of the line, as many as the arrays hold.
   *
   * @param from receives where each field begins
   * @param to receives where each field ends
   * @return how many fields the line has
   */
  public int split(int[] from, int[] to) {
    int fields = 0;
    int start = begin;
    for (int i = begin; i <= end; i++) {
      if (i == end || bytes[i] == ',') {
        if (fields < from.length) {
          from[fields] = start;
          to[fields] = i;
        }
        fields++;
        start = i + 1;
      }
    }
    return fields;
  }

  private boolean isBlank() {
    for (int i = begin; i < end; i++) {
      if (bytes[i] != ' ' && bytes[i] != '\t') {
        return false;
      }
    }
    return true;
  }
}
