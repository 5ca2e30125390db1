package io.multialpha.host;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** Programs of the tests that have to run in a process of their own, such as to be killed. */
public final class OtherProcess {
  private OtherProcess() {}

  /** This JVM's java command with a main class of the tests, to be started. */
  public static ProcessBuilder of(Class<?> main, String... arguments) {
    List<String> command = new ArrayList<>();
    command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
    command.add("-cp");
    command.add(System.getProperty("java.class.path"));
    command.add(main.getName());
    command.addAll(List.of(arguments));
    return new ProcessBuilder(command);
  }
}
