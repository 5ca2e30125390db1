package io.multialpha.host.report.page;

import io.multialpha.host.report.page.JsonTree.Kind;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Holds a JSON file of a result to what a page needs of it. What is missing or of another kind is
 * told with its place: a page that passes over it would say something else than what came out.
 *
 * @param shown what to call the file in messages
 */
record SoundJson(String shown) {

  /** Requires a field to be true or false. */
  void truth(JsonTree object, String field) {
    require(object.get(field).kind() == Kind.TRUTH, object, "", field, "true or false");
  }

  /**
   * Requires fields to be texts of at least one character.
   *
   * @param path of the object: empty, or with a dot at its end
   */
  void texts(JsonTree object, String path, String... fields) {
    for (String field : fields) {
      JsonTree value = object.get(field);
      boolean sound = value.kind() == Kind.TEXT && !value.text().isEmpty();
      require(sound, object, path, field, "a text");
    }
  }

  /**
   * Requires fields to be numbers.
   *
   * @param path of the object: empty, or with a dot at its end
   */
  void numbers(JsonTree object, String path, String... fields) {
    for (String field : fields) {
      require(Double.isFinite(object.number(field)), object, path, field, "a number");
    }
  }

  /**
   * Gives the items of an array that must have some.
   *
   * @param path of the object: empty, or with a dot at its end
   */
  List<JsonTree> someItems(JsonTree object, String path, String field) {
    List<JsonTree> items = object.get(field).items();
    require(!items.isEmpty(), object, path, field, "an array that is not empty");
    return items;
  }

  /**
   * Requires all fields of some names, wherever they stand, to be numbers; or null, as what is not
   * defined is written.
   *
   * @param path of the value: empty, or with a dot at its end
   */
  void figures(JsonTree value, String path, Set<String> names) {
    for (Map.Entry<String, JsonTree> field : value.fields().entrySet()) {
      String name = field.getKey();
      boolean sound = field.getValue().kind() == Kind.NULL || Double.isFinite(value.number(name));
      require(sound || !names.contains(name), value, path, name, "a number or null");
      figures(field.getValue(), path + name + ".", names);
    }
    for (int i = 0; i < value.items().size(); i++) {
      figures(value.items().get(i), path + i + ".", names);
    }
  }

  private void require(boolean sound, JsonTree object, String path, String field, String expected) {
    if (sound) {
      return;
    }
    JsonTree value = object.get(field);
    String is =
        switch (value.kind()) {
          case NULL -> object.fields().containsKey(field) ? "is null" : "is not there";
          case ARRAY -> value.items().isEmpty() ? "is empty" : "is an array";
          case OBJECT -> "is an object";
          default -> "is '" + value.text() + "'";
        };
    throw new PageException(
        shown
            + ": "
            + path
            + field
            + " "
            + is
            + ", expected "
            + expected
            + "; make the result again.");
  }
}
