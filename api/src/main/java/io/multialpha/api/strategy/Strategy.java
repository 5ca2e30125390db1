package io.multialpha.api.strategy;

import io.multialpha.api.feature.Feature;
import io.multialpha.api.market.Instrument;
import io.multialpha.api.params.Params;
import io.multialpha.api.params.ParamsSchema;
import java.util.List;

/**
 * A trading strategy, as a plugin provides it: a stateless descriptor that declares first and
 * decides later.
 *
 * <p>Implementations are found with {@link java.util.ServiceLoader} in the plugin's own class
 * loader: a public class with a public constructor without parameters, named in {@code
 * META-INF/services/io.multialpha.api.strategy.Strategy}. Every method but {@link #create} MUST be
 * free of side effects and give equal answers each time; any of them may be called without the
 * strategy ever trading.
 */
public interface Strategy {
  /** Id and description; never null. */
  StrategyInfo info();

  /** The parameters; their values come checked in {@link StrategyContext#params()}. */
  ParamsSchema params();

  /**
   * One signal source for one instrument. Called once per instrument before the first bar; all
   * indicators MUST be asked for here. State belongs to the source, never to the strategy.
   *
   * @throws IllegalArgumentException if parameters, each allowed by itself, do not fit together;
   *     the message is shown to the user
   */
  SignalSource create(StrategyContext context);

  /**
   * Where the model bundles of this strategy lie; one JSON and one pickle per symbol in a folder of
   * its own below {@code models/} by default.
   */
  default ModelLayout modelLayout() {
    return ModelLayout.in("models/" + info().id() + "/");
  }

  /** What has to be there before the first decision; hourly bars and no warm-up by default. */
  default DataNeeds dataNeeds(Params params) {
    return DataNeeds.none();
  }

  /**
   * The same for one instrument, which is what the host asks before it trades it; what {@link
   * #dataNeeds(Params)} says by default. To be given by strategies whose needs depend on it, such
   * as one that compares each instrument with another.
   */
  default DataNeeds dataNeeds(Params params, Instrument instrument) {
    return dataNeeds(params);
  }

  /**
   * Features that this strategy's model bundles may name beside the host's own; none by default. No
   * name twice, and none that the host has.
   */
  default List<Feature> features() {
    return List.of();
  }
}
