package io.multialpha.host.plugin;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

/**
 * Notes on a jar's code as warnings to its author: one for each call in the packages of the
 * providers, which is the author's own, and one for each library in the jar, which the author
 * cannot mend.
 */
final class CodeWarnings {
  /** As many names lead to a library's own packages: {@code com.fasterxml.jackson}. */
  private static final int NAMES_OF_A_LIBRARY = 3;

  private CodeWarnings() {}

  /** The warnings, as sentences. */
  static List<String> of(List<CodeNote> notes) {
    List<String> warnings = new ArrayList<>();
    Map<String, List<CodeNote>> byLibrary = new TreeMap<>();
    for (CodeNote note : notes) {
      if (note.ofProvider()) {
        warnings.add(note.text() + ".");
      } else {
        byLibrary.computeIfAbsent(libraryOf(note), any -> new ArrayList<>()).add(note);
      }
    }
    byLibrary.forEach((library, its) -> warnings.add(sentence(library, its)));
    return warnings;
  }

  private static String libraryOf(CodeNote note) {
    String[] names = note.className().split("\\.");
    int count = Math.min(NAMES_OF_A_LIBRARY, names.length - 1);
    return String.join(".", List.of(names).subList(0, count));
  }

  private static String sentence(String library, List<CodeNote> notes) {
    Set<String> classes = new LinkedHashSet<>();
    Set<String> calls = new LinkedHashSet<>();
    for (CodeNote note : notes) {
      classes.add(note.className());
      calls.add(note.call());
    }
    String first = notes.get(0).className();
    return (classes.size() == 1
            ? first + " calls "
            : classes.size()
                + " classes of "
                + (library.isEmpty() ? "no package" : library)
                + ", such as "
                + first
                + ", call ")
        + String.join(", ", calls)
        + ", which a strategy must not; a library may, for its own ends.";
  }
}
