package io.multialpha.host.report.page;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Everything that a JSON file says, digit for digit, as tables: a page that leaves nothing out
 * cannot flatter. Each cell names its place in the file.
 */
final class FiguresSection {
  private final Html html;

  private FiguresSection(Html html) {
    this.html = html;
  }

  /** Writes the section, which the reader unfolds. */
  static void write(Html html, String file, JsonTree tree) {
    html.section("figures", "All figures");
    html.raw("<details>\n<summary>Everything in ").text(file).raw(", as it is there</summary>\n");
    new FiguresSection(html).object(file, "", tree);
    html.raw("</details>\n").end();
  }

  private void object(String title, String path, JsonTree tree) {
    Map<String, JsonTree> plain = new LinkedHashMap<>();
    Map<String, JsonTree> arrays = new LinkedHashMap<>();
    flatten("", tree, plain, arrays);
    if (!plain.isEmpty()) {
      html.table(title, "<figure", "<value");
      plain.forEach(
          (name, value) -> {
            html.raw("<tr>").rowName(name);
            cell(path + name, value);
            html.raw("</tr>\n");
          });
      html.endTable();
    }
    arrays.forEach((name, array) -> array(path + name, array));
  }

  /** Fields of objects within take their names along: {@code long.trades}. */
  private static void flatten(
      String path, JsonTree tree, Map<String, JsonTree> plain, Map<String, JsonTree> arrays) {
    tree.fields()
        .forEach(
            (name, value) -> {
              switch (value.kind()) {
                case OBJECT -> flatten(path + name + ".", value, plain, arrays);
                case ARRAY -> arrays.put(path + name, value);
                default -> plain.put(path + name, value);
              }
            });
  }

  private void array(String path, JsonTree array) {
    if (array.items().isEmpty()) {
      return;
    }
    List<Map<String, JsonTree>> rows = new ArrayList<>();
    List<Map<String, JsonTree>> below = new ArrayList<>();
    Set<String> names = new LinkedHashSet<>();
    for (JsonTree item : array.items()) {
      Map<String, JsonTree> plain = new LinkedHashMap<>();
      Map<String, JsonTree> arrays = new LinkedHashMap<>();
      if (item.kind() == JsonTree.Kind.OBJECT) {
        flatten("", item, plain, arrays);
      } else {
        plain.put("", item);
      }
      rows.add(plain);
      below.add(arrays);
      names.addAll(plain.keySet());
    }
    // Figures down and items across, as there are more of the former.
    String[] head = new String[rows.size() + 1];
    head[0] = "<figure";
    for (int i = 0; i < rows.size(); i++) {
      head[i + 1] = "<" + (i + 1);
    }
    if (names.size() > 1) {
      html.table(path, head);
      for (String name : names) {
        html.raw("<tr>").rowName(name);
        for (int i = 0; i < rows.size(); i++) {
          if (rows.get(i).containsKey(name)) {
            cell(path + "." + i + "." + name, rows.get(i).get(name));
          } else {
            html.raw("<td></td>");
          }
        }
        html.raw("</tr>\n");
      }
      html.endTable();
    } else if (names.size() == 1) {
      list(path, rows);
    }
    for (int i = 0; i < below.size(); i++) {
      String at = path + "." + i + ".";
      below.get(i).forEach((name, each) -> array(at + name, each));
    }
  }

  private void list(String path, List<Map<String, JsonTree>> rows) {
    html.table(path, "<number", "<value");
    for (int i = 0; i < rows.size(); i++) {
      Map.Entry<String, JsonTree> only = rows.get(i).entrySet().iterator().next();
      html.raw("<tr>").rowName(Integer.toString(i + 1));
      cell(
          only.getKey().isEmpty() ? path + "." + i : path + "." + i + "." + only.getKey(),
          only.getValue());
      html.raw("</tr>\n");
    }
    html.endTable();
  }

  private void cell(String path, JsonTree value) {
    String shown = value.kind() == JsonTree.Kind.NULL ? "null" : value.text();
    html.raw("<td class=\"text\" data-figure=\"").text(path).raw("\">");
    html.text(shown).raw("</td>");
  }
}
