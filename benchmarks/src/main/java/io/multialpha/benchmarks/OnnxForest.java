package io.multialpha.benchmarks;

import ai.onnxruntime.OnnxTensor;
import ai.onnxruntime.OrtEnvironment;
import ai.onnxruntime.OrtException;
import ai.onnxruntime.OrtSession;
import io.multialpha.host.model.export.OnnxExport;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** A forest in onnxruntime, on one thread. */
final class OnnxForest implements AutoCloseable {
  /** It adds floats; the largest difference on the published rows is about a millionth. */
  private static final double ALLOWED = 1e-5;

  private final OrtEnvironment environment = OrtEnvironment.getEnvironment();
  private final OrtSession session;
  private final String input;
  private final Set<String> output;

  /**
   * Writes the forest as ONNX and reads that.
   *
   * @throws IllegalStateException if a row's probability is further from the expected one than sums
   *     of floats explain
   */
  OnnxForest(PeerForest peer) throws OrtException {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try {
      OnnxExport.write(peer.trained(), List.of(), Map.of(), bytes);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    try (OrtSession.SessionOptions options = new OrtSession.SessionOptions()) {
      options.setIntraOpNumThreads(1);
      options.setInterOpNumThreads(1);
      session = environment.createSession(bytes.toByteArray(), options);
    }
    input = session.getInputNames().iterator().next();
    Iterator<String> outputs = session.getOutputNames().iterator();
    outputs.next();
    output = Set.of(outputs.next());
    float[][] found = probabilities(floats(peer.rows()));
    for (int i = 0; i < found.length; i++) {
      if (Math.abs(found[i][1] - peer.expected()[i][1]) > ALLOWED) {
        throw new IllegalStateException("row " + i + ": " + found[i][1]);
      }
    }
  }

  static float[][] floats(double[][] rows) {
    float[][] floats = new float[rows.length][];
    for (int i = 0; i < rows.length; i++) {
      floats[i] = new float[rows[i].length];
      for (int k = 0; k < rows[i].length; k++) {
        floats[i][k] = (float) rows[i][k];
      }
    }
    return floats;
  }

  float[][] probabilities(float[][] rows) throws OrtException {
    try (OnnxTensor tensor = OnnxTensor.createTensor(environment, rows);
        OrtSession.Result result = session.run(Map.of(input, tensor), output)) {
      return (float[][]) result.get(0).getValue();
    }
  }

  @Override
  public void close() throws OrtException {
    session.close();
  }
}
