package io.multialpha.host.model.pickle;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Files that scikit-learn and joblib wrote. */
class RealFilesTest {
  @ParameterizedTest
  @CsvSource({
    "perf/A.pkl, 900, 30",
    "perf/B.pkl, 1200, 30",
    "pickle/forests/AA_rf_model.pkl, 12, 30",
    "pickle/forests/AH_rf_model.pkl, 20, 6",
    "pickle/forests/AI_rf_model.pkl, 20, 12",
    "pickle/forests/AJ_rf_model.pkl, 15, 10",
    "pickle/forests/AK_rf_model.pkl, 3, 3",
    "pickle/forests/AM_rf_model.pkl, 4, 4",
    "pickle/forests/AN_rf_model.pkl, 25, 8",
    "pickle/forests/BIG1_rf_model.pkl, 350, 30",
    "pickle/forests/variants/VC_randomstate_rf_model.pkl, 8, 6",
    "pickle/forests/variants/VM_protocol0_rf_model.pkl, 5, 6",
  })
  void readsTheTreesOfAForest(String file, int trees, int inputs)
      throws IOException, PickleException {
    Pickle pickle = Pickle.read(SharedFiles.require("fixtures/" + file));

    Value.Dict forest = forest(pickle.value());
    assertThat(forest.get("n_features_in_")).contains(new Value.Int(inputs));
    Value.Items estimators = (Value.Items) forest.get("estimators_").orElseThrow();
    assertThat(estimators.items()).hasSize(trees);
    for (Value estimator : estimators.items()) {
      Value.Instance tree =
          (Value.Instance) ((Value.Dict) ((Value.Instance) estimator).state()).get("tree_").get();
      assertThat(tree.arguments().get(0)).isEqualTo(new Value.Int(inputs));
      Value.Dict state = (Value.Dict) tree.state();
      long nodes = ((Value.Int) state.get("node_count").orElseThrow()).value();
      Value.Array array = (Value.Array) state.get("nodes").orElseThrow();
      assertThat(array.shape()).containsExactly((int) nodes);
      assertThat(array.dtype().fields()).containsKeys("left_child", "threshold");
      assertThat(array.bytes().capacity()).isEqualTo(array.size() * array.dtype().itemSize());
    }
  }

  private static Value.Dict forest(Value value) {
    Value model = value instanceof Value.Dict dict ? dict.get("model").orElseThrow() : value;
    return (Value.Dict) ((Value.Instance) model).state();
  }
}
