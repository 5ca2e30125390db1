package io.multialpha.host.app;

import ch.qos.logback.classic.LoggerContext;
import ch.qos.logback.classic.util.LogbackMDCAdapter;
import org.slf4j.ILoggerFactory;
import org.slf4j.IMarkerFactory;
import org.slf4j.helpers.BasicMarkerFactory;
import org.slf4j.spi.MDCAdapter;
import org.slf4j.spi.SLF4JServiceProvider;

/**
 * Logback as {@link Logging} sets it up. Its own provider comes to the same, but looks for
 * configurations in every jar before.
 */
public final class LoggingProvider implements SLF4JServiceProvider {
  private final LoggerContext context = new LoggerContext();
  private final LogbackMDCAdapter diagnostics = new LogbackMDCAdapter();
  private final BasicMarkerFactory markers = new BasicMarkerFactory();

  /** For SLF4J. */
  public LoggingProvider() {}

  /** Has SLF4J take this one without a search for others, if nothing has been logged so far. */
  static void choose() {
    System.setProperty("slf4j.provider", LoggingProvider.class.getName());
    // Or it would say that it was told so.
    System.setProperty("slf4j.internal.verbosity", "WARN");
  }

  @Override
  public void initialize() {
    context.setName("default");
    context.setMDCAdapter(diagnostics);
    Logging logging = new Logging();
    logging.setContext(context);
    logging.configure(context);
    context.start();
  }

  @Override
  public ILoggerFactory getLoggerFactory() {
    return context;
  }

  @Override
  public IMarkerFactory getMarkerFactory() {
    return markers;
  }

  @Override
  public MDCAdapter getMDCAdapter() {
    return diagnostics;
  }

  @Override
  public String getRequestedApiVersion() {
    return "2.0";
  }
}
