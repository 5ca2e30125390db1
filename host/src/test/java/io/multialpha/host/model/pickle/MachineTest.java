package io.multialpha.host.model.pickle;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigInteger;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What each opcode gives. */
class MachineTest {
  private static Value read(byte[] pickle) throws PickleException {
    return Pickle.read(pickle, Budget.standard()).value();
  }

  private static List<Value> items(Value value) {
    return ((Value.Items) value).items();
  }

  private static Value.Text text(String text) {
    return new Value.Text(text);
  }

  @Test
  void readsNumbersTextsAndBytesOfEverySize() throws PickleException {
    List<Value> values = items(read(Samples.atoms()));

    assertThat(values.subList(0, 5))
        .containsExactly(
            Value.None.NONE,
            new Value.Bool(true),
            new Value.Bool(false),
            new Value.Int(200),
            new Value.Int(513));
    assertThat(values.get(5)).isEqualTo(new Value.Int(-1));
    assertThat(values.get(6)).isEqualTo(new Value.BigInt(new BigInteger("090807060504030201", 16)));
    assertThat(values.get(7)).isEqualTo(new Value.Int(-128));
    assertThat(values.get(8)).isEqualTo(new Value.Real(1.5));
    assertThat(values.get(9)).isEqualTo(text("\u00e4"));
    assertThat(values.get(10)).isEqualTo(text("x"));
    assertThat(((Value.Bytes) values.get(11)).value()).containsExactly('y');
    assertThat(((Value.Bytes) values.get(12)).value()).containsExactly('z');
    assertThat(((Value.Bytes) values.get(13)).value()).containsExactly(1, 2);
    assertThat(values.subList(14, 16)).containsExactly(text("\u00e4"), text("b"));
  }

  @Test
  void knowsTheClassThatKeepsAClassifierFromBeingFittedAgain() throws PickleException {
    byte[] frozen =
        Pickled.protocol(2)
            .global("sklearn.frozen._frozen", "FrozenEstimator")
            .op(Opcode.EMPTY_TUPLE, Opcode.NEWOBJ)
            .stop();

    assertThat(((Value.Instance) read(frozen)).type())
        .hasToString("sklearn.frozen._frozen.FrozenEstimator");
  }

  @Test
  void readsListsSetsTuplesAndDicts() throws PickleException {
    Value.Items list = (Value.Items) read(Samples.containers());

    assertThat(list.kind()).isEqualTo(Value.Items.Kind.LIST);
    Value.Items set = (Value.Items) list.items().get(0);
    assertThat(set.kind()).isEqualTo(Value.Items.Kind.SET);
    assertThat(set.items()).containsExactly(new Value.Int(1), new Value.Int(2));
    assertThat(((Value.Items) list.items().get(1)).kind()).isEqualTo(Value.Items.Kind.SET);
    Value.Items tuple = (Value.Items) list.items().get(2);
    assertThat(tuple.kind()).isEqualTo(Value.Items.Kind.TUPLE);
    assertThat(list.items().get(3)).as("from the memo").isSameAs(tuple.items().get(0));
    assertThat(items(list.items().get(4)).get(1)).isSameAs(set);
    assertThat(((Value.Dict) list.items().get(5)).asMap())
        .containsExactly(java.util.Map.entry(new Value.Int(1), new Value.Int(2)));
    assertThat(((Value.Dict) list.items().get(6)).asMap()).isEmpty();
  }

  @Test
  void readsTheTextOpcodesOfProtocol0() throws PickleException {
    Value.Instance pipeline = (Value.Instance) read(Samples.oldProtocol());

    assertThat(pipeline.type()).isEqualTo(new Value.Global("sklearn.pipeline", "Pipeline"));
    Value.Dict state = (Value.Dict) pipeline.state();
    assertThat(state.get("it's A")).contains(text("\u00e4 b"));
    assertThat(state.asMap().get(new Value.Int(7))).isEqualTo(new Value.Int(12));
    assertThat(state.asMap().get(new Value.Bool(true))).isEqualTo(new Value.Real(-1500));
    assertThat(items(state.get("\u00e4 b").orElseThrow()))
        .containsExactly(new Value.Int(1), new Value.Int(2));
  }

  @ParameterizedTest
  @ValueSource(ints = {2, 3, 4, 5})
  void readsAForestWithArraysBetweenTheOpcodes(int protocol) throws PickleException {
    Pickle pickle = Pickle.read(Samples.forest(protocol), Budget.standard());

    assertThat(pickle.protocol()).isEqualTo(protocol);
    assertThat(pickle.globals().toString())
        .startsWith(
            "[sklearn.ensemble._forest.RandomForestClassifier,"
                + " joblib.numpy_pickle.NumpyArrayWrapper, numpy.ndarray, numpy.dtype");
    Value.Instance model =
        (Value.Instance) ((Value.Dict) pickle.value()).get("model").orElseThrow();
    Value.Dict state = (Value.Dict) model.state();
    Value.Array classes = (Value.Array) state.get("classes_").orElseThrow();
    assertThat(Samples.bytes(classes))
        .containsExactly(0, 0, 0, 0, 0, 0, 0, 0, 1, 0, 0, 0, 0, 0, 0, 0);
    Value.Array names = (Value.Array) state.get("names").orElseThrow();
    assertThat(names.objects()).containsExactly(text("a"), text("b"));
    Value.Instance tree = (Value.Instance) items(state.get("estimators_").orElseThrow()).get(0);
    assertThat(tree.arguments()).hasSize(3);
    assertThat(((Value.Dict) tree.state()).get("node_count")).contains(new Value.Int(1));
  }

  @Test
  void keepsWhatTheFileSharesShared() throws PickleException {
    byte[] shared =
        Pickled.protocol(2)
            .op(Opcode.EMPTY_LIST, Opcode.BINPUT, 0, Opcode.BINGET, 0, Opcode.TUPLE2)
            .stop();

    List<Value> both = items(read(shared));
    assertThat(both.get(0)).isSameAs(both.get(1));
  }
}
