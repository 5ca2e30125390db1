package io.multialpha.host.research.statistics;

/** Finds single order statistics without sorting (Hoare, Algorithm 65: Find, 1961). */
public final class Selection {
  private Selection() {}

  /**
   * The value that sorting would leave at a place.
   *
   * @param values none of them NaN; put in another order
   * @param place 0 for the smallest
   */
  public static double smallest(double[] values, int place) {
    int from = 0;
    int to = values.length - 1;
    while (from < to) {
      double pivot = values[(from + to) >>> 1];
      int left = from;
      int right = to;
      while (left <= right) {
        while (values[left] < pivot) {
          left++;
        }
        while (values[right] > pivot) {
          right--;
        }
        if (left <= right) {
          double swapped = values[left];
          values[left++] = values[right];
          values[right--] = swapped;
        }
      }
      if (place <= right) {
        to = right;
      } else if (place >= left) {
        from = left;
      } else {
        return values[place];
      }
    }
    return values[place];
  }
}
