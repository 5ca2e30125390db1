package io.multialpha.host.app;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.LoggerContext;
import ch.qos.logback.classic.spi.Configurator;
import ch.qos.logback.classic.spi.ConfiguratorRank;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.classic.spi.ThrowableProxy;
import ch.qos.logback.core.AppenderBase;
import ch.qos.logback.core.spi.ContextAwareBase;
import java.util.concurrent.atomic.AtomicReference;

/**
 * How Logback is set up: warnings and errors to the user as sentences, everything from INFO on to
 * the log file with its stack traces.
 *
 * <p>Found by Logback itself, the moment something logs; a command that logs nothing never loads
 * it. What PF4J logs goes to the file alone: the plugin package says the same in its own words.
 */
@ConfiguratorRank(ConfiguratorRank.CUSTOM_TOP_PRIORITY)
public final class Logging extends ContextAwareBase implements Configurator {
  private static final String PF4J = "org.pf4j";
  private static final AtomicReference<Target> TARGET = new AtomicReference<>();

  private record Target(Terminal terminal, LogFile file) {}

  /** For Logback. */
  public Logging() {}

  /** Says where this process logs to; until then warnings go to standard error and nowhere else. */
  static void to(Terminal terminal, LogFile file) {
    TARGET.set(new Target(terminal, file));
  }

  @Override
  public ExecutionStatus configure(LoggerContext context) {
    Sentences appender = new Sentences();
    appender.setContext(context);
    appender.setName("multi-alpha");
    appender.start();
    ch.qos.logback.classic.Logger root = context.getLogger(org.slf4j.Logger.ROOT_LOGGER_NAME);
    root.setLevel(Level.INFO);
    root.addAppender(appender);
    // It tells of every plugin that comes and goes, at each start.
    context.getLogger(PF4J).setLevel(Level.WARN);
    return ExecutionStatus.DO_NOT_INVOKE_NEXT_IF_ANY;
  }

  private static final class Sentences extends AppenderBase<ILoggingEvent> {
    @Override
    protected void append(ILoggingEvent event) {
      String message = event.getFormattedMessage();
      Target target = TARGET.get();
      if (event.getLevel().isGreaterOrEqual(Level.WARN)
          && !event.getLoggerName().startsWith(PF4J)) {
        if (target == null) {
          System.err.println("warning: " + message);
        } else {
          target.terminal.warning(message);
        }
      }
      if (target != null) {
        target.file.append(
            event.getTimeStamp(),
            event.getLevel().toString(),
            event.getLoggerName(),
            message,
            event.getThrowableProxy() instanceof ThrowableProxy proxy
                ? proxy.getThrowable()
                : null);
      }
    }
  }
}
