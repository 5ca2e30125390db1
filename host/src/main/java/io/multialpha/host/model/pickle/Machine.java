package io.multialpha.host.model.pickle;

import java.io.IOException;
import java.util.List;

/**
 * Runs the opcodes of one pickle. It has a stack, a memo and nothing else: no opcode reaches
 * anything outside of the values that are being put together.
 */
final class Machine {
  private static final int NEWEST_PROTOCOL = 5;

  private final ByteSource source;
  private final Meter meter;
  private final Names names;
  private final boolean outermost;
  private final Operands operands;
  private final Memo memo;
  private final Atoms atoms;
  private final TextAtoms textAtoms;
  private final NumpyArrays arrays;
  private final Objects objects;
  private int protocol;

  /**
   * @param names what the file may name, and what it has named
   * @param outermost whether this is the file's own pickle, not one inside of it that brings the
   *     elements of an array
   */
  Machine(ByteSource source, Meter meter, Names names, boolean outermost) {
    this.source = source;
    this.meter = meter;
    this.names = names;
    this.outermost = outermost;
    this.operands = new Operands(source, meter);
    this.memo = new Memo(source, meter);
    this.atoms = new Atoms(source, meter);
    this.textAtoms = new TextAtoms(source, meter, atoms);
    this.arrays = new NumpyArrays(source, meter);
    this.objects = new Objects(source, meter, atoms, arrays);
  }

  /** The protocol that the pickle declares; 0 for protocols 0 and 1, which declare none. */
  int protocol() {
    return protocol;
  }

  /** Runs up to the opcode STOP. */
  Value run() throws IOException, PickleException {
    long first = source.offset();
    while (true) {
      int opcode = source.opcode();
      meter.opcode();
      if (opcode == Opcode.STOP) {
        break;
      }
      if (opcode == Opcode.PROTO && source.began() == first) {
        declareProtocol();
      } else {
        step(opcode);
      }
    }
    Value value = operands.pop();
    if (!operands.isEmpty()) {
      throw source.wrong("values that are not part of the result", "one value at the end");
    }
    return value;
  }

  private void declareProtocol() throws IOException, PickleException {
    protocol = source.u1();
    if (protocol > NEWEST_PROTOCOL) {
      throw source.wrong("pickle protocol " + protocol, "0 to " + NEWEST_PROTOCOL);
    }
  }

  private void step(int opcode) throws IOException, PickleException {
    switch (opcode) {
      case Opcode.FRAME -> frame(source.i8());
      case Opcode.MARK -> operands.mark();
      case Opcode.POP -> operands.drop();
      case Opcode.POP_MARK -> operands.popToMark();
      case Opcode.DUP -> operands.push(operands.top());

      case Opcode.NONE -> operands.push(Value.None.NONE);
      case Opcode.NEWTRUE -> operands.push(Value.Bool.TRUE);
      case Opcode.NEWFALSE -> operands.push(Value.Bool.FALSE);
      case Opcode.BININT -> operands.push(atoms.integer(source.i4()));
      case Opcode.BININT1 -> operands.push(atoms.integer(source.u1()));
      case Opcode.BININT2 -> operands.push(atoms.integer(source.u2()));
      case Opcode.LONG1 -> operands.push(atoms.binaryLong(source.u1()));
      case Opcode.LONG4 -> operands.push(atoms.binaryLong(source.i4()));
      case Opcode.BINFLOAT -> operands.push(atoms.real(source.f8()));
      case Opcode.SHORT_BINUNICODE -> operands.push(atoms.text(source.u1()));
      case Opcode.BINUNICODE -> operands.push(atoms.text(source.u4()));
      case Opcode.BINUNICODE8 -> operands.push(atoms.text(source.i8()));
      case Opcode.SHORT_BINBYTES -> operands.push(atoms.bytes(source.u1()));
      case Opcode.BINBYTES -> operands.push(atoms.bytes(source.u4()));
      case Opcode.BINBYTES8, Opcode.BYTEARRAY8 -> operands.push(atoms.bytes(source.i8()));
      case Opcode.SHORT_BINSTRING -> operands.push(atoms.string(source.u1()));
      case Opcode.BINSTRING -> operands.push(atoms.string(source.i4()));

      case Opcode.INT -> operands.push(textAtoms.integer());
      case Opcode.LONG -> operands.push(textAtoms.longInteger());
      case Opcode.FLOAT -> operands.push(textAtoms.real());
      case Opcode.STRING -> operands.push(textAtoms.string());
      case Opcode.UNICODE -> operands.push(textAtoms.unicode());

      case Opcode.EMPTY_LIST -> operands.push(growing(Value.Items.Kind.LIST));
      case Opcode.EMPTY_SET -> operands.push(growing(Value.Items.Kind.SET));
      case Opcode.EMPTY_DICT -> operands.push(newDict());
      case Opcode.EMPTY_TUPLE -> operands.push(tuple(List.of()));
      case Opcode.TUPLE1 -> operands.push(tuple(operands.popLast(1)));
      case Opcode.TUPLE2 -> operands.push(tuple(operands.popLast(2)));
      case Opcode.TUPLE3 -> operands.push(tuple(operands.popLast(3)));
      case Opcode.TUPLE -> operands.push(tuple(operands.popToMark()));
      case Opcode.LIST -> operands.push(filled(Value.Items.Kind.LIST, operands.popToMark()));
      case Opcode.FROZENSET -> operands.push(filled(Value.Items.Kind.SET, operands.popToMark()));
      case Opcode.DICT -> {
        List<Value> entries = operands.popToMark();
        operands.push(newDict());
        putAll(entries);
      }
      case Opcode.APPEND -> addAll(Value.Items.Kind.LIST, operands.popLast(1));
      case Opcode.APPENDS -> addAll(Value.Items.Kind.LIST, operands.popToMark());
      case Opcode.ADDITEMS -> addAll(Value.Items.Kind.SET, operands.popToMark());
      case Opcode.SETITEM -> putAll(operands.popLast(2));
      case Opcode.SETITEMS -> putAll(operands.popToMark());

      case Opcode.MEMOIZE -> memo.add(operands.top());
      case Opcode.PUT -> memo.put(textAtoms.slot(), operands.top());
      case Opcode.BINPUT -> memo.put(source.u1(), operands.top());
      case Opcode.LONG_BINPUT -> memo.put(source.u4(), operands.top());
      case Opcode.GET -> operands.push(memo.get(textAtoms.slot()));
      case Opcode.BINGET -> operands.push(memo.get(source.u1()));
      case Opcode.LONG_BINGET -> operands.push(memo.get(source.u4()));

      case Opcode.GLOBAL -> operands.push(names.meet(textAtoms.name(), textAtoms.name()));
      case Opcode.STACK_GLOBAL -> {
        List<Value> pair = operands.popLast(2);
        operands.push(names.meet(nameOf(pair.get(0)), nameOf(pair.get(1))));
      }
      case Opcode.REDUCE -> {
        List<Value> call = operands.popLast(2);
        operands.push(objects.call(call.get(0), call.get(1)));
      }
      case Opcode.NEWOBJ -> {
        List<Value> call = operands.popLast(2);
        operands.push(objects.create(call.get(0), call.get(1)));
      }
      case Opcode.NEWOBJ_EX -> {
        List<Value> call = operands.popLast(3);
        operands.push(objects.create(call.get(0), call.get(1), call.get(2)));
      }
      case Opcode.BUILD -> build(operands.pop());
      case Opcode.INST -> {
        names.meet(textAtoms.name(), textAtoms.name());
        throw source.wrong("the opcode INST", "an opcode that a model consists of");
      }
      default ->
          throw source.wrong(Opcode.refusedName(opcode), "an opcode that a model consists of");
    }
  }

  /** Frames end before an array's bytes, so that nothing is to be done but to check the length. */
  private void frame(long length) throws PickleException {
    if (length < 0 || length > source.atMostLeft()) {
      throw source.wrong(
          "a frame of " + Long.toUnsignedString(length) + " bytes",
          "one that ends in the file, which is cut off or damaged");
    }
  }

  private Value.Items growing(Value.Items.Kind kind) throws PickleException {
    meter.spend(Meter.LIST);
    return Value.Items.growing(kind);
  }

  private Value.Items filled(Value.Items.Kind kind, List<Value> items) throws PickleException {
    Value.Items list = growing(kind);
    meter.spend((long) Meter.REFERENCE * items.size());
    list.addAll(items);
    return list;
  }

  private Value.Items tuple(List<Value> items) throws PickleException {
    meter.spend(Meter.LIST + (long) Meter.REFERENCE * items.size());
    return Value.Items.tuple(items);
  }

  private Value.Dict newDict() throws PickleException {
    meter.spend(Meter.DICT);
    return new Value.Dict();
  }

  private void addAll(Value.Items.Kind kind, List<Value> more) throws PickleException {
    Value to = operands.top();
    if (!(to instanceof Value.Items items && items.kind() == kind)) {
      throw source.wrong(
          "elements for " + Quoted.kind(to), kind == Value.Items.Kind.LIST ? "a list" : "a set");
    }
    meter.spend((long) Meter.REFERENCE * more.size());
    items.addAll(more);
  }

  private void putAll(List<Value> keysAndValues) throws PickleException {
    Value to = operands.top();
    if (!(to instanceof Value.Dict dict)) {
      throw source.wrong("entries for " + Quoted.kind(to), "a dict");
    }
    if (keysAndValues.size() % 2 != 0) {
      throw source.wrong("a key without a value", "both");
    }
    for (int i = 0; i < keysAndValues.size(); i += 2) {
      objects.put(dict, keysAndValues.get(i), keysAndValues.get(i + 1));
    }
  }

  private String nameOf(Value value) throws PickleException {
    if (value instanceof Value.Text text) {
      return text.value();
    }
    throw source.wrong(Quoted.kind(value) + " in place of a name", "a text");
  }

  private void build(Value state) throws IOException, PickleException {
    Value value = operands.top();
    objects.build(value, state);
    if (outermost
        && value instanceof Value.Instance wrapper
        && Role.of(wrapper.type()) == Role.ARRAY_IN_FILE) {
      operands.replaceTop(arrayInFile(arrays.header(state)));
    }
  }

  private Value arrayInFile(NumpyArrays.Header header) throws IOException, PickleException {
    if (header.dtype().kind() != 'O') {
      return arrays.read(header);
    }
    Value array = new Machine(source, meter, names, false).run();
    arrays.checkObjects(header, array);
    return array;
  }
}
