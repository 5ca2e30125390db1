package io.multialpha.host.report;

import io.multialpha.host.ledger.AccountResult;
import io.multialpha.host.ledger.LedgerDatabase;
import io.multialpha.host.ledger.RunInfo;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;

/**
 * The ledger of a run, opened and written on a thread of its own.
 *
 * <p>Loading the database's native library and writing a run each take longer than all else that is
 * left of it; done beside the trading and beside the other files they cost no time.
 */
final class LedgerFile implements AutoCloseable {
  private final ExecutorService thread =
      Executors.newSingleThreadExecutor(
          work -> {
            Thread writer = new Thread(work, "ledger");
            writer.setDaemon(true);
            return writer;
          });
  private final Future<?> opened;

  /** Of the ledger's thread. */
  private Optional<LedgerDatabase> ledger = Optional.empty();

  /** Begins to open a new ledger. */
  LedgerFile(Path file) {
    opened = thread.submit(() -> ledger = Optional.of(LedgerDatabase.open(file)));
  }

  /**
   * Waits until the ledger is open.
   *
   * @throws io.multialpha.host.ledger.LedgerException if it cannot be opened
   */
  void requireOpen() {
    get(opened);
  }

  /** Begins to write a run, and to close the ledger after it. */
  Future<?> write(RunInfo info, List<AccountResult> accounts) {
    return thread.submit(
        () -> {
          get(opened);
          LedgerDatabase open = ledger.orElseThrow();
          open.write(info, accounts);
          open.close();
        });
  }

  /**
   * Waits for a piece of work.
   *
   * @throws io.multialpha.host.ledger.LedgerException as the work did
   */
  static void get(Future<?> work) {
    try {
      work.get();
    } catch (ExecutionException e) {
      if (e.getCause() instanceof Error error) {
        throw error;
      }
      if (e.getCause() instanceof RuntimeException exception) {
        throw exception;
      }
      throw new ReportException("The ledger could not be written (" + e.getCause() + ").", e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new ReportException("The run was broken off while its ledger was written.", e);
    }
  }

  /** Waits for what has begun; closes the ledger if it is still open. */
  @Override
  public void close() {
    Future<?> closed = thread.submit(() -> ledger.ifPresent(LedgerDatabase::close));
    thread.shutdown();
    get(closed);
  }
}
