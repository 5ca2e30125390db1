package io.multialpha.host.report.page;

/**
 * Holds a JSON file of a result to what a page needs of it. What is missing or of another kind is
 * told with its place: a page that passes over it would say something else than what came out.
 *
 * @param shown what to call the file in messages
 */
record SoundJson(String shown) {

  /** Requires a field to be true or false. */
  void truth(JsonTree object, String field) {
    require(object.get(field), JsonTree.Kind.TRUTH, field, "true or false");
  }

  private void require(JsonTree value, JsonTree.Kind kind, String place, String expected) {
    if (value.kind() != kind) {
      throw wrong(value, place, expected);
    }
  }

  private PageException wrong(JsonTree value, String place, String expected) {
    String is =
        switch (value.kind()) {
          case NULL -> "is not there";
          case ARRAY -> "is an array";
          case OBJECT -> "is an object";
          default -> "is '" + value.text() + "'";
        };
    return new PageException(
        shown + ": " + place + " " + is + ", expected " + expected + "; make the result again.");
  }
}
