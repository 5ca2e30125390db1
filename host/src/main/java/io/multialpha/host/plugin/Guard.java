package io.multialpha.host.plugin;

import java.util.ServiceConfigurationError;
import java.util.concurrent.Callable;

/**
 * Runs code of one plugin while it is being loaded: with its context class loader in place, and
 * with whatever it throws told as a sentence. What was thrown is not kept, since it would hold on
 * to the plugin's classes.
 */
final class Guard {
  static final String MEND = "mend the plugin, or ask its author to";

  /** A call under way. */
  private record Under(Thread thread, String what) {}

  private final PluginCall call;

  /** Null between calls. Read by the thread that waits for the one that calls. */
  private volatile Under underWay;

  Guard(ClassLoader loader) {
    call = new PluginCall(loader);
  }

  /**
   * Calls into the plugin.
   *
   * @param what the method called, for example {@code params() of com.acme.GapFade}
   * @return what it gives, never null
   * @throws JarRejection if it throws anything, errors included, or gives null
   */
  <T> T call(String what, Callable<T> body) throws JarRejection {
    T result;
    underWay = new Under(Thread.currentThread(), what);
    call.enter();
    try {
      result = body.call();
    } catch (Throwable thrown) {
      throw rejection(what, thrown);
    } finally {
      call.leave();
      underWay = null;
    }
    if (result == null) {
      throw new JarRejection(
          what + " gives null",
          "give a value, as the api's documentation asks, and build it again");
    }
    return result;
  }

  /** What the plugin is doing now, as the beginning of a sentence; may be asked by any thread. */
  String whereItIs() {
    Under found = underWay;
    return found == null ? "its code" : whereIn(found.thread().getStackTrace(), found.what());
  }

  private static JarRejection rejection(String what, Throwable thrown) {
    Throwable root = rootOf(thrown);
    boolean missing =
        root instanceof NoClassDefFoundError || root instanceof ClassNotFoundException;
    if (missing && messageOf(root).indexOf(' ') < 0) {
      return new JarRejection(
          what
              + " needs the class "
              + messageOf(root).replace('/', '.')
              + ", which is neither in the jar nor in the plugin api nor in the JDK",
          "pack the library into the jar, as maven-shade-plugin does, or do without it");
    }
    if (root instanceof LinkageError) {
      return new JarRejection(
          what + " does not fit together with what it was built against (" + describe(root) + ")",
          "build it again with multi-alpha-api " + ApiVersion.installed());
    }
    return new JarRejection(
        whereIn(root.getStackTrace(), what) + " throws " + describe(root), MEND);
  }

  private static Throwable rootOf(Throwable thrown) {
    Throwable root = thrown;
    while (root.getCause() != null
        && (root instanceof ServiceConfigurationError
            || root instanceof ExceptionInInitializerError)) {
      root = root.getCause();
    }
    return root;
  }

  /** The static initialiser that a call is in, where it is one. */
  private static String whereIn(StackTraceElement[] stack, String what) {
    for (StackTraceElement frame : stack) {
      if (frame.getClassName().equals(Guard.class.getName())) {
        break;
      }
      if (frame.getMethodName().equals("<clinit>")) {
        return "the static initialiser of " + frame.getClassName();
      }
    }
    return what;
  }

  private static String describe(Throwable thrown) {
    String message = messageOf(thrown);
    String type = thrown.getClass().getSimpleName();
    return message.isEmpty() ? type : type + ": " + message;
  }

  /** First line of the message; an exception of the plugin's own may even fail to give that. */
  private static String messageOf(Throwable thrown) {
    try {
      String message = thrown.getMessage();
      return message == null ? "" : message.lines().findFirst().orElse("").strip();
    } catch (Throwable again) {
      return "";
    }
  }
}
