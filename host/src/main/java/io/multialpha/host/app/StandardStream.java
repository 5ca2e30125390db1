package io.multialpha.host.app;

import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.util.Optional;

/**
 * A standard stream of the process that remembers why it could not be written, which {@link
 * java.io.PrintStream} keeps to itself.
 */
final class StandardStream extends OutputStream {
  private final OutputStream out;
  private IOException failure;

  StandardStream(FileDescriptor descriptor) {
    this.out = new FileOutputStream(descriptor);
  }

  @Override
  public void write(int b) throws IOException {
    write(new byte[] {(byte) b}, 0, 1);
  }

  @Override
  public void write(byte[] bytes, int from, int length) throws IOException {
    try {
      out.write(bytes, from, length);
    } catch (IOException e) {
      failure = e;
      throw e;
    }
  }

  /**
   * Why something could not be written, if so. That the reader at the other end of a pipe has seen
   * enough, as {@code head} does, is no failure.
   */
  Optional<String> failure() {
    return Optional.ofNullable(failure)
        .map(e -> String.valueOf(e.getMessage()))
        .filter(why -> !why.contains("pipe"));
  }
}
