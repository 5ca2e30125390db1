package io.multialpha.host.app;

import io.multialpha.host.ExitCode;
import io.multialpha.host.report.RunFolder;
import io.multialpha.host.report.page.ReportPage;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code multi-alpha report}. */
@Command(
    description = {
      "Makes the web page of a run or of a portfolio search from the files of its folder: charts,"
          + " months, instruments, confidence bands and every figure. The page is one file that"
          + " needs neither a network nor scripts."
    },
    footer = {
      "  multi-alpha report latest                        of the last run or search",
      "  multi-alpha report 20260105-153000-backtest --output /tmp/page.html",
      "  multi-alpha report var/searches/20260105-153000-search"
    },
    exitCodeListHeading = "%nExit codes:%n",
    exitCodeList = {
      "0:The page was written.",
      "2:There is no such result, or its files cannot be used.",
      "3:The environment is at fault, or the program is."
    })
final class ReportCommand extends AppCommand {
  @Parameters(
      paramLabel = "RUN",
      description = {
        "Folder of a run or of a search, its name below var/runs or var/searches, or latest for the"
            + " last of both."
      })
  String run;

  @Option(
      names = "--output",
      paramLabel = "FILE",
      order = 10,
      description = {
        "Where to write, replacing what is there; report.html in the folder if not said."
      })
  Path output;

  ReportCommand(Invocation invocation) {
    super(invocation);
  }

  @Override
  ExitCode run() throws IOException {
    Path folder = ResultFolders.of(invocation).find(run);
    if (output != null) {
      NewFile.requireOther(output, inputs(folder));
    }
    String page = ReportPage.of(folder, Invocation.fromHere(folder));
    Path file = output == null ? folder.resolve(RunFolder.PAGE) : output;
    NewFile.write(file, true, out -> out.write(page.getBytes(StandardCharsets.UTF_8)));
    terminal.line("Wrote " + Invocation.fromHere(file) + "; open it in a browser.");
    return ExitCode.OK;
  }

  /** All that a result consists of but its page. */
  private static List<Path> inputs(Path folder) throws IOException {
    try (Stream<Path> files = Files.list(folder)) {
      return files.filter(file -> !file.endsWith(RunFolder.PAGE)).toList();
    }
  }
}
