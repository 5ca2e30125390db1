package io.multialpha.host;

/** What the process ends with; stable, for scripts. */
public enum ExitCode {
  /** All went well. */
  OK(0),
  /** A check that the user asked for failed. */
  CHECK_FAILED(1),
  /** Wrong usage, configuration, or input files. */
  USAGE(2),
  /** The environment is at fault: no permission, disk full, no JDK. */
  ENVIRONMENT(3);

  private final int code;

  ExitCode(int code) {
    this.code = code;
  }

  /** The number given to the operating system. */
  public int code() {
    return code;
  }
}
