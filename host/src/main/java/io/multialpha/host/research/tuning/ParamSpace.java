package io.multialpha.host.research.tuning;

import io.multialpha.host.research.tuning.SearchSpace.Point;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * The settings of a strategy among which is searched: every choice of one value for each parameter.
 *
 * @param axes the parameters, at least one
 */
public record ParamSpace(List<Axis> axes) implements SearchGrid {
  /**
   * A parameter that is searched.
   *
   * @param name as in the strategy's schema
   * @param values rising, as the schema types them
   * @param configured place of the value that the configuration gives
   */
  public record Axis(String name, List<Number> values, int configured) {
    /**
     * Copies the list.
     *
     * @throws IllegalArgumentException if the configured value is not among them
     */
    public Axis {
      values = List.copyOf(values);
      if (configured < 0 || configured >= values.size()) {
        throw new IllegalArgumentException(name + ": no value " + configured + " of " + values);
      }
    }
  }

  /**
   * Copies the list.
   *
   * @throws IllegalArgumentException if there is no parameter
   */
  public ParamSpace {
    axes = List.copyOf(axes);
    if (axes.isEmpty()) {
      throw new IllegalArgumentException("a search of no parameters");
    }
  }

  @Override
  public int[] sizes() {
    return axes.stream().mapToInt(axis -> axis.values().size()).toArray();
  }

  @Override
  public boolean matters(int parameter, Point point) {
    return true;
  }

  @Override
  public Point normal(Point point) {
    return point;
  }

  /** What is configured. */
  Point configured() {
    return new Point(axes.stream().map(Axis::configured).toList());
  }

  /** The values of a point by name, in the order of the axes. */
  Map<String, Number> values(Point point) {
    Map<String, Number> values = new LinkedHashMap<>();
    for (int i = 0; i < axes.size(); i++) {
      values.put(axes.get(i).name(), axes.get(i).values().get(point.choices().get(i)));
    }
    return values;
  }

  /** Names of the parameters that differ from what is configured. */
  List<String> changed(Point point) {
    List<String> changed = new ArrayList<>();
    for (int i = 0; i < axes.size(); i++) {
      if (point.choices().get(i) != axes.get(i).configured()) {
        changed.add(axes.get(i).name());
      }
    }
    return changed;
  }

  /** How many values lie between a point and what is configured, all axes together. */
  int steps(Point point) {
    int steps = 0;
    for (int i = 0; i < axes.size(); i++) {
      steps += Math.abs(point.choices().get(i) - axes.get(i).configured());
    }
    return steps;
  }
}
