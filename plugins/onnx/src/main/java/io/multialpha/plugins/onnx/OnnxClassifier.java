package io.multialpha.plugins.onnx;

import ai.onnxruntime.NodeInfo;
import ai.onnxruntime.OnnxJavaType;
import ai.onnxruntime.OnnxTensor;
import ai.onnxruntime.OrtEnvironment;
import ai.onnxruntime.OrtException;
import ai.onnxruntime.OrtLoggingLevel;
import ai.onnxruntime.OrtSession;
import ai.onnxruntime.TensorInfo;
import io.multialpha.api.model.Classifier;
import io.multialpha.api.model.ModelLoadException;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.FloatBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * A model in a session of onnxruntime with one thread, so that equal rows give equal bits. Lives as
 * long as the program.
 */
final class OnnxClassifier implements Classifier {
  /** How far a sum of floats may be beside the probabilities that it stands for. */
  private static final double ROUNDING = 1e-3;

  private final OrtSession session;
  private final String input;
  private final String output;
  private final FloatBuffer row;
  private final Map<String, OnnxTensor> rows;
  private final int inputs;
  private final int positive;
  private final boolean acceptsMissing;
  private final List<String> features;

  private OnnxClassifier(OrtEnvironment runtime, OrtSession session, Path file)
      throws OrtException, ModelLoadException {
    this.session = session;
    this.input = onlyInput(session, file);
    this.inputs = (int) columns(session.getInputInfo().get(input), file, "input");
    this.output = probabilities(session, file);
    int classes = (int) columns(session.getOutputInfo().get(output), file, "output");
    Map<String, String> known = session.getMetadata().getCustomMetadata();
    this.positive = positive(BestJson.list(known.getOrDefault("classes", "")), classes);
    this.acceptsMissing = known.getOrDefault("accepts_missing", "").equals("true");
    this.features = names(BestJson.list(known.getOrDefault("features", "")));
    this.row =
        ByteBuffer.allocateDirect(inputs * Float.BYTES)
            .order(ByteOrder.nativeOrder())
            .asFloatBuffer();
    this.rows = Map.of(input, OnnxTensor.createTensor(runtime, row, new long[] {1, inputs}));
  }

  /**
   * Loads a model.
   *
   * @throws ModelLoadException with a sentence, if it is none that gives probabilities
   */
  static OnnxClassifier load(Path file) throws ModelLoadException {
    OrtSession session = null;
    try (OrtSession.SessionOptions options = new OrtSession.SessionOptions()) {
      OrtEnvironment runtime =
          OrtEnvironment.getEnvironment(OrtLoggingLevel.ORT_LOGGING_LEVEL_FATAL, "multi-alpha");
      options.setIntraOpNumThreads(1);
      options.setInterOpNumThreads(1);
      options.setSessionLogLevel(OrtLoggingLevel.ORT_LOGGING_LEVEL_FATAL);
      session = runtime.createSession(Files.readAllBytes(file), options);
      OnnxClassifier classifier = new OnnxClassifier(runtime, session, file);
      if (Double.isNaN(classifier.probability(new double[classifier.inputs]))) {
        throw new ModelLoadException(
            file + " gives numbers that are no probabilities; save the classifier's own.");
      }
      return classifier;
    } catch (IOException e) {
      throw new ModelLoadException(file + " cannot be read; check the file.", e);
    } catch (OrtException e) {
      close(session);
      throw new ModelLoadException(
          file + " is no model that onnxruntime can run: " + firstLine(e) + ".", e);
    } catch (ModelLoadException e) {
      close(session);
      throw e;
    }
  }

  @Override
  public int inputs() {
    return inputs;
  }

  /** Names of the inputs in order, as the model gives them; empty if it does not. */
  List<String> features() {
    return features;
  }

  @Override
  public double probability(double[] values) {
    for (int i = 0; i < inputs; i++) {
      float value = (float) values[i];
      if (Float.isInfinite(value) || (Float.isNaN(value) && !acceptsMissing)) {
        return Double.NaN;
      }
      row.put(i, value);
    }
    try (OrtSession.Result result = session.run(rows, Set.of(output))) {
      float probability = ((OnnxTensor) result.get(0)).getFloatBuffer().get(positive);
      boolean sound = probability >= -ROUNDING && probability <= 1 + ROUNDING;
      return sound ? Math.min(1, Math.max(0, probability)) : Double.NaN;
    } catch (OrtException e) {
      throw new IllegalStateException("onnxruntime could not score a row", e);
    }
  }

  private static String onlyInput(OrtSession session, Path file) throws ModelLoadException {
    if (session.getInputNames().size() != 1) {
      throw new ModelLoadException(
          file
              + " takes "
              + session.getInputNames().size()
              + " inputs, expected one with all features side by side.");
    }
    return session.getInputNames().iterator().next();
  }

  /** The output that is a table of floats. */
  private static String probabilities(OrtSession session, Path file)
      throws OrtException, ModelLoadException {
    for (Map.Entry<String, NodeInfo> output : session.getOutputInfo().entrySet()) {
      if (isTable(output.getValue())) {
        return output.getKey();
      }
    }
    throw new ModelLoadException(
        file
            + " has no output of probabilities as a tensor of floats; save it without ZipMap"
            + " (options={'zipmap': False} in skl2onnx).");
  }

  private static boolean isTable(NodeInfo node) {
    return node.getInfo() instanceof TensorInfo tensor
        && tensor.type == OnnxJavaType.FLOAT
        && tensor.getShape().length == 2;
  }

  private static long columns(NodeInfo node, Path file, String what) throws ModelLoadException {
    if (isTable(node)) {
      long columns = ((TensorInfo) node.getInfo()).getShape()[1];
      if (columns >= 1 && columns <= 1_000_000) {
        return columns;
      }
    }
    throw new ModelLoadException(
        file
            + " does not say how wide its "
            + what
            + " is, or it is no table of floats; save it with the shape [None, number].");
  }

  /** The class 1 where the classes are known, else the last. */
  private static int positive(List<Object> classes, int columns) {
    for (int i = 0; i < classes.size() && classes.size() == columns; i++) {
      Object label = classes.get(i);
      boolean isOne = label instanceof Number number && number.doubleValue() == 1;
      if (isOne || label.equals("1") || label.equals(true)) {
        return i;
      }
    }
    return columns - 1;
  }

  private static List<String> names(List<Object> features) {
    List<String> names = new ArrayList<>();
    features.forEach(feature -> names.add(feature.toString()));
    return names;
  }

  private static String firstLine(OrtException e) {
    StringBuilder shown = new StringBuilder();
    String.valueOf(e.getMessage())
        .codePoints()
        .takeWhile(point -> point != '\n')
        .limit(200)
        .forEach(point -> shown.appendCodePoint(Character.isISOControl(point) ? '?' : point));
    String text = shown.toString().strip();
    return text.endsWith(".") ? text.substring(0, text.length() - 1) : text;
  }

  private static void close(OrtSession session) {
    if (session != null) {
      try {
        session.close();
      } catch (OrtException e) {
        // The reason for which it is closed is the one to tell.
      }
    }
  }
}
