package io.multialpha.host.app;

import java.io.PrintStream;
import java.util.Objects;

/**
 * What the user sees: results on standard output, everything about them on standard error.
 *
 * <p>Safe for use by several threads. At most one line of standard error is live, rewritten in
 * place, and only where standard error is a terminal; any other line that is printed takes its
 * place and the live line follows when it is next set.
 */
final class Terminal {
  private static final String CLEAR_LINE = "\r\u001b[K";

  private final PrintStream out;
  private final PrintStream err;
  private final boolean colourOut;
  private final boolean colourErr;
  private final boolean live;
  private boolean lineIsLive;

  private Terminal(
      PrintStream out, PrintStream err, boolean colourOut, boolean colourErr, boolean live) {
    this.out = Objects.requireNonNull(out, "out");
    this.err = Objects.requireNonNull(err, "err");
    this.colourOut = colourOut;
    this.colourErr = colourErr;
    this.live = live;
  }

  /** Streams that lead to files or pipes: no colours, no line that is rewritten. */
  static Terminal plain(PrintStream out, PrintStream err) {
    return new Terminal(out, err, false, false, false);
  }

  /**
   * Streams of which some lead to a terminal.
   *
   * @param colours whether the user wants colours where they can be shown
   */
  static Terminal of(
      PrintStream out, PrintStream err, boolean outIsTty, boolean errIsTty, boolean colours) {
    return new Terminal(out, err, colours && outIsTty, colours && errIsTty, errIsTty);
  }

  /** The same without colours. */
  Terminal withoutColours() {
    return new Terminal(out, err, false, false, live);
  }

  /** Where results go. */
  PrintStream out() {
    return out;
  }

  /** Where notes and errors go; for text that is no single line. */
  PrintStream err() {
    return err;
  }

  /** Whether results may be coloured. */
  boolean colourOut() {
    return colourOut;
  }

  /** Whether notes and errors may be coloured. */
  boolean colourErr() {
    return colourErr;
  }

  /** Whether a line of standard error can be rewritten in place. */
  boolean isLive() {
    return live;
  }

  /** A line of the result. */
  void line(String text) {
    out.println(text);
  }

  /** Something the user may want to know; nothing is wrong. */
  void note(String text) {
    message("note: ", "", text);
  }

  /** Something the user should look at; the command goes on. */
  void warning(String text) {
    message("warning: ", "\u001b[33m", text);
  }

  /** Why the command ends without having done what it should. */
  void error(String text) {
    message("error: ", "\u001b[1;31m", text);
  }

  /** A line about what is going on, as it is. */
  synchronized void progress(String text) {
    endLiveLine();
    err.println(text);
  }

  /** Rewrites the live line; does nothing where there is none. */
  synchronized void liveLine(String text) {
    if (live) {
      err.print(CLEAR_LINE + text);
      err.flush();
      lineIsLive = true;
    }
  }

  /** Takes the live line away. */
  synchronized void endLiveLine() {
    if (lineIsLive) {
      err.print(CLEAR_LINE);
      err.flush();
      lineIsLive = false;
    }
  }

  /** Text in bold on standard output, where colours are shown. */
  String bold(String text) {
    return colourOut ? "\u001b[1m" + text + "\u001b[0m" : text;
  }

  private synchronized void message(String label, String colour, String text) {
    endLiveLine();
    err.println(
        colourErr && !colour.isEmpty() ? colour + label + "\u001b[0m" + text : label + text);
  }
}
