package io.multialpha.it.architecture;

import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.lang.ArchRule;
import java.nio.file.Path;
import java.util.List;

/**
 * Every class that is shipped, as the build compiled it. The plugins' are read from their folders:
 * they are on nobody's class path.
 */
final class OurClasses {
  private static final JavaClasses ALL = compiledFrom(Sources.modules());

  private OurClasses() {}

  static JavaClasses all() {
    return ALL;
  }

  /**
   * Imports what was compiled from these modules.
   *
   * @throws AssertionError if a source file of theirs has no class: a rule would pass on nothing
   */
  static JavaClasses compiledFrom(List<Path> modules) {
    JavaClasses classes =
        new ClassFileImporter()
            .importPaths(modules.stream().map(module -> module.resolve("target/classes")).toList());
    for (Path module : modules) {
      List<String> names = Sources.classNames(Sources.of(module));
      assertThat(names).as("sources of %s", module).isNotEmpty();
      assertThat(names)
          .as("classes compiled from the sources of %s", module)
          .allMatch(classes::contain);
    }
    return classes;
  }

  /** Asserts that all of them keep a rule. */
  static void keep(ArchRule rule) {
    rule.check(ALL);
  }
}
