package io.multialpha.it.plugin;

import static io.multialpha.it.plugin.Zoo.assertRefused;
import static io.multialpha.it.plugin.Zoo.beast;
import static org.assertj.core.api.Assertions.assertThat;

import io.multialpha.api.model.ModelBundleLoader;
import io.multialpha.api.portfolio.PortfolioPolicy;
import io.multialpha.api.strategy.Strategy;
import io.multialpha.host.plugin.ApiVersion;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Plugins that name providers which cannot be had, or which fail when they are asked. */
class BrokenProvidersTest {
  private static final String SERVICE = "META-INF/services/io.multialpha.api.strategy.Strategy";
  private static final String MEND = "mend the plugin, or ask its author to.";

  @TempDir Path plugins;

  @Test
  void refusesAPluginThatProvidesNothing() {
    Path jar =
        JarBuilder.plugin("beast")
            .source("com.acme.Beast", ZooSources.strategy("Beast", "beast", ""))
            .build(plugins, "beast.jar");

    assertRefused(
        jar,
        "beast.jar cannot be loaded: it provides no strategy, no model bundle loader and no"
            + " portfolio policy; name the class in "
            + SERVICE
            + " and build it again.");
  }

  @Test
  void refusesAProviderThatIsNotThere() {
    Path jar = beast("beast").provides(Strategy.class, "com.acme.Gone").build(plugins, "beast.jar");

    assertRefused(
        jar,
        "beast.jar cannot be loaded: its "
            + SERVICE
            + " names com.acme.Gone, and there is no such class in it; correct the name and build"
            + " it again.");
  }

  @Test
  void refusesAProviderThatIsNotItsOwn() {
    Path jar =
        beast("beast")
            .provides(Strategy.class, "io.multialpha.api.strategy.Strategy")
            .build(plugins, "beast.jar");

    assertRefused(
        jar,
        "beast.jar cannot be loaded: its "
            + SERVICE
            + " names io.multialpha.api.strategy.Strategy, and there is no such class in it;"
            + " correct the name and build it again.");
  }

  @Test
  void refusesAProviderThatIsNoStrategy() {
    Path jar =
        JarBuilder.plugin("beast")
            .source("com.acme.Beast", "public final class Beast {}")
            .provides(Strategy.class, "com.acme.Beast")
            .build(plugins, "beast.jar");

    assertRefused(
        jar,
        "beast.jar cannot be loaded: its provider com.acme.Beast does not implement"
            + " io.multialpha.api.strategy.Strategy; let it, or take it out of "
            + SERVICE
            + ".");
  }

  @Test
  void refusesAProviderThatIsNotPublic() {
    Path jar = broken("public final class", "final class");

    assertRefused(
        jar,
        "beast.jar cannot be loaded: its provider com.acme.Beast is not public;"
            + " declare it public final and build it again.");
  }

  @Test
  void refusesAProviderThatIsAbstract() {
    Path jar = broken("public final class", "public abstract class");

    assertRefused(
        jar,
        "beast.jar cannot be loaded: its provider com.acme.Beast is not public and concrete;"
            + " declare it public final and build it again.");
  }

  @Test
  void refusesAProviderWithoutAConstructorForTheServiceLoader() {
    Path jar = beast("beast", "public Beast(String name) {}").build(plugins, "beast.jar");

    assertRefused(
        jar,
        "beast.jar cannot be loaded: its provider com.acme.Beast has no public constructor without"
            + " parameters; add one and build it again.");
  }

  @Test
  void refusesAConstructorThatThrows() {
    Path jar =
        beast(
                "beast",
                "public Beast() { throw new IllegalStateException(\"no licence\\nline 2\"); }")
            .build(plugins, "beast.jar");

    assertRefused(
        jar,
        "beast.jar cannot be loaded: the constructor of com.acme.Beast throws"
            + " IllegalStateException: no licence; "
            + MEND);
  }

  @Test
  void refusesAStaticInitialiserThatThrows() {
    Path jar =
        beast("beast", "static final int LENGTH = Integer.parseInt(\"many\");")
            .build(plugins, "beast.jar");

    assertRefused(
        jar,
        "beast.jar cannot be loaded: the static initialiser of com.acme.Beast throws"
            + " NumberFormatException: For input string: \"many\"; "
            + MEND);
  }

  @Test
  void refusesAStaticInitialiserThatRunsOutOfStack() {
    Path jar =
        beast("beast", "static int deep(int n) { return deep(n + 1) + 1; } static { deep(0); }")
            .build(plugins, "beast.jar");

    assertThat(Zoo.sentences(jar.getParent()))
        .singleElement()
        .asString()
        .startsWith("beast.jar cannot be loaded: ")
        .endsWith(" throws StackOverflowError; " + MEND);
  }

  @Test
  void refusesAnExceptionThatCannotEvenBeDescribed() {
    Path jar =
        beast(
                "beast",
                """
                static final class Odd extends RuntimeException {
                  public String getMessage() { throw this; }
                }
                public Beast() { throw new Odd(); }
                """)
            .build(plugins, "beast.jar");

    assertRefused(
        jar, "beast.jar cannot be loaded: the constructor of com.acme.Beast throws Odd; " + MEND);
  }

  @ParameterizedTest
  @CsvSource({
    "'StrategyInfo info() {', info()",
    "'ParamsSchema params() {', params()",
  })
  void refusesADeclarationThatThrows(String method, String name) {
    Path jar = broken(method, method + " if (true) throw new ArithmeticException(\"1/0\");");

    assertRefused(
        jar,
        "beast.jar cannot be loaded: "
            + name
            + " of com.acme.Beast throws ArithmeticException: 1/0; "
            + MEND);
  }

  @ParameterizedTest
  @CsvSource({
    "'public ModelLayout modelLayout()', modelLayout()",
    "'public DataNeeds dataNeeds(Params params)', dataNeeds()",
  })
  void refusesADeclarationThatGivesNull(String method, String name) {
    Path jar = beast("beast", method + " { return null; }").build(plugins, "beast.jar");

    assertRefused(
        jar,
        "beast.jar cannot be loaded: "
            + name
            + " of com.acme.Beast gives null; give a value, as the api's documentation asks, and"
            + " build it again.");
  }

  @Test
  void refusesASchemaThatContradictsItself() {
    Path jar =
        broken(
            "return ParamsSchema.none();",
            "return ParamsSchema.of(Param.integer(\"bars\").between(5, 10).doc(\"length\"));");

    assertRefused(
        jar,
        "beast.jar cannot be loaded: params() of com.acme.Beast throws IllegalArgumentException:"
            + " parameter bars: the default 0 is not allowed, expected a whole number from 5 to 10; "
            + MEND);
  }

  @Test
  void refusesAPolicyIdThatCannotBeWrittenInTheConfiguration() {
    Path jar =
        JarBuilder.plugin("beast")
            .source("com.acme.Careful", ZooSources.policy("Careful", "Very Careful"))
            .provides(PortfolioPolicy.class, "com.acme.Careful")
            .build(plugins, "beast.jar");

    assertRefused(
        jar,
        "beast.jar cannot be loaded: the id 'Very Careful' of its portfolio policy is not lower"
            + " case letters, digits, '-' and '_' after a letter; rename it and build it again.");
  }

  @Test
  void refusesAPolicyWithFiltersSinceTheyAreAStrategys() {
    Path jar =
        JarBuilder.plugin("beast")
            .source(
                "com.acme.Careful",
                ZooSources.policy("Careful", "careful")
                    .replace(
                        "public PolicyRules create",
                        "public ParamsSchema params() { return"
                            + " ParamsSchema.of(Param.filters(\"filters\").doc(\"bands\")); }\n"
                            + "public PolicyRules create"))
            .provides(PortfolioPolicy.class, "com.acme.Careful")
            .build(plugins, "beast.jar");

    assertRefused(
        jar,
        "beast.jar cannot be loaded: its portfolio policy careful has a parameter of filters, which"
            + " are a strategy's; remove the parameter and build it again.");
  }

  @Test
  void refusesAMissingLibraryBeforeItIsMissedInTrading() {
    Path jar =
        beast("beast", "int later() { return Library.answer(); }")
            .source(
                "com.acme.Library", "final class Library { static int answer() { return 42; } }")
            .dropping("com.acme.Library")
            .build(plugins, "beast.jar");

    assertRefused(
        jar,
        "beast.jar cannot be loaded: its class com.acme.Beast needs com.acme.Library, which is"
            + " neither in the jar nor in the plugin api nor in the JDK; pack the library into the"
            + " jar, as maven-shade-plugin does, or do without it.");
  }

  @Test
  void refusesALibrarysMissingLibraryWhenItIsMissed() {
    Path jar =
        beast("beast", "public Beast() { com.library.Front.answer(); }")
            .source(
                "com.library.Front",
                "public final class Front { public static int answer() { return Back.answer(); } }")
            .source("com.library.Back", "final class Back { static int answer() { return 42; } }")
            .dropping("com.library.Back")
            .build(plugins, "beast.jar");

    assertRefused(
        jar,
        "beast.jar cannot be loaded: the constructor of com.acme.Beast needs the class"
            + " com.library.Back, which is neither in the jar nor in the plugin api nor in the JDK;"
            + " pack the library into the jar, as maven-shade-plugin does, or do without it.");
  }

  @Test
  void refusesAClassThatThisApiDoesNotHave() {
    Path jar =
        beast("beast", "Object later() { return new io.multialpha.api.strategy.Later(); }")
            .source("io.multialpha.api.strategy.Later", "public final class Later {}")
            .dropping("io.multialpha.api.strategy.Later")
            .build(plugins, "beast.jar");

    assertRefused(
        jar,
        "beast.jar cannot be loaded: its class com.acme.Beast needs"
            + " io.multialpha.api.strategy.Later, which plugin api "
            + ApiVersion.installed()
            + " lacks; build it with multi-alpha-api "
            + ApiVersion.installed()
            + ", or take a newer multi-alpha.");
  }

  @Test
  void refusesACallThatThisApiDoesNotHave() {
    Path jar =
        broken(
            "return StrategyInfo.of(\"beast\", \"Does nothing\");",
            "return StrategyInfo.named(\"beast\");",
            "io.multialpha.api.strategy.StrategyInfo",
            "public final class StrategyInfo { public static native StrategyInfo named(String n); }");

    assertThat(Zoo.sentences(jar.getParent()))
        .singleElement()
        .asString()
        .startsWith(
            "beast.jar cannot be loaded: info() of com.acme.Beast does not fit together with what"
                + " it was built against (NoSuchMethodError: ")
        .endsWith("; build it again with multi-alpha-api " + ApiVersion.installed() + ".");
  }

  @Test
  void refusesTheWholeJarForOneBrokenProviderAmongSound() {
    Path jar =
        beast("beast")
            .source("com.acme.Odd", ZooSources.modelLoader("Odd", " "))
            .provides(ModelBundleLoader.class, "com.acme.Odd")
            .build(plugins, "beast.jar");

    assertRefused(
        jar,
        "beast.jar cannot be loaded: the id ' ' of its model bundle loader is not lower case"
            + " letters, digits, '-' and '_' after a letter; rename it and build it again.");
  }

  @Test
  void refusesAModelFileThatIsNoPlainName() {
    Path jar =
        beast("beast")
            .source(
                "com.acme.Odd",
                ZooSources.modelLoader("Odd", "odd")
                    .replace(
                        "public boolean canRead",
                        "public List<String> modelFiles() { return List.of(\"model.odd\"); }\n"
                            + "  public boolean canRead"))
            .provides(ModelBundleLoader.class, "com.acme.Odd")
            .build(plugins, "beast.jar");

    assertRefused(
        jar,
        "beast.jar cannot be loaded: the model file 'model.odd' of its model bundle loader odd is"
            + " not a plain file name with {SYMBOL} in it; rename it and build it again.");
  }

  private Path broken(String sound, String defect) {
    String source = ZooSources.strategy("Beast", "beast", "");
    assertThat(source).contains(sound);
    return JarBuilder.plugin("beast")
        .source("com.acme.Beast", source.replace(sound, defect))
        .provides(Strategy.class, "com.acme.Beast")
        .build(plugins, "beast.jar");
  }

  /** Built against another version of one class of the api. */
  private Path broken(String sound, String defect, String otherClass, String otherSource) {
    String source = ZooSources.strategy("Beast", "beast", "");
    assertThat(source).contains(sound);
    return JarBuilder.plugin("beast")
        .source("com.acme.Beast", source.replace(sound, defect))
        .source(otherClass, otherSource)
        .dropping(otherClass)
        .provides(Strategy.class, "com.acme.Beast")
        .build(plugins, "beast.jar");
  }
}
