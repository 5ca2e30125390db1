package io.multialpha.host.model.sklearn;

import io.multialpha.host.model.pickle.Value;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Names of classes and features out of the values of a pickle. */
final class Labels {
  private static final int BYTES_OF_A_CHARACTER = 4;

  private Labels() {}

  /** The classes of a classifier, each once. */
  static List<ClassLabel> classes(Value value, String what) throws SklearnException {
    if (value instanceof Value.Items) {
      throw new SklearnException(
          what
              + " is "
              + PlainValues.kind(value)
              + ": the model predicts several things at once; expected one array of classes");
    }
    if (!(value instanceof Value.Array array) || array.shape().length != 1) {
      throw new SklearnException(
          what + " is " + PlainValues.kind(value) + ", expected an array of classes");
    }
    List<ClassLabel> labels = new ArrayList<>();
    switch (array.dtype().kind()) {
      case 'i', 'u' -> {
        for (long number : Numbers.wholes(array, what)) {
          labels.add(new ClassLabel.Whole(number));
        }
      }
      case 'b' -> {
        for (long number : Numbers.wholes(array, what)) {
          labels.add(new ClassLabel.Truth(number != 0));
        }
      }
      case 'f' -> {
        for (double number : Numbers.reals(array, what)) {
          labels.add(new ClassLabel.Real(number));
        }
      }
      case 'U' -> texts(array, what).forEach(text -> labels.add(new ClassLabel.Text(text)));
      case 'O' -> {
        for (Value object : array.objects()) {
          labels.add(label(object, what));
        }
      }
      default ->
          throw new SklearnException(
              what + " holds elements of type " + PlainValues.name(array.dtype()));
    }
    requireDistinct(labels, what);
    return labels;
  }

  private static ClassLabel label(Value value, String what) throws SklearnException {
    if (value instanceof Value.Int number) {
      return new ClassLabel.Whole(number.value());
    } else if (value instanceof Value.Real number) {
      return new ClassLabel.Real(number.value());
    } else if (value instanceof Value.Bool truth) {
      return new ClassLabel.Truth(truth.value());
    } else if (value instanceof Value.Text text) {
      return new ClassLabel.Text(text.value());
    }
    throw new SklearnException(
        what + " holds " + PlainValues.kind(value) + ", expected numbers or texts");
  }

  /**
   * The names of a model's inputs, each once.
   *
   * @return empty if there are none
   */
  static List<String> features(Optional<Value> value, String what) throws SklearnException {
    if (value.isEmpty()) {
      return List.of();
    }
    List<String> names = new ArrayList<>();
    if (value.get() instanceof Value.Array array
        && array.dtype().kind() == 'U'
        && array.shape().length == 1) {
      names.addAll(texts(array, what));
    } else {
      for (Value item : items(value.get(), what)) {
        if (!(item instanceof Value.Text text)) {
          throw new SklearnException(
              what + " holds " + PlainValues.kind(item) + ", expected names of features");
        }
        names.add(text.value());
      }
    }
    requireDistinct(names, what);
    return names;
  }

  private static List<Value> items(Value value, String what) throws SklearnException {
    if (value instanceof Value.Items items && items.kind() != Value.Items.Kind.SET) {
      return items.items();
    } else if (value instanceof Value.Array array
        && array.dtype().kind() == 'O'
        && array.shape().length == 1) {
      return array.objects();
    }
    throw new SklearnException(
        what + " is " + PlainValues.kind(value) + ", expected a list of names");
  }

  private static <T> void requireDistinct(List<T> labels, String what) throws SklearnException {
    Set<T> seen = new HashSet<>();
    for (T label : labels) {
      if (!seen.add(label)) {
        throw new SklearnException(
            what + " names " + PlainValues.shortened(label.toString()) + " twice");
      }
    }
  }

  /** The texts of an array of characters of 4 bytes; zeros at the end are padding. */
  private static List<String> texts(Value.Array array, String what) throws SklearnException {
    ByteBuffer bytes = array.bytes();
    int characters = array.dtype().itemSize() / BYTES_OF_A_CHARACTER;
    List<String> texts = new ArrayList<>();
    for (int i = 0; i < array.size(); i++) {
      int from = i * array.dtype().itemSize();
      StringBuilder text = new StringBuilder();
      int zeros = 0;
      for (int c = 0; c < characters; c++) {
        int point = bytes.getInt(from + c * BYTES_OF_A_CHARACTER);
        if (!Character.isValidCodePoint(point)) {
          throw new SklearnException(what + "[" + i + "] holds no valid text");
        }
        zeros = point == 0 ? zeros + 1 : 0;
        text.appendCodePoint(point);
      }
      text.setLength(text.length() - zeros);
      texts.add(text.toString());
    }
    return texts;
  }
}
