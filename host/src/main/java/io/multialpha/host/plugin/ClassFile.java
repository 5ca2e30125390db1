package io.multialpha.host.plugin;

import java.io.ByteArrayInputStream;
import java.io.DataInputStream;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;

/**
 * What a compiled class refers to, read from its constant pool without loading it. The format is
 * that of the Java Virtual Machine Specification, chapter 4.4.
 *
 * @param name internal name, for example {@code com/acme/GapFade}
 * @param release Java release it was compiled for, for example 17
 * @param preview whether it uses preview features, and so runs on exactly that release
 * @param classes internal names of the classes it refers to, arrays by their elements; annotations
 *     and signatures do not count
 * @param members the fields and methods it refers to
 */
record ClassFile(
    String name, int release, boolean preview, List<String> classes, List<Member> members) {

  /** A field or method of another class; names internal, the descriptor as in the class file. */
  record Member(String owner, String name, String descriptor) {}

  private static final int MAGIC = 0xCAFEBABE;
  private static final int PREVIEW_MINOR = 0xFFFF;

  /** Class files of Java 1 have the major version 45. */
  private static final int RELEASE_OFFSET = 44;

  /**
   * Reads a class.
   *
   * @throws IOException if these bytes are no class file
   */
  static ClassFile read(byte[] bytes) throws IOException {
    DataInputStream in = new DataInputStream(new ByteArrayInputStream(bytes));
    if (in.readInt() != MAGIC) {
      throw new IOException("no class file");
    }
    int minor = in.readUnsignedShort();
    int release = in.readUnsignedShort() - RELEASE_OFFSET;
    Pool pool = Pool.read(in);
    in.readUnsignedShort(); // access flags
    String name = pool.className(in.readUnsignedShort());
    return new ClassFile(name, release, minor == PREVIEW_MINOR, pool.classes(), pool.members());
  }

  /** Internal name of the package, empty for the unnamed one. */
  String packageName() {
    return name.substring(0, Math.max(0, name.lastIndexOf('/')));
  }

  /** The constants that lead to names; {@code tags} tells how to read {@code first, second}. */
  private static final class Pool {
    private static final int UTF8 = 1;
    private static final int LONG = 5;
    private static final int DOUBLE = 6;
    private static final int CLASS = 7;
    private static final int FIELD = 9;
    private static final int INTERFACE_METHOD = 11;

    private final byte[] tags;
    private final int[] first;
    private final int[] second;
    private final String[] texts;

    private Pool(int count) {
      tags = new byte[count];
      first = new int[count];
      second = new int[count];
      texts = new String[count];
    }

    static Pool read(DataInputStream in) throws IOException {
      int count = in.readUnsignedShort();
      Pool pool = new Pool(count);
      for (int i = 1; i < count; i++) {
        pool.readConstant(i, in);
        if (pool.tags[i] == LONG || pool.tags[i] == DOUBLE) {
          i++; // these take two places
        }
      }
      return pool;
    }

    private void readConstant(int i, DataInputStream in) throws IOException {
      tags[i] = in.readByte();
      switch (tags[i]) {
        case UTF8 -> texts[i] = in.readUTF();
        case 3, 4 -> in.readInt(); // integer, float
        case LONG, DOUBLE -> in.readLong();
        case CLASS, 8, 16, 19, 20 -> first[i] = in.readUnsignedShort();
        case FIELD, 10, INTERFACE_METHOD, 12, 17, 18 -> {
          first[i] = in.readUnsignedShort();
          second[i] = in.readUnsignedShort();
        }
        case 15 -> { // method handle: a kind, then a reference that is listed by itself too
          in.readByte();
          in.readUnsignedShort();
        }
        default -> throw new IOException("no class file: constant of kind " + tags[i]);
      }
    }

    String className(int i) throws IOException {
      return text(at(first, i));
    }

    List<String> classes() throws IOException {
      List<String> classes = new ArrayList<>();
      for (int i = 1; i < tags.length; i++) {
        if (tags[i] == CLASS) {
          String element = elementOf(className(i));
          if (!element.isEmpty()) {
            classes.add(element);
          }
        }
      }
      return classes;
    }

    /** {@code a/B} for {@code a/B} and {@code [[La/B;}; empty for arrays of primitives. */
    private static String elementOf(String name) {
      if (!name.startsWith("[")) {
        return name;
      }
      return name.endsWith(";") ? name.substring(name.indexOf('L') + 1, name.length() - 1) : "";
    }

    List<Member> members() throws IOException {
      List<Member> members = new ArrayList<>();
      for (int i = 1; i < tags.length; i++) {
        if (tags[i] >= FIELD && tags[i] <= INTERFACE_METHOD) {
          int nameAndType = second[i];
          members.add(
              new Member(
                  className(first[i]),
                  text(at(first, nameAndType)),
                  text(at(second, nameAndType))));
        }
      }
      return members;
    }

    private static int at(int[] places, int i) throws IOException {
      if (i >= places.length) {
        throw new IOException("no class file: constant " + i + " is missing");
      }
      return places[i];
    }

    private String text(int i) throws IOException {
      if (i >= texts.length || texts[i] == null) {
        throw new IOException("no class file: text " + i + " is missing");
      }
      return texts[i];
    }
  }
}
