package io.multialpha.host.model.pickle;

import java.util.Map;

/**
 * Type of an array's elements.
 *
 * @param kind numpy's letter: {@code f} floating point, {@code i} and {@code u} whole numbers,
 *     {@code b} truth values, {@code U} texts, {@code S} bytes, {@code O} objects, {@code V}
 *     records
 * @param itemSize bytes of an element
 * @param bigEndian whether its numbers begin with their highest byte
 * @param fields the parts of a record by name; empty for others
 */
public record Dtype(char kind, int itemSize, boolean bigEndian, Map<String, Field> fields) {
  /** Copies the map. */
  public Dtype {
    fields = Map.copyOf(fields);
  }

  /** A type that is no record, with its lowest byte first. */
  static Dtype of(char kind, int itemSize) {
    return new Dtype(kind, itemSize, false, Map.of());
  }

  /** A part of a record: its type, and where it begins in bytes. */
  public record Field(Dtype type, int offset) {}
}
