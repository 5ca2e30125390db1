package io.multialpha.host.plugin;

import io.multialpha.api.feature.Feature;
import io.multialpha.api.model.ModelBundleLoader;
import io.multialpha.api.params.ParamType;
import io.multialpha.api.params.ParamsSchema;
import io.multialpha.api.portfolio.PortfolioPolicy;
import io.multialpha.api.strategy.Strategy;
import io.multialpha.api.strategy.StrategyInfo;
import io.multialpha.host.feature.FeatureCatalog;
import java.lang.reflect.Constructor;
import java.lang.reflect.Modifier;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.ServiceLoader;
import java.util.concurrent.Callable;
import java.util.regex.Pattern;

/**
 * The providers of one started plugin: made by the JDK's {@link ServiceLoader} and asked once for
 * everything they declare, so that what is wrong with them shows before anything trades.
 */
final class Providers {
  private static final Pattern ID = Pattern.compile("[a-z][a-z0-9_-]*");

  private final JarInspection inspection;
  private final ClassLoader loader;
  private final Guard guard;

  /**
   * The providers of a plugin that was started.
   *
   * @param guard for calls with this class loader
   */
  Providers(JarInspection inspection, ClassLoader loader, Guard guard) {
    this.inspection = inspection;
    this.loader = loader;
    this.guard = guard;
  }

  List<StrategyOffer> strategies() throws JarRejection {
    List<StrategyOffer> offers = new ArrayList<>();
    for (Strategy strategy : make(Strategy.class)) {
      StrategyInfo info = ask(strategy, "info()", strategy::info);
      ParamsSchema params = ask(strategy, "params()", strategy::params);
      offers.add(
          new StrategyOffer(
              strategy,
              info,
              params,
              ask(strategy, "modelLayout()", strategy::modelLayout),
              ask(strategy, "dataNeeds()", () -> strategy.dataNeeds(params.defaults())),
              features(strategy, info.id())));
    }
    return offers;
  }

  private List<Feature> features(Strategy strategy, String id) throws JarRejection {
    List<Feature> features =
        ask(strategy, "features()", () -> List.copyOf(strategy.features())).stream()
            .map(this::inContext)
            .toList();
    try {
      FeatureCatalog.standard().with(features);
    } catch (IllegalArgumentException e) {
      throw new JarRejection(
          "of the features of its strategy " + id + ", " + e.getMessage(),
          "give each a name of its own and build it again");
    }
    return features;
  }

  /** The same feature, built with the plugin's context class loader in place. */
  private Feature inContext(Feature feature) {
    if (feature.isNever()) {
      // The host's own definition, by which it is known again.
      return feature;
    }
    return Feature.of(
        feature.name(),
        feature.unit(),
        feature.doc(),
        context -> {
          PluginCall call = new PluginCall(loader);
          call.enter();
          try {
            return feature.definition().in(context);
          } finally {
            call.leave();
          }
        });
  }

  List<ModelLoaderOffer> modelLoaders() throws JarRejection {
    List<ModelLoaderOffer> offers = new ArrayList<>();
    for (ModelBundleLoader made : make(ModelBundleLoader.class)) {
      String id = ask(made, "id()", made::id);
      checkId("model bundle loader", id);
      List<String> files = ask(made, "modelFiles()", () -> List.copyOf(made.modelFiles()));
      checkModelFiles(id, files);
      offers.add(new ModelLoaderOffer(made, id, files, inspection.jar()));
    }
    return offers;
  }

  List<PolicyOffer> policies() throws JarRejection {
    List<PolicyOffer> offers = new ArrayList<>();
    for (PortfolioPolicy policy : make(PortfolioPolicy.class)) {
      String id = ask(policy, "id()", policy::id);
      checkId("portfolio policy", id);
      String description = ask(policy, "description()", policy::description);
      ParamsSchema params = ask(policy, "params()", policy::params);
      if (params.all().stream().anyMatch(param -> param.type() == ParamType.FILTERS)) {
        throw new JarRejection(
            "its portfolio policy " + id + " has a parameter of filters, which are a strategy's",
            "remove the parameter and build it again");
      }
      offers.add(new PolicyOffer(policy, id, description, params));
    }
    return offers;
  }

  private <T> List<T> make(Class<T> spi) throws JarRejection {
    List<T> made = new ArrayList<>();
    for (String name : inspection.contents().services().get(spi)) {
      checkType(
          spi, guard.call("the loading of " + name, () -> Class.forName(name, false, loader)));
    }
    if (inspection.contents().services().get(spi).isEmpty()) {
      return made;
    }
    Iterator<T> providers = ServiceLoader.load(spi, loader).iterator();
    for (String name : inspection.contents().services().get(spi)) {
      T provider = guard.call("the constructor of " + name, providers::next);
      if (provider.getClass().getClassLoader() == loader) {
        made.add(provider);
      }
    }
    return made;
  }

  /** Says clearly what {@link ServiceLoader} would only complain of. */
  private void checkType(Class<?> spi, Class<?> type) throws JarRejection {
    String named = "its provider " + type.getName();
    if (type.getClassLoader() != loader) {
      throw new JarRejection(named + " is not its own class", "name a class of the jar");
    }
    if (!spi.isAssignableFrom(type)) {
      throw new JarRejection(
          named + " does not implement " + spi.getName(),
          "let it, or take it out of " + JarContents.serviceFile(spi));
    }
    int modifiers = type.getModifiers();
    if (!Modifier.isPublic(modifiers) || Modifier.isAbstract(modifiers)) {
      throw new JarRejection(
          named + " is not public" + (Modifier.isAbstract(modifiers) ? " and concrete" : ""),
          "declare it public final and build it again");
    }
    boolean constructible =
        guard.call("the loading of " + type.getName(), () -> hasPublicConstructor(type));
    if (!constructible) {
      throw new JarRejection(
          named + " has no public constructor without parameters", "add one and build it again");
    }
  }

  private static boolean hasPublicConstructor(Class<?> type) {
    for (Constructor<?> constructor : type.getConstructors()) {
      if (constructor.getParameterCount() == 0) {
        return true;
      }
    }
    return false;
  }

  private <T> T ask(Object provider, String method, Callable<T> question) throws JarRejection {
    return guard.call(method + " of " + provider.getClass().getName(), question);
  }

  private static void checkModelFiles(String id, List<String> files) throws JarRejection {
    for (String file : files) {
      if (!file.contains("{SYMBOL}") || file.contains("/") || file.contains("\\")) {
        throw new JarRejection(
            "the model file '"
                + file
                + "' of its model bundle loader "
                + id
                + " is not a plain file name with {SYMBOL} in it",
            "rename it and build it again");
      }
    }
  }

  private static void checkId(String kind, String id) throws JarRejection {
    if (!ID.matcher(id).matches()) {
      throw new JarRejection(
          "the id '"
              + id
              + "' of its "
              + kind
              + " is not lower case letters, digits, '-' and '_' after a letter",
          "rename it and build it again");
    }
  }
}
