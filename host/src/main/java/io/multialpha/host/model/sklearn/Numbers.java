package io.multialpha.host.model.sklearn;

import io.multialpha.host.model.pickle.Dtype;
import io.multialpha.host.model.pickle.Value;
import java.nio.ByteBuffer;
import java.util.List;

/** Numbers out of the values of a pickle, exactly. */
final class Numbers {
  private Numbers() {}

  /** A whole number of 0 or more that fits an index. */
  static int count(Value value, String what) throws SklearnException {
    if (value instanceof Value.Int number
        && number.value() >= 0
        && number.value() <= Integer.MAX_VALUE) {
      return (int) number.value();
    }
    throw new SklearnException(
        what + " is " + PlainValues.kind(value) + ", expected a whole number of 0 or more");
  }

  static double real(Value value, String what) throws SklearnException {
    if (value instanceof Value.Real number) {
      return number.value();
    }
    if (value instanceof Value.Int number) {
      return number.value();
    }
    if (value instanceof Value.Array array && array.shape().length == 0) {
      return reals(array, what)[0];
    }
    throw new SklearnException(what + " is " + PlainValues.kind(value) + ", expected a number");
  }

  /** The numbers of an array of one dimension. */
  static double[] reals(Value value, String what) throws SklearnException {
    if (!(value instanceof Value.Array array) || array.shape().length > 1) {
      throw new SklearnException(
          what + " is " + PlainValues.kind(value) + ", expected an array of numbers");
    }
    Dtype type = array.dtype();
    double[] numbers = new double[array.size()];
    if (type.kind() == 'O') {
      List<Value> objects = array.objects();
      for (int i = 0; i < numbers.length; i++) {
        numbers[i] = real(objects.get(i), what + "[" + i + "]");
      }
      return numbers;
    }
    ByteBuffer bytes = array.bytes();
    for (int i = 0; i < numbers.length; i++) {
      int at = i * type.itemSize();
      numbers[i] =
          type.kind() == 'f' ? floating(bytes, at, type, what) : whole(bytes, at, type, what);
    }
    return numbers;
  }

  /** The whole numbers of an array of any shape, in the order of C. */
  static long[] wholes(Value.Array array, String what) throws SklearnException {
    long[] numbers = new long[array.size()];
    ByteBuffer bytes = array.bytes();
    for (int i = 0; i < numbers.length; i++) {
      numbers[i] = whole(bytes, i * array.dtype().itemSize(), array.dtype(), what);
    }
    return numbers;
  }

  /** The elements of an array of 8-byte floating point numbers. */
  static double[] doubles(Value.Array array) {
    double[] numbers = new double[array.size()];
    array.bytes().asDoubleBuffer().get(numbers);
    return numbers;
  }

  static double floating(ByteBuffer bytes, int at, Dtype type, String what)
      throws SklearnException {
    if (type.kind() == 'f' && type.itemSize() == Double.BYTES) {
      return bytes.getDouble(at);
    }
    if (type.kind() == 'f' && type.itemSize() == Float.BYTES) {
      return bytes.getFloat(at);
    }
    throw notThese(type, what, "floating point numbers of 4 or 8 bytes");
  }

  static long whole(ByteBuffer bytes, int at, Dtype type, String what) throws SklearnException {
    boolean signed = type.kind() == 'i';
    if (!signed && type.kind() != 'u' && type.kind() != 'b') {
      throw notThese(type, what, "whole numbers");
    }
    return switch (type.itemSize()) {
      case 1 -> signed ? bytes.get(at) : Byte.toUnsignedLong(bytes.get(at));
      case 2 -> signed ? bytes.getShort(at) : Short.toUnsignedLong(bytes.getShort(at));
      case 4 -> signed ? bytes.getInt(at) : Integer.toUnsignedLong(bytes.getInt(at));
      case 8 -> {
        long number = bytes.getLong(at);
        if (!signed && number < 0) {
          throw new SklearnException(
              what + " holds " + Long.toUnsignedString(number) + ", which is far too large");
        }
        yield number;
      }
      default -> throw notThese(type, what, "whole numbers of 1, 2, 4 or 8 bytes");
    };
  }

  private static SklearnException notThese(Dtype type, String what, String expected) {
    return new SklearnException(
        what + " holds elements of type " + PlainValues.name(type) + ", expected " + expected);
  }
}
