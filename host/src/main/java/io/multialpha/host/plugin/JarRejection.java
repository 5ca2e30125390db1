package io.multialpha.host.plugin;

import java.nio.file.Path;

/** Stops the loading of one jar; becomes its {@link RejectedJar}. Never leaves this package. */
final class JarRejection extends Exception {
  private static final long serialVersionUID = 1L;

  private final String cure;

  /**
   * @param cause what is wrong, as the middle of a sentence
   * @param cure what to do, as the end of that sentence
   */
  JarRejection(String cause, String cure) {
    // No stack trace: it would hold nothing the sentence lacks, and could hold on to plugin
    // classes.
    super(cause, null, false, false);
    this.cure = cure;
  }

  /** Cause and cure, as a sentence goes on after a colon. */
  String sentenceEnd() {
    return getMessage() + "; " + cure + ".";
  }

  RejectedJar of(Path jar) {
    return new RejectedJar(jar, getMessage(), cure);
  }
}
