package io.multialpha.host.research.search;

import io.multialpha.host.research.simulation.Simulation;
import io.multialpha.host.research.statistics.ChunkSums;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.ByteBuffer;
import java.util.Arrays;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicIntegerArray;
import java.util.stream.IntStream;

/**
 * What every set of symbols came to under every limit, in pieces that are done independently.
 *
 * <p>A limit that is never reached changes nothing, so of limits that give the same only the lowest
 * is kept.
 */
final class Grid {
  /** Sets of symbols in a piece. */
  static final int PIECE = 256;

  private static final int BYTES = 3 * Double.BYTES + Integer.BYTES;

  /** Stretches of time whose sums are kept: half of them can be chosen in 252 ways. */
  private static final int CHUNKS = 10;

  /** Of more portfolios than this no sums are kept: 84 megabytes. */
  private static final int MOST_SUMMED = 1 << 20;

  private final int sets;
  private final int lowest;
  private final int limits;
  private final double[] sharpe;
  private final double[] dailySharpe;
  private final double[] drawdown;

  /** Below 0 where nothing is kept. */
  private final int[] breaches;

  private final Optional<ChunkSums> sums;
  private final AtomicIntegerArray done;

  /**
   * A grid without anything in it.
   *
   * @param days how many daily returns each portfolio has
   */
  Grid(int symbols, int lowest, int highest, int days) {
    this.sets = 1 << symbols;
    this.lowest = lowest;
    this.limits = highest - lowest + 1;
    sharpe = new double[sets * limits];
    dailySharpe = new double[sets * limits];
    drawdown = new double[sets * limits];
    breaches = new int[sets * limits];
    sums =
        sets * limits <= MOST_SUMMED && days >= 2 * CHUNKS
            ? Optional.of(new ChunkSums(sets * limits, CHUNKS, days))
            : Optional.empty();
    done = new AtomicIntegerArray((sets + PIECE - 1) / PIECE);
  }

  int pieces() {
    return done.length();
  }

  boolean isDone(int piece) {
    return done.get(piece) == 1;
  }

  /** Portfolios in a piece. */
  long size(int piece) {
    int from = Math.max(1, piece * PIECE);
    return (long) (end(piece) - from) * limits;
  }

  long size() {
    return (sets - 1L) * limits;
  }

  /** Tries all of a piece. Pieces may be done by several threads, each with its own simulation. */
  void fill(int piece, Simulation simulation) {
    for (int set = Math.max(1, piece * PIECE); set < end(piece); set++) {
      int limit = lowest + limits - 1;
      while (limit >= lowest) {
        simulation.run(set, limit);
        int same = Trial.lowestAlike(simulation, limit, lowest);
        for (; limit > same; limit--) {
          breaches[at(set, limit)] = -1;
        }
        int at = at(set, limit);
        sharpe[at] = simulation.sharpe();
        dailySharpe[at] = simulation.dailySharpe();
        drawdown[at] = simulation.maxDrawdown();
        breaches[at] = simulation.breachEvents();
        sums.ifPresent(each -> each.take(at, simulation.dailyReturns()));
        limit--;
      }
    }
    done.set(piece, 1);
  }

  private int at(int set, int limit) {
    return set * limits + limit - lowest;
  }

  /** Adds all that is kept, by set and limit, with its sums. */
  void addTo(CandidateTable tried) {
    int[] cells = new int[sets * limits];
    int kept = 0;
    for (int cell = limits; cell < cells.length; cell++) {
      if (breaches[cell] >= 0) {
        cells[kept++] = cell;
      }
    }
    for (int piece = 0; piece < pieces(); piece++) {
      addTo(tried, piece);
    }
    if (sums.isPresent()) {
      tried.keep(sums.get(), Arrays.copyOf(cells, kept));
    }
  }

  /** Adds what is kept of a piece. */
  void addTo(CandidateTable tried, int piece) {
    for (int set = Math.max(1, piece * PIECE); set < end(piece); set++) {
      for (int limit = lowest; limit < lowest + limits; limit++) {
        int at = at(set, limit);
        if (breaches[at] >= 0) {
          tried.add(
              new Candidate(set, limit, sharpe[at], dailySharpe[at], drawdown[at], breaches[at]));
        }
      }
    }
  }

  /** The pieces that are done by now. */
  int[] donePieces() {
    return IntStream.range(0, pieces()).filter(this::isDone).toArray();
  }

  /** Writes down pieces that are done. */
  void save(int[] saved, OutputStream out) throws IOException {
    out.write(ByteBuffer.allocate(Integer.BYTES).putInt(saved.length).array());
    int cell = BYTES + sums.map(ChunkSums::bytes).orElse(0);
    ByteBuffer bytes = ByteBuffer.allocate(Integer.BYTES + PIECE * limits * cell);
    for (int piece : saved) {
      bytes.clear().putInt(piece);
      for (int at = piece * PIECE * limits; at < end(piece) * limits; at++) {
        bytes.putDouble(sharpe[at]).putDouble(dailySharpe[at]);
        bytes.putDouble(drawdown[at]).putInt(breaches[at]);
        if (sums.isPresent()) {
          sums.get().put(at, bytes);
        }
      }
      out.write(bytes.array(), 0, bytes.position());
    }
  }

  /**
   * Takes pieces that were written down.
   *
   * @throws java.nio.BufferUnderflowException if there is less than there should be
   * @throws IndexOutOfBoundsException if there is no such piece
   */
  void restore(ByteBuffer bytes) {
    int saved = bytes.getInt();
    for (int i = 0; i < saved; i++) {
      int piece = Objects.checkIndex(bytes.getInt(), pieces());
      for (int at = piece * PIECE * limits; at < end(piece) * limits; at++) {
        sharpe[at] = bytes.getDouble();
        dailySharpe[at] = bytes.getDouble();
        drawdown[at] = bytes.getDouble();
        breaches[at] = bytes.getInt();
        if (sums.isPresent()) {
          sums.get().get(at, bytes);
        }
      }
      done.set(piece, 1);
    }
  }

  private int end(int piece) {
    return Math.min(sets, (piece + 1) * PIECE);
  }
}
