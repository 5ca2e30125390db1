package io.multialpha.benchmarks;

import java.io.PrintStream;
import java.nio.charset.StandardCharsets;

/** Says one word: what a Java process costs that does nothing. */
public final class Hello {
  private Hello() {}

  /** Says it. */
  public static void main(String[] args) {
    new PrintStream(System.out, true, StandardCharsets.UTF_8).println("hello");
  }
}
