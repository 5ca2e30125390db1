package io.multialpha.host.model.pickle;

import java.util.Arrays;
import java.util.SplittableRandom;

/** Damages files: bytes anywhere, or opcodes and lengths where they lie. */
final class Mutator {
  private static final int[] TELLING = {0, 1, 0x7f, 0x80, 0xff, '\n', '\'', '(', '.', 'R', 'b'};

  private static final byte[] OPCODES = opcodes();

  private final SplittableRandom random;

  Mutator(long seed) {
    this.random = new SplittableRandom(seed);
  }

  private static byte[] opcodes() {
    StringBuilder all = new StringBuilder("(.0112FIJKLMNRSTUVXabcd}eghijl]pqrst)uGBCPQo");
    for (char c = 0x80; c <= 0x98; c++) {
      all.append(c);
    }
    return all.toString().getBytes(java.nio.charset.StandardCharsets.ISO_8859_1);
  }

  /** A copy with one to eight faults. */
  byte[] damage(byte[] file, byte[] other) {
    byte[] damaged = file.clone();
    int faults = 1 + random.nextInt(random.nextInt(8) + 1);
    for (int i = 0; i < faults && damaged.length > 0; i++) {
      damaged = fault(damaged, other);
    }
    return damaged;
  }

  private byte[] fault(byte[] file, byte[] other) {
    int at = random.nextInt(file.length);
    switch (random.nextInt(12)) {
      case 0 -> file[at] ^= (byte) (1 << random.nextInt(8));
      case 1 -> file[at] = (byte) random.nextInt(256);
      case 2 -> file[at] = (byte) TELLING[random.nextInt(TELLING.length)];
      case 3 -> file[at] = OPCODES[random.nextInt(OPCODES.length)];
      case 4 -> {
        return insert(file, at, new byte[] {OPCODES[random.nextInt(OPCODES.length)]});
      }
      case 5 -> {
        return Arrays.copyOf(file, at);
      }
      case 6 -> {
        return without(file, at, 1 + random.nextInt(16));
      }
      case 7 -> {
        return insert(file, at, piece(file));
      }
      case 8 -> {
        return insert(file, at, piece(other));
      }
      case 9 -> number(file, at, 4);
      case 10 -> number(file, at, 8);
      default -> {
        return insert(file, at, many());
      }
    }
    return file;
  }

  /** A number that is on some edge, in the place of what was there. */
  private void number(byte[] file, int at, int size) {
    long value =
        switch (random.nextInt(6)) {
          case 0 -> -1L;
          case 1 -> Long.MIN_VALUE;
          case 2 -> Integer.MAX_VALUE;
          case 3 -> 1L << random.nextInt(63);
          case 4 -> file.length;
          default -> random.nextLong();
        };
    for (int i = 0; i < size && at + i < file.length; i++) {
      file[at + i] = (byte) (value >> (8 * i));
    }
  }

  private byte[] piece(byte[] file) {
    int from = random.nextInt(file.length);
    return Arrays.copyOfRange(file, from, Math.min(file.length, from + 1 + random.nextInt(64)));
  }

  /** One opcode many times, as in a bomb. */
  private byte[] many() {
    byte[] many = new byte[1 + random.nextInt(400)];
    Arrays.fill(many, OPCODES[random.nextInt(OPCODES.length)]);
    return many;
  }

  private static byte[] insert(byte[] file, int at, byte[] piece) {
    byte[] longer = Arrays.copyOf(file, file.length + piece.length);
    System.arraycopy(piece, 0, longer, at, piece.length);
    System.arraycopy(file, at, longer, at + piece.length, file.length - at);
    return longer;
  }

  private static byte[] without(byte[] file, int at, int count) {
    int end = Math.min(file.length, at + count);
    byte[] shorter = new byte[file.length - (end - at)];
    System.arraycopy(file, 0, shorter, 0, at);
    System.arraycopy(file, end, shorter, at, file.length - end);
    return shorter;
  }
}
