package io.multialpha.host.plugin;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/**
 * One pass over a folder's jars: inspect all, start those that may, ask what they offer, and leave
 * out those that claim the same names. Of two that do, neither is loaded, since nothing tells which
 * was meant.
 */
final class Loading {
  private final Path folder;
  private final Optional<PluginLock> lock;
  private final TimeLimit limit;
  private final ApiVersion installed = ApiVersion.installed();
  private final PluginLifecycle lifecycle;
  private final List<LoadedPlugin> loaded = new ArrayList<>();
  private final List<RejectedJar> rejected = new ArrayList<>();
  private final Map<Path, String> checksums = new HashMap<>();

  Loading(Path folder, Optional<PluginLock> lock, TimeLimit limit) {
    this.folder = folder;
    this.lock = lock;
    this.limit = limit;
    lifecycle = new PluginLifecycle(folder, installed);
  }

  PluginCatalog load(List<Path> jars) {
    if (lock.isPresent()) {
      rejected.addAll(lock.get().missingFrom(folder, jars));
    }
    for (JarInspection inspection : withUniqueIds(inspect(jars))) {
      try {
        loaded.add(start(inspection));
      } catch (JarRejection e) {
        rejected.add(e.of(inspection.jar()));
      }
    }
    refuseEqualOffers();
    rejected.sort((one, other) -> one.fileName().compareTo(other.fileName()));
    return new PluginCatalog(loaded, rejected, lifecycle);
  }

  private List<JarInspection> inspect(List<Path> jars) {
    List<JarInspection> inspections = new ArrayList<>();
    for (Path jar : jars) {
      try {
        checksums.put(jar, checksumOf(jar));
        if (lock.isPresent()) {
          lock.get().check(jar, checksums.get(jar));
        }
        inspections.add(JarInspection.of(jar, installed));
      } catch (JarRejection e) {
        rejected.add(e.of(jar));
      }
    }
    return inspections;
  }

  private static String checksumOf(Path jar) throws JarRejection {
    try {
      return Sha256.of(jar);
    } catch (IOException e) {
      throw new JarRejection("it cannot be read (" + e + ")", "make it readable");
    }
  }

  private List<JarInspection> withUniqueIds(List<JarInspection> inspections) {
    Owners owners = new Owners();
    for (JarInspection inspection : inspections) {
      owners.add("the plugin id " + inspection.manifest().id(), inspection.jar());
    }
    List<JarInspection> unique = new ArrayList<>();
    for (JarInspection inspection : inspections) {
      Optional<RejectedJar> clash =
          owners.clashOf("the plugin id " + inspection.manifest().id(), inspection.jar());
      if (clash.isPresent()) {
        rejected.add(clash.get());
      } else {
        unique.add(inspection);
      }
    }
    return unique;
  }

  private LoadedPlugin start(JarInspection inspection) throws JarRejection {
    ClassLoader loader = lifecycle.start(inspection);
    Guard guard = new Guard(loader);
    Providers providers = new Providers(inspection, loader, guard);
    try {
      return limit.call(guard, () -> ask(inspection, providers));
    } catch (JarRejection e) {
      lifecycle.stop(inspection.manifest().id());
      throw e;
    }
  }

  private LoadedPlugin ask(JarInspection inspection, Providers providers) throws JarRejection {
    PluginManifest manifest = inspection.manifest();
    return new LoadedPlugin(
        manifest.id(),
        manifest.version(),
        manifest.description(),
        manifest.provider(),
        inspection.jar(),
        checksums.get(inspection.jar()),
        manifest.apiRange(),
        providers.strategies(),
        providers.modelLoaders(),
        providers.policies(),
        inspection.notes());
  }

  private void refuseEqualOffers() {
    Owners owners = new Owners();
    for (LoadedPlugin plugin : loaded) {
      for (String offer : offersOf(plugin)) {
        owners.add(offer, plugin.jar());
      }
    }
    for (LoadedPlugin plugin : List.copyOf(loaded)) {
      for (String offer : offersOf(plugin)) {
        Optional<RejectedJar> clash = owners.clashOf(offer, plugin.jar());
        if (clash.isPresent() && loaded.remove(plugin)) {
          rejected.add(clash.get());
          lifecycle.stop(plugin.id());
        }
      }
    }
  }

  private static List<String> offersOf(LoadedPlugin plugin) {
    List<String> offers = new ArrayList<>();
    for (StrategyOffer strategy : plugin.strategies()) {
      offers.add("the strategy id " + strategy.id());
    }
    for (ModelLoaderOffer loader : plugin.modelLoaders()) {
      offers.add("the model bundle loader id " + loader.id());
    }
    for (PolicyOffer policy : plugin.policies()) {
      offers.add("the portfolio policy id " + policy.id());
    }
    return offers;
  }

  /** Which jars claim a name. */
  private static final class Owners {
    private final Map<String, List<Path>> jarsByName = new HashMap<>();

    void add(String name, Path jar) {
      jarsByName.computeIfAbsent(name, any -> new ArrayList<>()).add(jar);
    }

    Optional<RejectedJar> clashOf(String name, Path jar) {
      List<Path> jars = jarsByName.get(name);
      if (jars.size() < 2) {
        return Optional.empty();
      }
      Set<String> others = new TreeSet<>();
      for (Path other : jars) {
        if (!other.equals(jar)) {
          others.add(other.getFileName().toString());
        }
      }
      return Optional.of(
          others.isEmpty()
              ? new RejectedJar(
                  jar, "it offers " + name + " twice", "rename one of them and build it again")
              : new RejectedJar(
                  jar,
                  name + " is also that of " + String.join(" and ", others),
                  "remove one of them from the folder, or rename what is in it"));
    }
  }
}
