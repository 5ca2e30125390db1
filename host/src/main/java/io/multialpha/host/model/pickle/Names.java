package io.multialpha.host.model.pickle;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** The classes and functions that a file names, checked against what is allowed. */
final class Names {
  private static final int LONGEST = 256;
  private static final int MOST = 200;

  private final ByteSource source;
  private final Meter meter;
  private final boolean strict;
  private final Map<Value.Global, Value.Global> met = new LinkedHashMap<>();

  /**
   * @param strict whether to stop at the first that is not allowed; otherwise they are all noted,
   *     and stand for objects that do nothing
   */
  Names(ByteSource source, Meter meter, boolean strict) {
    this.source = source;
    this.meter = meter;
    this.strict = strict;
  }

  /** Notes a name, before anything else is done with it. */
  Value.Global meet(String module, String name) throws PickleException {
    if (module.length() > LONGEST || name.length() > LONGEST) {
      throw source.wrong("a class's name of more than " + LONGEST + " characters", "a shorter one");
    }
    Value.Global global = new Value.Global(module, name);
    Value.Global known = met.get(global);
    if (known != null) {
      return known;
    }
    if (met.size() == MOST) {
      throw source.wrong("more than " + MOST + " different classes", "fewer");
    }
    meter.spend(Meter.OBJECT + Meter.ENTRY);
    met.put(global, global);
    if (strict && Role.of(global) == Role.REFUSED) {
      throw PickleException.refusing(global, source.began());
    }
    return global;
  }

  /** All that were named, in the order of their first appearance. */
  List<Value.Global> inOrder() {
    return new ArrayList<>(met.keySet());
  }
}
