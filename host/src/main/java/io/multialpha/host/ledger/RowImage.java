package io.multialpha.host.ledger;

import java.util.Arrays;
import java.util.OptionalLong;

/**
 * Rows as the bytes of a SQLite database that has them in its one table, for SQLite to read without
 * a call per value. The format is that of sqlite.org/fileformat2.html, sections 1.6 to 2.1.
 *
 * <p>The database is taken from SQLite with the table empty: page 1 is its schema, page 2 the
 * table. That page is filled with rows: from its end towards its head with cells, from its head
 * towards its end with their places. A cell is the size of a record, the row's number, and the
 * record: the size of its head, a serial type per value, then the values. What is too long for the
 * page goes on in pages of its own.
 *
 * <p>Used by one thread.
 */
final class RowImage {
  /** Size of a page in bytes, the largest there is. */
  static final int PAGE = 1 << 16;

  private static final int PAGE_COUNT = 28;
  private static final int LEAF_OF_A_TABLE = 13;
  private static final int LEAF_HEAD = 8;
  private static final int PAGE_NUMBER = 4;

  private static final int INTEGER_6 = 5;
  private static final int INTEGER_8 = 6;
  private static final int REAL = 7;

  /** From here on an integer takes as many bytes as a real number. */
  private static final long SHORTER_THAN_REAL = 1L << 47;

  private static final int ZERO = 8;
  private static final int ONE = 9;
  private static final int TEXT = 13;

  /** The longest record that stays whole, and the least that stays of a longer one. */
  private static final int MOST_LOCAL = PAGE - 35;

  private static final int LEAST_LOCAL = (PAGE - 12) * 32 / 255 - 23;

  /** From here on a row's number takes nine bytes, of which the last is another than the rest. */
  private static final long MOST_KEYS = 1L << 56;

  /** The size of a record's head is one byte: more columns than any table of the ledger has. */
  private static final int LONGEST_HEAD = 127;

  private final byte[] empty;
  private byte[] image;
  private int pages;
  private int rows;
  private long lastKey;
  private int lowestCell;

  private final byte[] types = new byte[LONGEST_HEAD];
  private int typesEnd;
  private byte[] values = new byte[1024];
  private int valuesEnd;
  private OptionalLong key = OptionalLong.empty();

  /**
   * Without rows.
   *
   * @param empty a database of pages of {@link #PAGE} bytes, with one table that is empty
   */
  RowImage(byte[] empty) {
    if (empty.length != 2 * PAGE || empty[PAGE] != LEAF_OF_A_TABLE) {
      throw new IllegalArgumentException("a database of one table was expected");
    }
    this.empty = empty.clone();
    this.image = empty.clone();
    clear();
  }

  /** Begins anew, without rows; what was given since the last row is kept. */
  void clear() {
    if (pages > 2) {
      image = empty.clone();
    }
    pages = 2;
    rows = 0;
    lastKey = 0;
    lowestCell = PAGE;
  }

  /** How many rows there are. */
  int rows() {
    return rows;
  }

  /**
   * The next value of the row: its number, for the column that is an {@code INTEGER PRIMARY KEY}. A
   * row without one is given the number after the last.
   *
   * @param number greater than that of the row before, and below 2<sup>56</sup>
   */
  void key(long number) {
    if (number >= MOST_KEYS) {
      throw new IllegalArgumentException("row " + number + " has too long a number");
    }
    key = OptionalLong.of(number);
    none();
  }

  /** The next value of the row: a whole number. */
  void integer(long value) {
    int bits = 65 - Long.numberOfLeadingZeros(value ^ (value >> 63));
    if (value == 0 || value == 1) {
      types[typesEnd++] = (byte) (value == 0 ? ZERO : ONE);
    } else if (bits <= 32) {
      int bytes = (bits + 7) / 8;
      types[typesEnd++] = (byte) bytes;
      value(value, bytes);
    } else if (bits <= 48) {
      types[typesEnd++] = INTEGER_6;
      value(value, 6);
    } else {
      types[typesEnd++] = INTEGER_8;
      value(value, 8);
    }
  }

  /**
   * The next value of the row: a number, for a column that is {@code REAL}. In such a column SQLite
   * keeps whole numbers as integers, if they are shorter so, and reads them as what they were. NaN
   * is no value, as everywhere in SQLite.
   */
  void real(double value) {
    long whole = (long) value;
    if (Double.isNaN(value)) {
      none();
    } else if (whole == value && Math.abs(whole) < SHORTER_THAN_REAL) {
      integer(whole);
    } else {
      types[typesEnd++] = REAL;
      value(Double.doubleToRawLongBits(value), 8);
    }
  }

  /** The next value of the row: a text in UTF-8. */
  void text(byte[] utf8) {
    typesEnd = putVarint(TEXT + 2L * utf8.length, types, typesEnd);
    reserve(utf8.length);
    System.arraycopy(utf8, 0, values, valuesEnd, utf8.length);
    valuesEnd += utf8.length;
  }

  /** The next value of the row: none. */
  void none() {
    types[typesEnd++] = 0;
  }

  private void value(long value, int bytes) {
    reserve(bytes);
    put(value, bytes, values, valuesEnd);
    valuesEnd += bytes;
  }

  private void reserve(int bytes) {
    if (valuesEnd + bytes > values.length) {
      values = Arrays.copyOf(values, Math.max(2 * values.length, valuesEnd + bytes));
    }
  }

  /**
   * Makes a row of the values that were given, if there is room for it. Where there is none, it can
   * be made after {@link #clear}: a page without rows has room for any.
   */
  boolean endRow() {
    long number = key.orElse(lastKey + 1);
    if (number <= lastKey) {
      throw new IllegalArgumentException("row " + number + " comes after row " + lastKey);
    }
    int record = 1 + typesEnd + valuesEnd;
    int local = record;
    if (record > MOST_LOCAL) {
      local = LEAST_LOCAL + (record - LEAST_LOCAL) % (PAGE - PAGE_NUMBER);
      local = local <= MOST_LOCAL ? local : LEAST_LOCAL;
    }
    int size = varintSize(record) + varintSize(number) + local;
    int cell = lowestCell - size - (local < record ? PAGE_NUMBER : 0);
    if (cell < LEAF_HEAD + 2 * (rows + 1)) {
      return false;
    }
    int at = putVarint(number, image, putVarint(record, image, PAGE + cell));
    image[at] = (byte) (1 + typesEnd);
    System.arraycopy(types, 0, image, at + 1, typesEnd);
    int here = local - 1 - typesEnd;
    System.arraycopy(values, 0, image, at + 1 + typesEnd, here);
    if (local < record) {
      put(pages + 1, PAGE_NUMBER, image, at + local);
      goOn(here);
    }
    put(cell, 2, image, PAGE + LEAF_HEAD + 2 * rows);
    rows++;
    lastKey = number;
    key = OptionalLong.empty();
    lowestCell = cell;
    typesEnd = 0;
    valuesEnd = 0;
    return true;
  }

  /** Puts the values from this one on into pages that each begin with the number of the next. */
  private void goOn(int from) {
    for (int next = from; next < valuesEnd; next += PAGE - PAGE_NUMBER) {
      int length = Math.min(PAGE - PAGE_NUMBER, valuesEnd - next);
      int offset = pages * PAGE;
      pages++;
      image = Arrays.copyOf(image, pages * PAGE);
      put(next + length < valuesEnd ? pages + 1 : 0, PAGE_NUMBER, image, offset);
      System.arraycopy(values, next, image, offset + PAGE_NUMBER, length);
    }
  }

  /** The database with the rows, whose place is used anew after {@link #clear}. */
  byte[] bytes() {
    put(pages, PAGE_NUMBER, image, PAGE_COUNT);
    put(rows, 2, image, PAGE + 3);
    put(lowestCell, 2, image, PAGE + 5);
    return image;
  }

  private static void put(long value, int bytes, byte[] target, int offset) {
    int at = offset;
    for (int shift = 8 * (bytes - 1); shift >= 0; shift -= 8) {
      target[at++] = (byte) (value >> shift);
    }
  }

  private static int varintSize(long value) {
    int size = 1;
    for (long rest = value >>> 7; rest != 0; rest >>>= 7) {
      size++;
    }
    return size;
  }

  /** Seven bits a byte, the highest first; all but the last byte have their top bit set. */
  private static int putVarint(long value, byte[] target, int offset) {
    int end = offset + varintSize(value);
    long rest = value;
    for (int at = end - 1; at >= offset; at--) {
      target[at] = (byte) (at == end - 1 ? rest & 0x7F : rest | 0x80);
      rest >>>= 7;
    }
    return end;
  }
}
