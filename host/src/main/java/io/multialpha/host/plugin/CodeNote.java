package io.multialpha.host.plugin;

/**
 * A call in a plugin's code that a strategy must not make. Whether it is ever reached cannot be
 * told from outside: a library in the jar may hold it and never run it.
 *
 * @param className the class with the call, for example {@code com.acme.GapFade}
 * @param call what is called, for example {@code System.nanoTime}
 * @param advice what to do instead
 * @param ofProvider whether the class is in the package of a provider, so the author's own
 */
public record CodeNote(String className, String call, String advice, boolean ofProvider) {
  /** One sentence without its full stop: {@code com.acme.GapFade calls System.nanoTime: ...}. */
  public String text() {
    return className + " calls " + call + ": " + advice;
  }
}
