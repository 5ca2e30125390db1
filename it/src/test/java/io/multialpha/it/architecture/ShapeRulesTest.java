package io.multialpha.it.architecture;

import static com.tngtech.archunit.base.DescribedPredicate.describe;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaModifier;
import com.tngtech.archunit.lang.ArchCondition;
import com.tngtech.archunit.lang.ArchRule;
import io.multialpha.host.UserException;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** What kinds of types there are: values and interfaces in the api, sentences for the user. */
class ShapeRulesTest {
  private static final String API = "io.multialpha.api.market";
  private static final String HOST = "io.multialpha.host.market";

  private static final ArchRule NOBODY_EXTENDS_THE_API_BY_ACCIDENT =
      classes()
          .that()
          .resideInAPackage("io.multialpha.api..")
          .and()
          .arePublic()
          .should(
              ArchCondition.from(
                  describe(
                      "be an interface, a record, an enum, an exception or final",
                      ShapeRulesTest::isClosed)));

  /**
   * What is wrong inside a model file is said without the file's name; whoever opened the file has
   * to catch it, and says the whole sentence.
   */
  private static final ArchRule PUBLIC_EXCEPTIONS_SPEAK_TO_THE_USER =
      classes()
          .that()
          .resideInAPackage("io.multialpha.host..")
          .and()
          .resideOutsideOfPackages(
              "io.multialpha.host.model.pickle..", "io.multialpha.host.model.sklearn..")
          .and()
          .arePublic()
          .and()
          .areAssignableTo(Throwable.class)
          .should()
          .beAssignableTo(UserException.class);

  private static final Set<String> TOO_GENERAL =
      Set.of(
          "java.lang.Throwable",
          "java.lang.Exception",
          "java.lang.RuntimeException",
          "java.lang.Error");

  private static final ArchRule EXCEPTIONS_SAY_WHAT_THEY_ARE =
      noClasses()
          .that()
          .resideInAPackage("io.multialpha..")
          .and(isNoException())
          .should()
          .callConstructorWhere(
              describe(
                  "the target is one of " + TOO_GENERAL,
                  call -> TOO_GENERAL.contains(call.getTargetOwner().getName())));

  private static boolean isClosed(JavaClass type) {
    return type.isInterface()
        || type.isRecord()
        || type.isEnum()
        || type.isAssignableTo(Throwable.class)
        || type.getModifiers().contains(JavaModifier.FINAL);
  }

  /** Their constructors call those of the class they extend. */
  private static DescribedPredicate<JavaClass> isNoException() {
    return describe("are no exceptions", type -> !type.isAssignableTo(Throwable.class));
  }

  @Test
  void everyPublicTypeOfTheApiIsClosed() {
    OurClasses.keep(NOBODY_EXTENDS_THE_API_BY_ACCIDENT);

    Planted.types(API, "public class Open {}", "public abstract class HalfDone {}")
        .besideHarmlessTypes(
            API,
            "public interface Shape {}",
            "public record Value(int n) {}",
            "public enum Choice { ONE { @Override int n() { return 1; } }; abstract int n(); }",
            "public @interface Mark {}",
            "public class Refusal extends Exception {}",
            "public final class Closed {}",
            "class Inner {}")
        .areNoticedBy(NOBODY_EXTENDS_THE_API_BY_ACCIDENT);
  }

  @Test
  void everyPublicExceptionOfTheHostSpeaksToTheUser() {
    OurClasses.keep(PUBLIC_EXCEPTIONS_SPEAK_TO_THE_USER);

    Planted.types(
            HOST,
            "public class Riddle extends RuntimeException {}",
            "public class Puzzle extends Exception {}")
        .besideHarmlessTypes(
            HOST,
            "class Private extends Exception {}",
            """
            public class Sentence extends io.multialpha.host.UserException {
              Sentence() {
                super(io.multialpha.host.ExitCode.USAGE, "Give a number.");
              }
            }
            """)
        .areNoticedBy(PUBLIC_EXCEPTIONS_SPEAK_TO_THE_USER);
  }

  @Test
  void nobodyThrowsWhatSaysNothing() {
    OurClasses.keep(EXCEPTIONS_SAY_WHAT_THEY_ARE);

    Planted.in(
            HOST,
            "void fail() { throw new RuntimeException(\"no\"); }",
            "void fail() throws Exception { throw new Exception(); }",
            "void fail() { throw new Error(); }")
        .besideHarmless(HOST, "void fail() { throw new IllegalArgumentException(\"7 of 6\"); }")
        .areNoticedBy(EXCEPTIONS_SAY_WHAT_THEY_ARE);
  }
}
