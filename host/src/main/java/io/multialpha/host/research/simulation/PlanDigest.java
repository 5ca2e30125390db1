package io.multialpha.host.research.simulation;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.List;

/**
 * A checksum of what a plan lets its simulations see: events, costs, and every price that a
 * position is looked at with. Whatever those come from, equal checksums give equal results.
 */
final class PlanDigest {
  private static final int CHUNK = 1 << 13;

  private final MessageDigest digest;
  private final ByteBuffer buffer = ByteBuffer.allocate(CHUNK);

  private PlanDigest(String method) {
    try {
      digest = MessageDigest.getInstance("SHA-256");
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every JDK has SHA-256", e);
    }
    text(method);
  }

  static String of(ReferencePlan plan) {
    return new PlanDigest("reference")
        .names(plan.trades.names())
        .ints(plan.ranks)
        .ints(plan.symbols)
        .ints(plan.events)
        .longs(plan.clocks)
        .doubles(plan.profits)
        .doubles(plan.forced)
        .hex();
  }

  static String of(HonestPlan plan) {
    PlanDigest digest =
        new PlanDigest("honest")
            .names(plan.trades.names())
            .ints(plan.symbols)
            .ints(plan.events)
            .ints(plan.hours)
            .flags(plan.onTheHour)
            .ints(plan.exitHours)
            .ints(plan.markBase)
            .ints(plan.days)
            .ints(plan.tradeDates)
            .doubles(plan.entryCosts)
            .doubles(plan.profitsAfterEntry)
            .doubles(plan.forcedExitCosts)
            .doubles(plan.marks.atClose);
    if (plan.marks.atNextOpen != plan.marks.atClose) {
      digest.doubles(plan.marks.atNextOpen);
      for (int mark = 0; mark < plan.marks.atClose.length; mark++) {
        digest.room(Integer.BYTES).putInt(plan.marks.pause(mark));
      }
    }
    return digest.hex();
  }

  private PlanDigest names(List<String> names) {
    room(Integer.BYTES).putInt(names.size());
    names.forEach(this::text);
    return this;
  }

  private void text(String text) {
    byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
    room(Integer.BYTES).putInt(bytes.length);
    for (byte each : bytes) {
      room(1).put(each);
    }
  }

  private PlanDigest ints(int[] values) {
    room(Integer.BYTES).putInt(values.length);
    for (int value : values) {
      room(Integer.BYTES).putInt(value);
    }
    return this;
  }

  private PlanDigest longs(long[] values) {
    room(Integer.BYTES).putInt(values.length);
    for (long value : values) {
      room(Long.BYTES).putLong(value);
    }
    return this;
  }

  private PlanDigest doubles(double[] values) {
    room(Integer.BYTES).putInt(values.length);
    for (double value : values) {
      room(Double.BYTES).putDouble(value);
    }
    return this;
  }

  private PlanDigest flags(boolean[] values) {
    room(Integer.BYTES).putInt(values.length);
    for (boolean value : values) {
      room(1).put((byte) (value ? 1 : 0));
    }
    return this;
  }

  private ByteBuffer room(int bytes) {
    if (buffer.remaining() < bytes) {
      flush();
    }
    return buffer;
  }

  private void flush() {
    digest.update(buffer.array(), 0, buffer.position());
    buffer.clear();
  }

  private String hex() {
    flush();
    return HexFormat.of().formatHex(digest.digest());
  }
}
