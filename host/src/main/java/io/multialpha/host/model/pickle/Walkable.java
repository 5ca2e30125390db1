package io.multialpha.host.model.pickle;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Deque;
import java.util.IdentityHashMap;
import java.util.Iterator;
import java.util.List;

/**
 * Makes sure that a value can be walked: that it does not contain itself, does not lie too deep,
 * and does not unfold to more values than a budget allows. Looks at each value once, without
 * recursion.
 */
final class Walkable {
  private final Budget budget;
  private final IdentityHashMap<Value, Long> unfolded = new IdentityHashMap<>();
  private final Deque<Open> path = new ArrayDeque<>();

  private Walkable(Budget budget) {
    this.budget = budget;
  }

  /** A container whose parts are being looked at. */
  private static final class Open {
    final Value value;
    final Iterator<Value> parts;
    long count = 1;

    Open(Value value, Iterator<Value> parts) {
      this.value = value;
      this.parts = parts;
    }
  }

  static void check(Value root, Budget budget) throws PickleException {
    new Walkable(budget).walk(root);
  }

  private void walk(Value root) throws PickleException {
    enter(root);
    while (!path.isEmpty()) {
      Open open = path.peek();
      if (open.parts.hasNext()) {
        Value part = open.parts.next();
        open.count = sum(open.count, enter(part));
      } else {
        path.pop();
        unfolded.put(open.value, open.count);
        Open outer = path.peek();
        if (outer != null) {
          outer.count = sum(outer.count, open.count);
        }
      }
    }
  }

  /** How many values a part stands for, as far as known: 0 if it has to be looked at first. */
  private long enter(Value value) throws PickleException {
    Iterator<Value> parts = parts(value);
    if (parts == null) {
      return 1;
    }
    Long known = unfolded.get(value);
    if (known != null) {
      if (known == 0) {
        throw new PickleException("it holds " + Quoted.kind(value) + " that contains itself");
      }
      return known;
    }
    if (path.size() == budget.depth()) {
      throw new PickleException(
          "its values lie deeper in each other than " + budget.depth() + " levels");
    }
    unfolded.put(value, 0L);
    path.push(new Open(value, parts));
    return 0;
  }

  private long sum(long count, long more) throws PickleException {
    if (count + more > budget.values()) {
      throw new PickleException("it unfolds to more than " + budget.values() + " values");
    }
    return count + more;
  }

  /** The parts of a container; null for what has none. */
  private static Iterator<Value> parts(Value value) throws PickleException {
    if (value instanceof Value.Items items) {
      return items.items().isEmpty() ? null : items.items().iterator();
    }
    if (value instanceof Value.Dict dict) {
      return dict.entries().values().iterator();
    }
    if (value instanceof Value.Instance instance) {
      return partsOf(instance).iterator();
    }
    if (value instanceof Value.Array array) {
      if (!array.isFilled()) {
        throw new PickleException("it holds an array without elements or shape");
      }
      return array.objects().isEmpty() ? null : array.objects().iterator();
    }
    return null;
  }

  private static List<Value> partsOf(Value.Instance instance) {
    if (instance.arguments().isEmpty()) {
      return List.of(instance.state());
    }
    List<Value> parts = new ArrayList<>(instance.arguments());
    parts.add(instance.state());
    return Collections.unmodifiableList(parts);
  }
}
