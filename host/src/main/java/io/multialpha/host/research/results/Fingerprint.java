package io.multialpha.host.research.results;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;

/** Checksums of trades. */
final class Fingerprint {
  private Fingerprint() {}

  static String of(TradeSet trades) {
    MessageDigest digest = sha256();
    for (SymbolTrades each : trades.symbols()) {
      byte[] name = each.symbol().getBytes(StandardCharsets.UTF_8);
      SymbolTrades.Columns columns = each.columns();
      int size = each.size();
      ByteBuffer bytes = ByteBuffer.allocate(Integer.BYTES * 2 + name.length + 60 * size);
      bytes.putInt(name.length).put(name).putInt(size);
      for (int i = 0; i < size; i++) {
        bytes.putLong(columns.entryClock()[i]).putLong(columns.exitClock()[i]);
        bytes.putLong(columns.entry()[i]).putLong(columns.exit()[i]);
        bytes.putDouble(columns.profit()[i]).putDouble(columns.commission()[i]);
        bytes.putInt(columns.quantity()[i]).putDouble(columns.entryPrice()[i]);
      }
      digest.update(bytes.array(), 0, bytes.position());
    }
    return HexFormat.of().formatHex(digest.digest());
  }

  private static MessageDigest sha256() {
    try {
      return MessageDigest.getInstance("SHA-256");
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every JDK has SHA-256", e);
    }
  }
}
