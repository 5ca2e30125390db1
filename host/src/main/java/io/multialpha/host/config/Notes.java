package io.multialpha.host.config;

import java.util.ArrayList;
import java.util.List;

/** Collects what is allowed but worth knowing. Used by one thread. */
final class Notes {
  private final List<String> list = new ArrayList<>();

  void add(Location at, String key, String sentence) {
    list.add(at + ": " + key + ": " + sentence);
  }

  void add(String sentence) {
    list.add(sentence);
  }

  List<String> list() {
    return List.copyOf(list);
  }
}
