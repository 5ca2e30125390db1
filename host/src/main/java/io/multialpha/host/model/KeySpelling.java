package io.multialpha.host.model;

import io.multialpha.api.model.ModelLoadException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** Refuses keys of metadata in other spellings, which would pass for keys without a meaning. */
final class KeySpelling {
  private KeySpelling() {}

  /**
   * Refuses any of these keys in a second spelling that says something else.
   *
   * @param where in which file, or in which object of it
   */
  static void requireNoContradiction(Map<String, Object> all, List<String> keys, String where)
      throws ModelLoadException {
    for (String key : keys) {
      for (String found : all.keySet()) {
        if (all.containsKey(key) && means(found, key) && !all.get(found).equals(all.get(key))) {
          throw new ModelLoadException(
              where
                  + " has both "
                  + key
                  + " "
                  + BundleMetadata.quoted(all.get(key))
                  + " and "
                  + found
                  + " "
                  + BundleMetadata.quoted(all.get(found))
                  + "; keep the right one, as "
                  + key
                  + ".");
        }
      }
    }
  }

  /**
   * Refuses any of these keys that is there in another spelling only. Some training scripts wrote
   * them in lower case; a guess at what is meant would be one.
   *
   * @param where in which file, or in which object of it
   */
  static void requireOwn(Map<String, Object> all, List<String> keys, String where)
      throws ModelLoadException {
    List<String> wrong = new ArrayList<>();
    List<String> right = new ArrayList<>();
    for (String key : keys) {
      for (String found : all.keySet()) {
        if (!all.containsKey(key) && means(found, key) && !right.contains(key)) {
          wrong.add(found + " but not " + key);
          right.add(key);
        }
      }
    }
    if (!wrong.isEmpty()) {
      throw new ModelLoadException(
          where
              + " has the key "
              + String.join(", ", wrong)
              + "; rename "
              + (wrong.size() == 1 ? "it" : "them")
              + " to "
              + String.join(", ", right)
              + ".");
    }
  }

  private static boolean means(String found, String key) {
    return key.equalsIgnoreCase(found)
        || (key.equals(BundleMetadata.THRESHOLD) && "threshold".equalsIgnoreCase(found));
  }
}
