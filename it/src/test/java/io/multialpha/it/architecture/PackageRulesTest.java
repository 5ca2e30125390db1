package io.multialpha.it.architecture;

import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAPackage;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAnyPackage;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideOutsideOfPackage;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import com.tngtech.archunit.lang.ArchRule;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** The direction in which packages know each other. */
class PackageRulesTest {
  private static final String HOST = "io.multialpha.host";

  /**
   * Which packages of the host each of them may know, besides {@code io.multialpha.host} itself. A
   * new package takes its place here, below all that use it.
   */
  private static final Map<String, Set<String>> BELOW =
      Map.ofEntries(
          Map.entry(
              "app",
              Set.of(
                  "broker",
                  "config",
                  "engine",
                  "feature",
                  "ledger",
                  "market",
                  "model",
                  "plugin",
                  "portfolio",
                  "report",
                  "research",
                  "runner")),
          Map.entry(
              "research",
              Set.of(
                  "broker",
                  "config",
                  "engine",
                  "feature",
                  "ledger",
                  "market",
                  "model",
                  "portfolio")),
          Map.entry("runner", Set.of("engine", "ledger", "market", "portfolio")),
          Map.entry("config", Set.of("broker", "engine", "feature", "market", "portfolio")),
          Map.entry("plugin", Set.of("engine", "feature")),
          Map.entry("report", Set.of("ledger", "market", "model", "research")),
          Map.entry("engine", Set.of("broker", "ledger", "market", "portfolio")),
          Map.entry("feature", Set.of()),
          Map.entry("broker", Set.of()),
          Map.entry("ledger", Set.of()),
          Map.entry("market", Set.of()),
          Map.entry("model", Set.of()),
          Map.entry("portfolio", Set.of()));

  private static final ArchRule EVERY_PACKAGE_HAS_ITS_PLACE =
      classes()
          .that()
          .resideInAPackage(HOST + ".*..")
          .should()
          .resideInAnyPackage(patterns(BELOW.keySet()));

  private static final ArchRule NO_CYCLES_IN_THE_HOST =
      slices().matching(HOST + ".(*)..").should().beFreeOfCycles();

  private static final ArchRule NO_CYCLES_IN_THE_API =
      slices().matching("io.multialpha.api.(*)..").should().beFreeOfCycles();

  private static ArchRule knowsOnlyWhatIsBelow(String name) {
    return classes()
        .that()
        .resideInAPackage(HOST + "." + name + "..")
        .should()
        .onlyDependOnClassesThat(
            resideOutsideOfPackage(HOST + "..")
                .or(resideInAPackage(HOST))
                .or(resideInAPackage(HOST + "." + name + ".."))
                .or(resideInAnyPackage(patterns(BELOW.get(name)))))
        .as(HOST + "." + name + " knows only " + BELOW.get(name));
  }

  private static String[] patterns(Set<String> names) {
    return names.stream().map(name -> HOST + "." + name + "..").toArray(String[]::new);
  }

  static Stream<String> packages() {
    return BELOW.keySet().stream().sorted();
  }

  @Test
  void everyPackageOfTheHostHasItsPlace() {
    OurClasses.keep(EVERY_PACKAGE_HAS_ITS_PLACE);

    Planted.in(HOST + ".homeless", "")
        .besideHarmless(HOST + ".engine", "")
        .areNoticedBy(EVERY_PACKAGE_HAS_ITS_PLACE);
  }

  @ParameterizedTest
  @MethodSource("packages")
  void aPackageKnowsOnlyThoseBelowIt(String name) {
    ArchRule rule = knowsOnlyWhatIsBelow(name);
    OurClasses.keep(rule);

    Planted up = Planted.in(HOST + "." + name, HOST + ".homeless.PlantedB other;");
    up.besideHarmless(HOST + ".homeless", "");
    up.areNoticedBy(rule);
  }

  @Test
  void thereAreNoCyclesInTheHost() {
    OurClasses.keep(NO_CYCLES_IN_THE_HOST);

    Planted.in(HOST + ".engine", HOST + ".ledger.PlantedB other;")
        .and(HOST + ".ledger", HOST + ".engine.PlantedA other;")
        .areNoticedBy(NO_CYCLES_IN_THE_HOST);
  }

  @Test
  void thereAreNoCyclesInTheApi() {
    OurClasses.keep(NO_CYCLES_IN_THE_API);

    Planted.in("io.multialpha.api.market", "io.multialpha.api.params.PlantedB other;")
        .and("io.multialpha.api.params", "io.multialpha.api.market.PlantedA other;")
        .areNoticedBy(NO_CYCLES_IN_THE_API);
  }
}
