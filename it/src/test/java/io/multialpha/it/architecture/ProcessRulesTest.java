package io.multialpha.it.architecture;

import static com.tngtech.archunit.base.DescribedPredicate.describe;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.JavaAccess;
import com.tngtech.archunit.lang.ArchRule;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** Only the command line ends the process and writes to the console. */
class ProcessRulesTest {
  private static final Set<String> ENDS_THE_PROCESS =
      Set.of("java.lang.System.exit", "java.lang.Runtime.exit", "java.lang.Runtime.halt");
  private static final Set<String> IS_THE_CONSOLE =
      Set.of(
          "java.lang.System.out",
          "java.lang.System.err",
          "java.lang.System.in",
          "java.lang.System.console");

  private static final ArchRule ENDED_BY_APP = outsideAppNothing(accesses(ENDS_THE_PROCESS));
  private static final ArchRule WRITTEN_TO_BY_APP =
      outsideAppNothing(
          accesses(IS_THE_CONSOLE)
              .or(
                  describe(
                      "the target is printStackTrace()",
                      access ->
                          access.getTarget().getName().equals("printStackTrace")
                              && access.getTarget().getFullName().endsWith("()"))));

  private static ArchRule outsideAppNothing(DescribedPredicate<? super JavaAccess<?>> access) {
    return noClasses()
        .that()
        .resideInAPackage("io.multialpha..")
        .and()
        .resideOutsideOfPackage("io.multialpha.host.app..")
        .should()
        .accessTargetWhere(access);
  }

  private static DescribedPredicate<JavaAccess<?>> accesses(Set<String> members) {
    return describe(
        "the target is one of " + members,
        access ->
            members.contains(
                access.getTargetOwner().getName() + "." + access.getTarget().getName()));
  }

  @Test
  void onlyTheCommandLineEndsTheProcess() {
    OurClasses.keep(ENDED_BY_APP);

    Planted.in(
            "io.multialpha.host.runner",
            "void end() { System.exit(1); }",
            "void end() { Runtime.getRuntime().exit(1); }",
            "void end() { Runtime.getRuntime().halt(1); }",
            "java.util.function.IntConsumer end = System::exit;")
        .and("io.multialpha.plugins.ibs", "void end() { System.exit(1); }")
        .besideHarmless("io.multialpha.host.app", "void end() { System.exit(1); }")
        .areNoticedBy(ENDED_BY_APP);
  }

  @Test
  void onlyTheCommandLineWritesToTheConsole() {
    OurClasses.keep(WRITTEN_TO_BY_APP);

    Planted.in(
            "io.multialpha.host.report",
            "void say() { System.out.println(); }",
            "void say() { System.err.println(); }",
            "Object heard = System.in;",
            "Object console = System.console();",
            "void say(Exception e) { e.printStackTrace(); }")
        .and("io.multialpha.testkit", "void say() { System.out.println(); }")
        .and("io.multialpha.api.market", "void say() { System.out.println(); }")
        .besideHarmless("io.multialpha.host.app", "void say() { System.out.println(); }")
        .besideHarmless(
            "io.multialpha.host.report",
            "void log(Exception e, java.io.PrintWriter log) { e.printStackTrace(log); }")
        .areNoticedBy(WRITTEN_TO_BY_APP);
  }
}
