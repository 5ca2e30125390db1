package io.multialpha.host.model.pickle;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.util.function.UnaryOperator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What is refused, and what is said then. */
class RefusalsTest {
  private static final Budget BUDGET =
      new Budget(1 << 20, 100, 1 << 20, 4096, 2048, 5000, 100, 10, 1000);

  private static PickleException refusal(byte[] pickle) {
    return catchThrowableOfType(PickleException.class, () -> Pickle.read(pickle, BUDGET));
  }

  private static String message(UnaryOperator<Pickled> content) {
    return refusal(content.apply(Pickled.protocol(4)).stop()).getMessage();
  }

  @ParameterizedTest
  @CsvSource({
    "os, system",
    "builtins, eval",
    "numpy, load",
    "Numpy, dtype",
    "numpy, 'dtype '",
  })
  void refusesANameThatIsNotOnTheList(String module, String name) {
    PickleException refusal =
        refusal(Pickled.protocol(4).text(module).text(name).op(Opcode.STACK_GLOBAL).stop());

    int offset = 2 + 5 + module.length() + 5 + name.length();
    assertThat(refusal)
        .hasMessage(
            "at byte "
                + offset
                + ": it names "
                + module
                + "."
                + name
                + ", which is not among the classes that are read; nothing of it was run");
    assertThat(refusal.refused()).contains(new Value.Global(module, name));
  }

  @ParameterizedTest
  @CsvSource({
    "joblib.numpy_pickle, os.system",
    "sklearn.ensemble, _forest.RandomForestClassifier",
  })
  void showsANameWithADotApartFromItsModule(String module, String name) {
    PickleException refusal =
        refusal(Pickled.protocol(4).text(module).text(name).op(Opcode.STACK_GLOBAL).stop());

    assertThat(refusal)
        .hasMessageContaining("it names " + name + " of the module " + module + ", which is not");
    assertThat(refusal.refused()).contains(new Value.Global(module, name));
  }

  @ParameterizedTest
  @CsvSource({
    "sklearn.linear_model._logistic, LogisticRegression, train a RandomForestClassifier",
    "xgboost.sklearn, XGBClassifier, train a RandomForestClassifier",
    "sklearn.model_selection._search, GridSearchCV, save its best_estimator_",
  })
  void saysWhatToDoAboutClassesOfOtherModels(String module, String name, String advice) {
    PickleException refusal =
        refusal(Pickled.protocol(4).text(module).text(name).op(Opcode.STACK_GLOBAL).stop());

    assertThat(refusal)
        .hasMessageContaining("it names " + module + "." + name)
        .hasMessageContaining("nothing of it was run; " + advice);
  }

  @Test
  void refusesCallsOfWhatIsOnlyData() {
    assertThat(message(p -> p.global("numpy", "ndarray").op(')', Opcode.REDUCE)))
        .contains("a call of numpy.ndarray");
    assertThat(message(p -> p.global("sklearn.pipeline", "Pipeline").text("x").op(0x85, 0x81)))
        .contains("arguments for an object of sklearn.pipeline.Pipeline");
    assertThat(message(p -> p.text("x").op(')', Opcode.REDUCE)))
        .contains("the text 'x' in place of a class or function");
  }

  @Test
  void refusesKeysThatAreContainers() {
    assertThat(message(p -> p.op('}', '(', 't', 'N', 's')))
        .contains("a dict's key that is a tuple; expected a text or a number");
  }

  @Test
  void refusesTwoEntriesForOneKey() {
    assertThat(message(p -> p.op('}').text("model").op('N', 's').text("model").op('N', 's')))
        .contains("a dict with two entries for the text 'model'");
  }

  @Test
  void refusesAValueThatContainsItself() {
    assertThat(message(p -> p.op(']', 'q', 0, 'h', 0, 'a')))
        .isEqualTo("it holds a list that contains itself");
  }

  @Test
  void refusesValuesThatLieTooDeepWhateverTheWayTheyWereMade() {
    assertThat(message(p -> nested(p, 11))).contains("deeper in each other than 10 levels");
    assertThat(refusal(nested(Pickled.protocol(4), 9).stop())).isNull();

    Pickled fromOutside = Pickled.protocol(4).op(']', 'q', 0);
    for (int i = 0; i < 20; i++) {
      fromOutside.op('h', i, ']', 'q', i + 1, 'a', '0');
    }
    assertThat(refusal(fromOutside.stop())).hasMessageContaining("deeper");
  }

  private static Pickled nested(Pickled pickled, int times) {
    pickled.op(']');
    for (int i = 0; i < times; i++) {
      pickled.op(0x85);
    }
    return pickled;
  }

  @Test
  void refusesAFewBytesThatUnfoldToMany() {
    assertThat(
            message(
                p -> {
                  p.op('N', 'q', 0);
                  for (int i = 0; i < 5; i++) {
                    p.op('0', '(', 'h', 0, 'h', 0, 'h', 0, 'h', 0, 'h', 0, 't', 'q', 0);
                  }
                  return p;
                }))
        .isEqualTo("it unfolds to more than 1000 values");
  }

  @Test
  void refusesMoreThanItsBudgetAllows() {
    assertThat(message(p -> p.raw("N0".repeat(3000)))).contains("more than 5000 opcodes");
    assertThat(message(p -> p.text("x".repeat(3000))))
        .contains("a text or bytes of length 3000; expected at most 2048");
    assertThat(message(p -> p.raw("(".repeat(12)))).contains("more than 10 values begun");
    assertThat(message(p -> p.op('N', 'r').i4(101))).contains("memo slot 101; expected at most");
    assertThat(message(p -> p.wrapper("f8", "<", "C", 0, 1000)))
        .contains("an array of 8000 bytes; expected at most 4096 bytes");
  }

  @Test
  void countsTheMemoryOfAllValuesTogether() {
    Budget roomy = new Budget(1 << 20, 100, 1 << 16, 1 << 20, 1 << 20, 5000, 100, 10, 10_000);
    Pickled texts = Pickled.protocol(4).op('(');
    for (int i = 0; i < 7; i++) {
      texts.text("x".repeat(10_000));
    }
    assertThatThrownBy(() -> Pickle.read(texts.op('t').stop(), roomy))
        .hasMessageContaining("values that take more than 65536 bytes of memory");

    Pickled lists = Pickled.protocol(4).op('(').raw("]".repeat(400)).op('t');
    assertThatThrownBy(() -> Pickle.read(lists.stop(), roomy))
        .hasMessageContaining("values that take more than 65536 bytes of memory");
  }

  @Test
  void refusesAnArrayThatIsLongerThanTheFile() {
    assertThat(message(p -> p.wrapper("f8", "<", "C", 0, 500).raw(new byte[100])))
        .contains("the file ends in the middle of an array of 4000 bytes")
        .contains("it is incomplete");
  }

  @Test
  void refusesALengthThatDoesNotFit64Bits() {
    assertThat(
            message(
                p ->
                    p.emptyArray()
                        .op(Opcode.MARK)
                        .integer(1)
                        .op(Opcode.LONG1, 9, 1, 2, 3, 4, 5, 6, 7, 8, 9, Opcode.TUPLE1)
                        .dtype("u1", "|")
                        .op(Opcode.NEWFALSE)
                        .bytes(new byte[1])
                        .op(Opcode.TUPLE, Opcode.BUILD)))
        .endsWith("found an array's length of more than 64 bits; expected 0 to 2147483647");
  }

  @Test
  void refusesAnArrayWithoutElements() {
    assertThat(message(p -> p.emptyArray()))
        .isEqualTo("it holds an array without elements or shape");
  }

  @Test
  void refusesAnotherShapeOfObjectsThanDeclared() {
    assertThat(
            message(p -> p.wrapper("O8", "|", "C", 16, 3).raw(Pickled.protocol(4).op('N').stop())))
        .contains("None in place of an array of objects");
  }

  @Test
  void refusesWhatFollowsTheEnd() {
    byte[] one = Pickled.protocol(4).op('N').stop();
    byte[] two = Pickled.ofOld().raw(one).raw(one).stop();
    assertThatThrownBy(() -> Pickle.read(two, BUDGET))
        .hasMessage("at byte 4: found more bytes; expected the end of the file");
  }

  @Test
  void refusesANewerProtocol() {
    assertThat(refusal(Pickled.protocol(6).op('N').stop()))
        .hasMessage("at byte 0: found pickle protocol 6; expected 0 to 5");
  }

  @Test
  void printsNoControlCharactersOfAFile() {
    assertThat(message(p -> p.text("a\u001b[31m\nb").text("c").op(Opcode.STACK_GLOBAL)))
        .contains("it names a?[31m?b.c,");
  }
}
