package io.multialpha.it.architecture;

import static com.tngtech.archunit.base.DescribedPredicate.describe;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.assignableTo;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.type;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.AccessTarget.CodeUnitAccessTarget;
import com.tngtech.archunit.core.domain.JavaAccess;
import com.tngtech.archunit.lang.ArchRule;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.Timer;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executor;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.ThreadLocalRandom;
import java.util.stream.BaseStream;
import org.junit.jupiter.api.Test;

/** Nothing but the data decides: no clock, no chance, no race, no machine's own arithmetic. */
class DeterminismRulesTest {
  private static final String HOST = "io.multialpha.host";

  /** What decides. */
  private static final String[] CORE = {
    "io.multialpha.api..",
    "io.multialpha.plugins..",
    HOST + ".engine..",
    HOST + ".portfolio..",
    HOST + ".broker..",
    HOST + ".model..",
    HOST + ".ledger..",
    HOST + ".config.."
  };

  private static final Set<String> SYSTEM_TIME =
      Set.of("java.lang.System.currentTimeMillis", "java.lang.System.nanoTime");

  private static final Set<String> FROM_THE_MACHINES_LIBRARY =
      Set.of(
          "sin", "cos", "tan", "asin", "acos", "atan", "atan2", "sinh", "cosh", "tanh", "exp",
          "expm1", "log", "log10", "log1p", "pow", "cbrt", "hypot");

  /**
   * The command line names runs by it, the runner gives up on calls that hang; two classes make
   * names of half-written files of it. None of them decides by it what is traded.
   */
  private static final ArchRule NO_WALL_CLOCK =
      noClasses()
          .that()
          .resideInAPackage("io.multialpha..")
          .and()
          .resideOutsideOfPackages(HOST + ".app..", HOST + ".runner..")
          .and()
          .doNotHaveFullyQualifiedName(HOST + ".market.BarCache")
          .and()
          .doNotHaveFullyQualifiedName(HOST + ".market.SampleFolder")
          .should()
          .accessTargetWhere(calls("the wall clock", DeterminismRulesTest::readsTheClock));

  private static final ArchRule NO_CHANCE =
      noClasses()
          .that()
          .resideInAPackage("io.multialpha..")
          .should()
          .accessTargetWhere(calls("chance", DeterminismRulesTest::asksChance))
          .orShould()
          .dependOnClassesThat(
              type(ThreadLocalRandom.class).or(type(java.security.SecureRandom.class)));

  private static final ArchRule NO_THREADS =
      noClasses()
          .that()
          .resideInAnyPackage(CORE)
          .and()
          // Every row is scored by itself, so it does not matter which thread takes it.
          .doNotHaveFullyQualifiedName(HOST + ".model.forest.BatchScoring")
          .should()
          .dependOnClassesThat(
              assignableTo(Thread.class)
                  .or(assignableTo(Executor.class))
                  .or(assignableTo(Future.class))
                  .or(type(Executors.class))
                  .or(assignableTo(CompletableFuture.class))
                  .or(assignableTo(Timer.class)))
          .orShould()
          .accessTargetWhere(
              calls(
                  "parallel streams",
                  target ->
                      (target.getName().equals("parallel")
                              && target.getOwner().isAssignableTo(BaseStream.class))
                          || target.getName().equals("parallelStream")
                          || target.getName().startsWith("parallelPrefix")
                          || target.getName().equals("parallelSort")
                          || target.getName().equals("parallelSetAll")));

  private static final ArchRule NO_ARITHMETIC_OF_THE_MACHINES_OWN =
      noClasses()
          .that()
          .resideInAPackage("io.multialpha..")
          .should()
          .accessTargetWhere(
              calls(
                  "functions of Math whose last digit is left to the machine",
                  target ->
                      target.getOwner().isEquivalentTo(Math.class)
                          && FROM_THE_MACHINES_LIBRARY.contains(target.getName())));

  private static boolean readsTheClock(CodeUnitAccessTarget target) {
    String owner = target.getOwner().getName();
    List<String> parameters = parameters(target);
    return SYSTEM_TIME.contains(owner + "." + target.getName())
        || (owner.startsWith("java.time.")
            && target.getName().equals("now")
            && !parameters.contains("java.time.Clock"))
        || (owner.equals("java.time.Clock")
            && (target.getName().startsWith("system")
                || (target.getName().startsWith("tick")
                    && !parameters.contains("java.time.Clock"))))
        || (isConstructor(target)
            && parameters.isEmpty()
            && Set.of("java.util.Date", "java.util.GregorianCalendar").contains(owner))
        || (owner.equals("java.util.Calendar") && target.getName().equals("getInstance"));
  }

  private static boolean asksChance(CodeUnitAccessTarget target) {
    String owner = target.getOwner().getName();
    List<String> parameters = parameters(target);
    return (target.getName().equals("random")
            && Set.of("java.lang.Math", "java.lang.StrictMath").contains(owner))
        || (isConstructor(target)
            && parameters.isEmpty()
            && Set.of("java.util.Random", "java.util.SplittableRandom").contains(owner))
        || (owner.equals("java.util.UUID") && target.getName().equals("randomUUID"))
        || (owner.equals("java.util.random.RandomGenerator")
            && Set.of("of", "getDefault").contains(target.getName()))
        || (owner.equals("java.util.Collections")
            && target.getName().equals("shuffle")
            && parameters.size() == 1);
  }

  private static boolean isConstructor(CodeUnitAccessTarget target) {
    return target.getName().equals("<init>");
  }

  private static List<String> parameters(CodeUnitAccessTarget target) {
    return target.getRawParameterTypes().stream().map(type -> type.getName()).toList();
  }

  /** Calls and method references alike. */
  private static DescribedPredicate<JavaAccess<?>> calls(
      String what, java.util.function.Predicate<CodeUnitAccessTarget> matches) {
    return describe(
        "the target is " + what,
        access ->
            access.getTarget() instanceof CodeUnitAccessTarget target && matches.test(target));
  }

  @Test
  void nothingThatDecidesKnowsTheWallClock() {
    OurClasses.keep(NO_WALL_CLOCK);

    Planted.in(
            "io.multialpha.host.engine",
            "long now = System.nanoTime();",
            "long now = System.currentTimeMillis();",
            "Object now = java.time.Instant.now();",
            "Object now = java.time.LocalDate.now(java.time.ZoneOffset.UTC);",
            "Object now = java.time.ZonedDateTime.now();",
            "Object now = java.time.Clock.systemUTC();",
            "Object now = java.time.Clock.tickSeconds(java.time.ZoneOffset.UTC);",
            "Object now = new java.util.Date();",
            "Object now = java.util.Calendar.getInstance();",
            "java.util.function.Supplier<?> now = java.time.Instant::now;")
        .besideHarmless(
            "io.multialpha.host.engine",
            "Object day = java.time.LocalDate.of(2024, 2, 29);",
            "Object of(java.time.Clock given) { return java.time.Instant.now(given); }",
            "Object then = new java.util.Date(0);")
        .areNoticedBy(NO_WALL_CLOCK);
    inEveryPackageOfTheCore("long now = System.nanoTime();", NO_WALL_CLOCK);
  }

  @Test
  void nothingIsLeftToChance() {
    OurClasses.keep(NO_CHANCE);

    Planted.in(
            "io.multialpha.host.market",
            "Object chance = new java.util.Random();",
            "Object chance = new java.util.SplittableRandom();",
            "double chance = Math.random();",
            "Object chance = java.util.UUID.randomUUID();",
            "int chance = java.util.concurrent.ThreadLocalRandom.current().nextInt();",
            "Object chance = new java.security.SecureRandom();",
            "Object chance = java.util.random.RandomGenerator.getDefault();",
            "void mix(java.util.List<?> all) { java.util.Collections.shuffle(all); }",
            "java.util.function.Supplier<?> chance = java.util.Random::new;")
        .and("io.multialpha.api.market", "double chance = Math.random();")
        .and("io.multialpha.plugins.ibs", "double chance = Math.random();")
        .besideHarmless(
            "io.multialpha.host.market",
            "Object seeded = new java.util.Random(7);",
            "Object seeded = new java.util.SplittableRandom(7);",
            "void mix(java.util.List<?> all) {"
                + " java.util.Collections.shuffle(all, new java.util.Random(7)); }")
        .areNoticedBy(NO_CHANCE);
  }

  @Test
  void noDecisionDependsOnThreads() {
    OurClasses.keep(NO_THREADS);

    Planted.in(
            "io.multialpha.host.engine",
            "Object thread = new Thread();",
            "void pause() throws Exception { Thread.sleep(1); }",
            "Object pool = java.util.concurrent.Executors.newCachedThreadPool();",
            "Object pool = java.util.concurrent.ForkJoinPool.commonPool();",
            "Object later = java.util.concurrent.CompletableFuture.runAsync(() -> {});",
            "Object timer = new java.util.Timer();",
            "Object all = java.util.List.of(1).parallelStream();",
            "Object all = java.util.stream.IntStream.of(1).parallel();",
            "void sort(int[] all) { java.util.Arrays.parallelSort(all); }")
        .besideHarmless(
            "io.multialpha.host.engine",
            "Object all = java.util.List.of(1).stream();",
            "Object count = new java.util.concurrent.atomic.AtomicLong();")
        .areNoticedBy(NO_THREADS);
    inEveryPackageOfTheCore("Object thread = new Thread();", NO_THREADS);
  }

  @Test
  void everyMachineCalculatesAlike() {
    OurClasses.keep(NO_ARITHMETIC_OF_THE_MACHINES_OWN);

    Planted.in("io.multialpha.host.report", "double power = Math.pow(2, 0.5);")
        .and("io.multialpha.api.indicator", "double log(double x) { return Math.log(x); }")
        .and("io.multialpha.plugins.ibs", "double e(double x) { return Math.exp(x); }")
        .and("io.multialpha.testkit", "java.util.function.DoubleUnaryOperator f = Math::sin;")
        .besideHarmless(
            "io.multialpha.host.report",
            "double power = StrictMath.pow(2, 0.5);",
            "double root(double x) { return Math.sqrt(Math.abs(x)); }")
        .areNoticedBy(NO_ARITHMETIC_OF_THE_MACHINES_OWN);
  }

  private static void inEveryPackageOfTheCore(String body, ArchRule rule) {
    Planted planted = Planted.in("io.multialpha.api.strategy", body);
    Arrays.stream(CORE)
        .map(pattern -> pattern.substring(0, pattern.length() - "..".length()))
        .forEach(name -> planted.and(name + ".deeper", body));
    planted.besideHarmless("io.multialpha.host.app", body).areNoticedBy(rule);
  }
}
