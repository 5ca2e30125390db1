package io.multialpha.host.app;

import io.multialpha.host.Checksum;
import io.multialpha.host.ExitCode;
import io.multialpha.host.model.BundleMetadata;
import io.multialpha.host.model.ModelException;
import io.multialpha.host.model.export.TrainedForest;
import io.multialpha.host.model.sklearn.SklearnModel;
import io.multialpha.host.report.FixedDecimals;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** A command that writes a model in another format. */
abstract class ModelWritingCommand extends AppCommand {
  @Parameters(paramLabel = "FILE.pkl", description = "The model.")
  Path model;

  @Option(
      names = "--out",
      paramLabel = "FILE",
      order = 10,
      description = "Where to write; a file of the model's name in this folder if not said.")
  Path out;

  @Option(names = "--force", order = 11, description = "Replace the file if it is there.")
  boolean force;

  ModelWritingCommand(Invocation invocation) {
    super(invocation);
  }

  @Override
  final ExitCode run() throws IOException {
    Path target = out == null ? NewFile.named(model, ending()) : out;
    NewFile.requireOther(target, List.of(model));
    SklearnModel read = ModelFile.read(model);
    read.warnings().forEach(terminal::warning);
    try {
      TrainedForest forest = TrainedForest.of(read);
      NewFile.write(target, force, to -> write(forest, read, to));
      warn(forest, read);
      if (servesInBundles() && Files.isRegularFile(target)) {
        terminal.note(
            "In a bundle, "
                + BundleMetadata.MODEL_SHA256
                + " of this file is "
                + Checksum.sha256(target)
                + ".");
      }
      terminal.line(
          "Wrote "
              + Invocation.fromHere(target)
              + " with "
              + FixedDecimals.counted(read.trees(), "tree")
              + ", "
              + FixedDecimals.counted(read.nodes(), "node")
              + " and "
              + FixedDecimals.counted(read.classes().size(), "class")
              + ".");
    } catch (ModelException refused) {
      throw new UsageException(
          Invocation.fromHere(model)
              + " cannot be written as "
              + format()
              + ": "
              + refused.getMessage());
    }
    return ExitCode.OK;
  }

  /** Whether a bundle may have such a file. */
  boolean servesInBundles() {
    return true;
  }

  /** The format's name for people. */
  abstract String format();

  /** What names of such files end with. */
  abstract String ending();

  /** Writes the model. */
  abstract void write(TrainedForest forest, SklearnModel read, OutputStream to) throws IOException;

  /** Says what is different in the new file. */
  abstract void warn(TrainedForest forest, SklearnModel read);
}
