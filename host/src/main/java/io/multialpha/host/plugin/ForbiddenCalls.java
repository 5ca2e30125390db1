package io.multialpha.host.plugin;

import io.multialpha.host.plugin.ClassFile.Member;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * The calls that would make a plugin's decisions depend on more than its data, or that reach beyond
 * the plugin: what the architecture rules forbid our own plugins, looked for in any jar.
 */
final class ForbiddenCalls {
  /** What becomes of a jar with such a call. */
  private enum Kind {
    PROCESS("a plugin neither starts processes nor has a say in how one ends"),
    CLOCK("a strategy's only clock is the time of its bars"),
    RANDOMNESS("use java.util.Random or SplittableRandom with a seed from the parameters"),
    THREADS("a plugin is called from one thread and starts none"),
    ACCESS("a plugin keeps to what it is offered");

    private final String advice;

    Kind(String advice) {
      this.advice = advice;
    }
  }

  /**
   * A rule on a method; {@code *} at the end of the name stands for any rest, {@code descriptor} is
   * a prefix of the parameters.
   */
  private record Rule(Kind kind, String name, String descriptor) {
    boolean matches(Member member) {
      boolean named =
          name.endsWith("*")
              ? member.name().startsWith(name.substring(0, name.length() - 1))
              : member.name().equals(name);
      return named
          && member.descriptor().startsWith(descriptor)
          && !member.descriptor().contains("Ljava/time/Clock;)");
    }
  }

  private static final Rule NOW = new Rule(Kind.CLOCK, "now", "(");
  private static final Rule NEW_RANDOM = new Rule(Kind.RANDOMNESS, "<init>", "()");
  private static final Rule ANY_RANDOM = new Rule(Kind.RANDOMNESS, "<init>", "(");
  private static final Rule RANDOM = new Rule(Kind.RANDOMNESS, "random", "(");
  private static final Rule NEW_THREAD = new Rule(Kind.THREADS, "<init>", "(");
  private static final Rule SET_ACCESSIBLE = new Rule(Kind.ACCESS, "setAccessible", "(");

  private static final Map<String, List<Rule>> BY_OWNER =
      Map.ofEntries(
          Map.entry(
              "java/lang/System",
              List.of(
                  new Rule(Kind.PROCESS, "exit", "("),
                  new Rule(Kind.CLOCK, "currentTimeMillis", "("),
                  new Rule(Kind.CLOCK, "nanoTime", "("))),
          Map.entry(
              "java/lang/Runtime",
              List.of(
                  new Rule(Kind.PROCESS, "exit", "("),
                  new Rule(Kind.PROCESS, "halt", "("),
                  new Rule(Kind.PROCESS, "exec", "("),
                  new Rule(Kind.PROCESS, "addShutdownHook", "("))),
          Map.entry("java/lang/ProcessBuilder", List.of(new Rule(Kind.PROCESS, "<init>", "("))),
          Map.entry("java/time/Instant", List.of(NOW)),
          Map.entry("java/time/LocalDate", List.of(NOW)),
          Map.entry("java/time/LocalTime", List.of(NOW)),
          Map.entry("java/time/LocalDateTime", List.of(NOW)),
          Map.entry("java/time/OffsetDateTime", List.of(NOW)),
          Map.entry("java/time/ZonedDateTime", List.of(NOW)),
          Map.entry("java/time/Year", List.of(NOW)),
          Map.entry("java/time/YearMonth", List.of(NOW)),
          Map.entry(
              "java/time/Clock",
              List.of(
                  new Rule(Kind.CLOCK, "system*", "("),
                  new Rule(Kind.CLOCK, "tick*", "(Ljava/time/ZoneId;"))),
          Map.entry("java/util/Date", List.of(new Rule(Kind.CLOCK, "<init>", "()"))),
          Map.entry("java/util/Calendar", List.of(new Rule(Kind.CLOCK, "getInstance", "("))),
          Map.entry("java/util/GregorianCalendar", List.of(new Rule(Kind.CLOCK, "<init>", "()"))),
          Map.entry("java/lang/Math", List.of(RANDOM)),
          Map.entry("java/lang/StrictMath", List.of(RANDOM)),
          Map.entry("java/util/Random", List.of(NEW_RANDOM)),
          Map.entry("java/util/SplittableRandom", List.of(NEW_RANDOM)),
          Map.entry("java/security/SecureRandom", List.of(ANY_RANDOM)),
          Map.entry(
              "java/util/concurrent/ThreadLocalRandom",
              List.of(new Rule(Kind.RANDOMNESS, "current", "("))),
          Map.entry("java/util/UUID", List.of(new Rule(Kind.RANDOMNESS, "randomUUID", "("))),
          Map.entry(
              "java/util/Collections",
              List.of(new Rule(Kind.RANDOMNESS, "shuffle", "(Ljava/util/List;)"))),
          Map.entry(
              "java/lang/Thread",
              List.of(
                  NEW_THREAD,
                  new Rule(Kind.THREADS, "of*", "("),
                  new Rule(Kind.THREADS, "startVirtualThread", "("),
                  new Rule(Kind.THREADS, "sleep", "("))),
          Map.entry("java/util/Timer", List.of(NEW_THREAD)),
          Map.entry("java/util/concurrent/ThreadPoolExecutor", List.of(NEW_THREAD)),
          Map.entry("java/util/concurrent/ScheduledThreadPoolExecutor", List.of(NEW_THREAD)),
          Map.entry(
              "java/util/concurrent/ForkJoinPool",
              List.of(NEW_THREAD, new Rule(Kind.THREADS, "commonPool", "("))),
          Map.entry("java/util/concurrent/Executors", List.of(new Rule(Kind.THREADS, "new*", "("))),
          Map.entry(
              "java/util/concurrent/CompletableFuture",
              List.of(
                  new Rule(Kind.THREADS, "runAsync", "("),
                  new Rule(Kind.THREADS, "supplyAsync", "("))),
          Map.entry("java/lang/reflect/AccessibleObject", List.of(SET_ACCESSIBLE)),
          Map.entry("java/lang/reflect/Constructor", List.of(SET_ACCESSIBLE)),
          Map.entry("java/lang/reflect/Field", List.of(SET_ACCESSIBLE)),
          Map.entry("java/lang/reflect/Method", List.of(SET_ACCESSIBLE)));

  private static final Rule PARALLEL = new Rule(Kind.THREADS, "parallel*", "()");

  private ForbiddenCalls() {}

  /**
   * The forbidden calls of one class.
   *
   * @param ofProvider whether the class is in the package of a provider
   * @throws JarRejection if such a class ends or starts processes, which can never be meant
   */
  static List<CodeNote> in(ClassFile file, boolean ofProvider) throws JarRejection {
    List<CodeNote> notes = new ArrayList<>();
    for (Member member : file.members()) {
      Optional<Kind> broken = kindOf(member);
      if (broken.isPresent()) {
        Kind kind = broken.get();
        CodeNote note =
            new CodeNote(file.name().replace('/', '.'), nameOf(member), kind.advice, ofProvider);
        if (ofProvider && kind == Kind.PROCESS) {
          throw new JarRejection(
              "its class " + note.className() + " calls " + note.call() + ", and " + kind.advice,
              "throw an exception where the strategy cannot go on, and build it again");
        }
        if (!notes.contains(note)) {
          notes.add(note);
        }
      }
    }
    return notes;
  }

  private static Optional<Kind> kindOf(Member member) {
    for (Rule rule : BY_OWNER.getOrDefault(member.owner(), List.of())) {
      if (rule.matches(member)) {
        return Optional.of(rule.kind());
      }
    }
    boolean parallel = PARALLEL.matches(member) && member.descriptor().endsWith("Stream;");
    return parallel ? Optional.of(PARALLEL.kind()) : Optional.empty();
  }

  /** {@code Random.<init>} as {@code new Random}, others as {@code Instant.now}. */
  private static String nameOf(Member member) {
    String owner = member.owner().substring(member.owner().lastIndexOf('/') + 1);
    return member.name().equals("<init>") ? "new " + owner : owner + "." + member.name();
  }
}
