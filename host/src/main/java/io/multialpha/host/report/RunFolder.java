package io.multialpha.host.report;

import io.multialpha.host.UnfinishedFolder;
import io.multialpha.host.ledger.AccountResult;
import io.multialpha.host.ledger.RunInfo;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.Future;
import java.util.concurrent.FutureTask;
import java.util.function.BiFunction;
import java.util.function.Supplier;

/**
 * The folder that a run leaves: complete or absent.
 *
 * <p>Its name is the run's id. It is written under a hidden name beside it and renamed when all is
 * there, so that a run that is broken off, even by a kill, leaves no half of a result under a name
 * that promises a whole; what a killed run left under its hidden name, the next run removes. Made
 * before the run, it also finds out early that it cannot be written.
 *
 * <pre>{@code
 * try (RunFolder folder = RunFolder.create(out, info)) {
 *   MarketData market = load();
 *   folder.requireReady();
 *   List<AccountResult> accounts = trade(market);
 *   folder.write(accounts, () -> RunReport.of(folder.info(), accounts), page);
 * }
 * }</pre>
 *
 * <p>Used by one thread. Closed without a result, it leaves nothing.
 */
public final class RunFolder implements AutoCloseable {
  /** One line per closed trade. */
  public static final String TRADES = "trades.csv";

  /** One line per decision, with what became of it. */
  public static final String DECISIONS = "decisions.csv";

  /** One line per trade date and account. */
  public static final String EQUITY = "equity.csv";

  /** Metrics and what was run, for scripts. */
  public static final String SUMMARY = "summary.json";

  /** Charts and tables as a web page, for people. */
  public static final String PAGE = "report.html";

  /** The same as a database. */
  public static final String LEDGER = "ledger.db";

  private static final int MOST_RUNS_A_SECOND = 1000;

  private final Path folder;
  private final UnfinishedFolder unfinished;
  private final RunInfo info;
  private final LedgerFile ledger;
  private boolean complete;

  private RunFolder(Path folder, UnfinishedFolder unfinished, RunInfo info) {
    this.folder = folder;
    this.unfinished = unfinished;
    this.info = info;
    this.ledger = new LedgerFile(file(LEDGER));
  }

  /**
   * Reserves a folder for a run.
   *
   * @param out where run folders are kept; made if missing
   * @param info the run; where another run has its id, a number is added to it
   * @throws ReportException if the folder cannot be made
   */
  public static RunFolder create(Path out, RunInfo info) {
    try {
      Files.createDirectories(out);
      UnfinishedFolder.sweep(out, RunInfo.NEW_IDS);
      for (int number = 1; number <= MOST_RUNS_A_SECOND; number++) {
        RunInfo named = number == 1 ? info : info.withId(info.id() + "-" + number);
        Optional<UnfinishedFolder> unfinished = UnfinishedFolder.make(out, named.id());
        if (unfinished.isPresent()) {
          return new RunFolder(out.resolve(named.id()), unfinished.get(), named);
        }
      }
    } catch (IOException e) {
      throw cannotWrite(out, e);
    }
    throw new ReportException(
        "Cannot make a folder for run "
            + info.id()
            + " in "
            + out
            + ": "
            + MOST_RUNS_A_SECOND
            + " runs of that name are there. Remove some, or name another folder with --out.");
  }

  private Path file(String name) {
    return unfinished.path().resolve(name);
  }

  /** The run, under the name that it was given. */
  public RunInfo info() {
    return info;
  }

  /** Where the result is, once it is written. */
  public Path path() {
    return folder;
  }

  /**
   * Waits until all that is needed to write the result is at hand, which is prepared from {@link
   * #create} on; to be called before the trading begins, so that no run is made in vain.
   *
   * @throws io.multialpha.host.ledger.LedgerException if the ledger cannot be opened
   */
  public void requireReady() {
    ledger.requireOpen();
  }

  /**
   * Writes all files, several at a time, and gives the folder its name.
   *
   * @param accounts what each account did, in the configured order
   * @param metrics makes the report of them with {@link #info()}, while their rows are written
   * @param page makes the page of the report, given the text of {@link #SUMMARY}
   * @return the report
   * @throws ReportException if a file cannot be written
   * @throws io.multialpha.host.ledger.LedgerException if the ledger cannot be written
   * @throws IllegalStateException if it has been written already
   * @throws RuntimeException of the page, after everything else has been kept
   */
  public RunReport write(
      List<AccountResult> accounts,
      Supplier<RunReport> metrics,
      BiFunction<RunReport, String, String> page) {
    if (complete) {
      throw new IllegalStateException("run " + info.id() + " has been written already");
    }
    RunReport report;
    Optional<RuntimeException> fault;
    try {
      Future<?> ledgerWritten = ledger.write(info, accounts);
      FutureTask<?> rowsWritten = new FutureTask<>(() -> writeRows(accounts), null);
      Thread beside = new Thread(rowsWritten, "files");
      beside.setDaemon(true);
      beside.start();
      try {
        report = requireOwn(metrics.get());
        String summary = SummaryJson.of(report);
        writeFigures(report, summary);
        fault = writePage(() -> page.apply(report, summary));
      } finally {
        LedgerFile.get(rowsWritten);
      }
      LedgerFile.get(ledgerWritten);
      unfinished.rename(folder);
      complete = true;
    } catch (UncheckedIOException e) {
      throw cannotWrite(unfinished.path(), e.getCause());
    } catch (IOException e) {
      throw cannotWrite(unfinished.path(), e);
    }
    if (fault.isPresent()) {
      throw fault.get();
    }
    return report;
  }

  private RunReport requireOwn(RunReport report) {
    if (!Objects.equals(report.info(), info)) {
      throw new IllegalArgumentException(
          "the report is of run " + report.info().id() + ", the folder of " + info.id());
    }
    return report;
  }

  private void writeRows(List<AccountResult> accounts) {
    try {
      try (OutputStream out = Files.newOutputStream(file(TRADES))) {
        RunCsv.writeTrades(accounts, out);
      }
      try (OutputStream out = Files.newOutputStream(file(DECISIONS))) {
        RunCsv.writeDecisions(accounts, out);
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private void writeFigures(RunReport report, String summary) throws IOException {
    Files.writeString(file(SUMMARY), summary, StandardCharsets.UTF_8);
    try (OutputStream out = Files.newOutputStream(file(EQUITY))) {
      RunCsv.writeEquity(report, out);
    }
  }

  /** Gives what went wrong in making the page: no run is lost for it. */
  private Optional<RuntimeException> writePage(Supplier<String> page) throws IOException {
    try {
      Files.writeString(file(PAGE), page.get(), StandardCharsets.UTF_8);
      return Optional.empty();
    } catch (RuntimeException e) {
      return Optional.of(e);
    }
  }

  private static ReportException cannotWrite(Path where, IOException e) {
    return new ReportException(
        "Cannot write the result of the run to "
            + where
            + " ("
            + e.getClass().getSimpleName()
            + ": "
            + e.getMessage()
            + "). Make room or set its permissions, or name another folder with --out.",
        e);
  }

  /** Removes what is unfinished; nothing once the result is written. */
  @Override
  public void close() {
    ledger.close();
    try {
      unfinished.close();
    } catch (IOException e) {
      throw cannotWrite(unfinished.path(), e);
    }
  }
}
