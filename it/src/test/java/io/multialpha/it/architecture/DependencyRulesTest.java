package io.multialpha.it.architecture;

import static com.tngtech.archunit.core.domain.JavaClass.Predicates.assignableTo;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAPackage;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAnyPackage;
import static com.tngtech.archunit.core.domain.properties.HasName.Predicates.name;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.AccessTarget;
import com.tngtech.archunit.core.domain.JavaAccess;
import com.tngtech.archunit.lang.ArchRule;
import java.util.ServiceLoader;
import org.junit.jupiter.api.Test;

/** Who may know whom: the modules each other, and the packages of the host the libraries. */
class DependencyRulesTest {
  private static final String API = "io.multialpha.api..";
  private static final String HOST = "io.multialpha.host..";
  private static final String PLUGINS = "io.multialpha.plugins..";
  private static final String TESTKIT = "io.multialpha.testkit..";

  private static final ArchRule API_STANDS_ALONE =
      classes()
          .that()
          .resideInAPackage(API)
          .should()
          .onlyDependOnClassesThat()
          .resideInAnyPackage(API, "java..", "org.slf4j..");

  private static final ArchRule HOST_KNOWS_NO_PLUGIN =
      noClasses()
          .that()
          .resideInAPackage(HOST)
          .should()
          .dependOnClassesThat()
          .resideInAnyPackage(PLUGINS, TESTKIT);

  /** The one plugin of ours that carries libraries. */
  private static final String ONNX = "io.multialpha.plugins.onnx..";

  private static final ArchRule PLUGINS_KNOW_THE_API =
      classes()
          .that()
          .resideInAPackage(PLUGINS)
          .and()
          .resideOutsideOfPackage(ONNX)
          .should()
          .onlyDependOnClassesThat()
          .resideInAnyPackage(PLUGINS, API, "java..", "org.slf4j..");

  private static final ArchRule ONNX_KNOWS_THE_API_AND_WHAT_IT_CARRIES =
      classes()
          .that()
          .resideInAPackage(ONNX)
          .should()
          .onlyDependOnClassesThat()
          .resideInAnyPackage(
              ONNX,
              API,
              "java..",
              "org.slf4j..",
              "ai.onnxruntime..",
              "com.fasterxml.jackson.core..");

  private static final ArchRule PLUGINS_DO_NOT_KNOW_EACH_OTHER =
      slices().matching("io.multialpha.plugins.(*)..").should().notDependOnEachOther();

  private static final ArchRule TESTKIT_KNOWS_THE_ENGINE =
      noClasses()
          .that()
          .resideInAPackage(TESTKIT)
          .should()
          .dependOnClassesThat(
              resideInAPackage(PLUGINS)
                  .or(
                      resideInAPackage(HOST)
                          .and(
                              DescribedPredicate.not(
                                  resideInAnyPackage(
                                      "io.multialpha.host.broker..",
                                      "io.multialpha.host.engine..",
                                      "io.multialpha.host.feature..",
                                      "io.multialpha.host.ledger..",
                                      "io.multialpha.host.market..",
                                      "io.multialpha.host.portfolio..")))));

  @Test
  void theApiStandsAlone() {
    OurClasses.keep(API_STANDS_ALONE);

    Planted.in(
            "io.multialpha.api.market",
            "io.multialpha.host.ExitCode code;",
            "org.pf4j.PluginManager manager;",
            "com.fasterxml.jackson.databind.JsonNode node;")
        .besideHarmless("io.multialpha.api.market", "org.slf4j.Logger log; java.util.List<?> all;")
        .areNoticedBy(API_STANDS_ALONE);
  }

  @Test
  void theHostKnowsNoPlugin() {
    OurClasses.keep(HOST_KNOWS_NO_PLUGIN);

    Planted.in(
            "io.multialpha.host.app",
            "io.multialpha.testkit.StrategyHarness harness;",
            "io.multialpha.plugins.ibs.PlantedC strategy;")
        .besideHarmless("io.multialpha.plugins.ibs", "")
        .areNoticedBy(HOST_KNOWS_NO_PLUGIN);
  }

  @Test
  void pluginsKnowTheApiAndNothingElse() {
    OurClasses.keep(PLUGINS_KNOW_THE_API);

    Planted.in(
            "io.multialpha.plugins.ibs",
            "io.multialpha.host.ExitCode code;",
            "io.multialpha.testkit.StrategyHarness harness;",
            "org.yaml.snakeyaml.Yaml yaml;")
        .besideHarmless("io.multialpha.plugins.ibs", "io.multialpha.api.market.Bar bar;")
        .areNoticedBy(PLUGINS_KNOW_THE_API);
  }

  @Test
  void theOnnxPluginKnowsTheApiAndWhatItCarries() {
    OurClasses.keep(ONNX_KNOWS_THE_API_AND_WHAT_IT_CARRIES);

    Planted.in(
            "io.multialpha.plugins.onnx",
            "io.multialpha.host.ExitCode code;",
            "com.fasterxml.jackson.databind.JsonNode node;")
        .besideHarmless("io.multialpha.plugins.onnx", "com.fasterxml.jackson.core.JsonParser json;")
        .areNoticedBy(ONNX_KNOWS_THE_API_AND_WHAT_IT_CARRIES);
  }

  @Test
  void pluginsDoNotKnowEachOther() {
    OurClasses.keep(PLUGINS_DO_NOT_KNOW_EACH_OTHER);

    Planted.in("io.multialpha.plugins.ibs", "io.multialpha.plugins.breakout.PlantedB other;")
        .besideHarmless("io.multialpha.plugins.breakout", "")
        .areNoticedBy(PLUGINS_DO_NOT_KNOW_EACH_OTHER);
  }

  @Test
  void theTestkitKnowsTheEngineAndNothingAroundIt() {
    OurClasses.keep(TESTKIT_KNOWS_THE_ENGINE);

    Planted.in(
            "io.multialpha.testkit",
            "io.multialpha.host.config.HouseConfig config;",
            "io.multialpha.host.plugin.PluginCatalog catalog;",
            "io.multialpha.host.app.Main main;")
        .besideHarmless("io.multialpha.testkit", "io.multialpha.host.engine.Engine engine;")
        .areNoticedBy(TESTKIT_KNOWS_THE_ENGINE);
  }

  @Test
  void classLoadingIsThePluginPackagesBusiness() {
    ArchRule rule =
        noClasses()
            .that()
            .resideInAPackage("io.multialpha..")
            .and()
            .resideOutsideOfPackage("io.multialpha.host.plugin..")
            .should()
            .dependOnClassesThat(
                resideInAPackage("org.pf4j..")
                    .or(assignableTo(ServiceLoader.class))
                    .or(assignableTo(ClassLoader.class)))
            .orShould()
            .accessTargetWhere(
                JavaAccess.Predicates.target(
                    named("getContextClassLoader").or(named("setContextClassLoader"))));
    OurClasses.keep(rule);

    Planted.in(
            "io.multialpha.host.app",
            "org.pf4j.PluginManager manager;",
            "Object all = java.util.ServiceLoader.load(Runnable.class);",
            "Object loader() { return Thread.currentThread().getContextClassLoader(); }",
            "void loader() { Thread.currentThread().setContextClassLoader(null); }",
            "java.net.URLClassLoader loader;",
            "static class Own extends ClassLoader {}")
        .besideHarmless("io.multialpha.host.plugin", "org.pf4j.PluginManager manager;")
        .areNoticedBy(rule);
  }

  private static DescribedPredicate<AccessTarget> named(String method) {
    return name(method).forSubtype();
  }

  @Test
  void eachLibraryIsKnownWhereItIsNeeded() {
    mayUse("Smile", "smile..", "smile.data.DataFrame frame;", "research.forest");
    mayUse("SnakeYAML", "org.yaml..", "Object o = new org.yaml.snakeyaml.Yaml();", "config");
    mayUse("SQL", "java.sql..", "java.sql.Connection connection;", "ledger", "research.trials");
    mayUse("SQLite", "org.sqlite..", "org.sqlite.SQLiteConfig config;", "ledger");
    mayUse(
        "Jackson",
        "com.fasterxml.jackson..",
        "com.fasterxml.jackson.databind.JsonNode node;",
        "app",
        "config",
        "model",
        "report",
        "research.parity",
        "research.results",
        "research.tuning");
    mayUse("picocli", "picocli..", "picocli.CommandLine line;", "app");
    mayUse(
        "commons-compress",
        "org.apache.commons..",
        "org.apache.commons.compress.compressors.CompressorInputStream in;",
        "model.pickle");
    mayUse("xz", "org.tukaani..", "org.tukaani.xz.XZInputStream in;", "model.pickle");
    mayUse("Logback", "ch.qos.logback..", "ch.qos.logback.classic.Logger log;", "app");
  }

  /** JDK 25 refuses the rest of its sealed package where some of it is in an archive of classes. */
  @Test
  void oneClassAloneNamesTheLibraryOfXz() {
    ArchRule rule =
        noClasses()
            .that()
            .resideInAPackage(HOST)
            .and()
            .doNotHaveFullyQualifiedName("io.multialpha.host.model.pickle.Xz")
            .should()
            .dependOnClassesThat()
            .resideInAPackage("org.tukaani..");
    OurClasses.keep(rule);

    Planted.in("io.multialpha.host.model.pickle", "org.tukaani.xz.XZInputStream in;")
        .besideHarmlessTypes(
            "io.multialpha.host.model.pickle",
            "final class Xz { org.tukaani.xz.XZInputStream in; }")
        .areNoticedBy(rule);
  }

  private static void mayUse(String what, String library, String use, String... packages) {
    String[] homes = new String[packages.length];
    for (int i = 0; i < homes.length; i++) {
      homes[i] = "io.multialpha.host." + packages[i] + "..";
    }
    ArchRule rule =
        noClasses()
            .that()
            .resideInAPackage("io.multialpha..")
            .and()
            .resideOutsideOfPackages(homes)
            .and()
            .resideOutsideOfPackage(ONNX)
            .should()
            .dependOnClassesThat()
            .resideInAPackage(library)
            .as(what + " is used only in " + String.join(", ", homes));
    OurClasses.keep(rule);
    Planted.in("io.multialpha.host.engine", use)
        .and("io.multialpha.testkit", use)
        .besideHarmless("io.multialpha.host." + packages[0], use)
        .areNoticedBy(rule);
  }
}
