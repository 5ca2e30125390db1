package io.multialpha.host.model.pickle;

import java.io.IOException;

/** Compressed bytes that cannot be decompressed; says why as the end of a sentence. */
final class DamageException extends IOException {
  private static final long serialVersionUID = 1L;

  DamageException(String message, Throwable cause) {
    super(message, cause);
  }
}
