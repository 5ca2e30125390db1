package io.multialpha.it.parity;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Lines of comma-separated values without quotes, by the names of their columns. */
final class CsvTable {
  private CsvTable() {}

  /** The rows below the header; none of an empty file. */
  static List<Map<String, String>> read(List<String> lines) {
    List<Map<String, String>> rows = new ArrayList<>();
    String[] header = lines.isEmpty() ? new String[0] : lines.get(0).split(",", -1);
    for (int i = 1; i < lines.size(); i++) {
      String[] cells = lines.get(i).split(",", -1);
      if (cells.length != header.length) {
        throw new IllegalArgumentException("line " + (i + 1) + " has " + cells.length + " cells");
      }
      Map<String, String> row = new HashMap<>();
      for (int column = 0; column < cells.length; column++) {
        row.put(header[column], cells[column]);
      }
      rows.add(row);
    }
    return rows;
  }
}
