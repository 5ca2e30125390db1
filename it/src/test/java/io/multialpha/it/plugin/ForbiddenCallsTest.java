package io.multialpha.it.plugin;

import static org.assertj.core.api.Assertions.assertThat;

import io.multialpha.host.plugin.CodeNote;
import io.multialpha.host.plugin.PluginCatalog;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The architecture rules for our own plugins, as they are kept in any jar. */
class ForbiddenCallsTest {
  private static final String CLOCK = "a strategy's only clock is the time of its bars";
  private static final String RANDOMNESS =
      "use java.util.Random or SplittableRandom with a seed from the parameters";
  private static final String THREADS = "a plugin is called from one thread and starts none";

  @TempDir Path plugins;

  private List<CodeNote> notesOn(String statements) {
    Zoo.beast("beast", "void later() throws Exception {\n" + statements + "\n}")
        .build(plugins, "beast.jar");
    try (PluginCatalog catalog = Zoo.load(plugins)) {
      assertThat(catalog.rejected()).isEmpty();
      return catalog.plugin("beast").orElseThrow().notes();
    }
  }

  private static CodeNote note(String call, String advice) {
    return new CodeNote("com.acme.Beast", call, advice, true);
  }

  @Test
  void notesTheWallClock() {
    assertThat(
            notesOn(
                """
                System.currentTimeMillis();
                System.nanoTime();
                java.time.Instant.now();
                java.time.LocalDate.now(java.time.ZoneId.of("UTC"));
                java.time.ZonedDateTime.now();
                java.time.Clock.systemUTC();
                new java.util.Date();
                """))
        .containsExactlyInAnyOrder(
            note("System.currentTimeMillis", CLOCK),
            note("System.nanoTime", CLOCK),
            note("Instant.now", CLOCK),
            note("LocalDate.now", CLOCK),
            note("ZonedDateTime.now", CLOCK),
            note("Clock.systemUTC", CLOCK),
            note("new Date", CLOCK));
  }

  @Test
  void notesUnseededRandomness() {
    assertThat(
            notesOn(
                """
                new java.util.Random();
                new java.util.SplittableRandom();
                new java.security.SecureRandom();
                Math.random();
                java.util.UUID.randomUUID();
                java.util.concurrent.ThreadLocalRandom.current();
                java.util.Collections.shuffle(new java.util.ArrayList<>());
                """))
        .containsExactlyInAnyOrder(
            note("new Random", RANDOMNESS),
            note("new SplittableRandom", RANDOMNESS),
            note("new SecureRandom", RANDOMNESS),
            note("Math.random", RANDOMNESS),
            note("UUID.randomUUID", RANDOMNESS),
            note("ThreadLocalRandom.current", RANDOMNESS),
            note("Collections.shuffle", RANDOMNESS));
  }

  @Test
  void notesThreads() {
    assertThat(
            notesOn(
                """
                new Thread(() -> {}).start();
                new java.util.Timer();
                java.util.concurrent.Executors.newCachedThreadPool();
                java.util.concurrent.CompletableFuture.runAsync(() -> {});
                java.util.List.of(1).parallelStream();
                Thread.sleep(1);
                """))
        .containsExactlyInAnyOrder(
            note("new Thread", THREADS),
            note("new Timer", THREADS),
            note("Executors.newCachedThreadPool", THREADS),
            note("CompletableFuture.runAsync", THREADS),
            note("List.parallelStream", THREADS),
            note("Thread.sleep", THREADS));
  }

  @Test
  void notesForcedAccess() {
    assertThat(notesOn("String.class.getDeclaredField(\"value\").setAccessible(true);"))
        .containsExactly(note("Field.setAccessible", "a plugin keeps to what it is offered"));
  }

  @Test
  void saysANoteAsAClause() {
    assertThat(notesOn("System.nanoTime();"))
        .extracting(CodeNote::text)
        .containsExactly(
            "com.acme.Beast calls System.nanoTime: a strategy's only clock is the time of its bars");
  }

  @Test
  void letsBeWhatIsSeededOrGivenAClock() {
    assertThat(
            notesOn(
                """
                new java.util.Random(42).nextInt();
                new java.util.SplittableRandom(42).nextInt();
                java.util.Collections.shuffle(new java.util.ArrayList<>(), new java.util.Random(1));
                java.time.Clock clock =
                    java.time.Clock.fixed(java.time.Instant.EPOCH, java.time.ZoneOffset.UTC);
                java.time.Instant.now(clock);
                java.time.LocalDate.now(clock);
                new java.util.Date(0);
                Thread.currentThread();
                Runtime.getRuntime().availableProcessors();
                """))
        .isEmpty();
  }

  @ParameterizedTest
  @CsvSource({
    "'System.exit(0);', System.exit",
    "'Runtime.getRuntime().halt(0);', Runtime.halt",
    "'Runtime.getRuntime().exec(\"ls\");', Runtime.exec",
    "'Runtime.getRuntime().addShutdownHook(new Thread());', Runtime.addShutdownHook",
    "'new ProcessBuilder(\"ls\").start();', new ProcessBuilder",
    "'java.util.function.IntConsumer end = System::exit;', System.exit",
  })
  void refusesAnAuthorsCodeThatEndsOrStartsProcesses(String statement, String call) {
    Path jar =
        Zoo.beast("beast", "void later() throws Exception { " + statement + " }")
            .build(plugins, "beast.jar");

    Zoo.assertRefused(
        jar,
        "beast.jar cannot be loaded: its class com.acme.Beast calls "
            + call
            + ", and a plugin neither starts processes nor has a say in how one ends; throw an"
            + " exception where the strategy cannot go on, and build it again.");
  }

  @Test
  void refusesItBeforeAnyOfItRuns() {
    Path jar = Zoo.beast("beast", "static { System.exit(7); }").build(plugins, "beast.jar");

    assertThat(Zoo.sentences(jar.getParent())).hasSize(1);
  }
}
