package io.multialpha.host.app;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Map;

/** The program as a user has it, with everything it prints. */
record Cli(Path root, Map<String, String> environment) {
  static final Clock CLOCK = Clock.fixed(Instant.parse("2024-05-06T07:08:09Z"), ZoneOffset.UTC);

  record Result(int exit, String out, String err) {}

  static Cli in(Path root) {
    return new Cli(root, Map.of());
  }

  Result run(String... args) {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    ByteArrayOutputStream err = new ByteArrayOutputStream();
    int exit =
        Main.execute(
            args,
            new PrintStream(out, true, UTF_8),
            new PrintStream(err, true, UTF_8),
            environment,
            CLOCK,
            root);
    return new Result(exit, out.toString(UTF_8), err.toString(UTF_8));
  }
}
