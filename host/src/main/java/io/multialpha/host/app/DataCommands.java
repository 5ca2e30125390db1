package io.multialpha.host.app;

import io.multialpha.host.ExitCode;
import io.multialpha.host.PlainNumber;
import io.multialpha.host.market.BarColumns;
import io.multialpha.host.market.BarFileKind;
import io.multialpha.host.market.BarSource;
import io.multialpha.host.market.FolderMarket;
import io.multialpha.host.market.LoadOptions;
import io.multialpha.host.market.LoadedMarket;
import io.multialpha.host.market.MarketDataException;
import io.multialpha.host.market.MisdatedDays;
import io.multialpha.host.market.OnBadBar;
import io.multialpha.host.market.SampleMarket;
import io.multialpha.host.market.SyntheticNotice;
import io.multialpha.host.report.FixedDecimals;
import java.nio.file.Path;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** {@code multi-alpha data}. */
@Command(
    description = {"Bars: make a synthetic market, or check a folder of your own."},
    footer = {"  multi-alpha data synth", "  multi-alpha data check --data ~/bars"})
final class DataCommands extends CommandTree.Group {
  DataCommands(Invocation invocation) {
    super(invocation);
  }

  /** {@code multi-alpha data synth}. */
  @Command(
      description = {
        "Makes the synthetic market sample: hourly and daily bars of 18 futures roots, TLT and VIX."
            + " Made-up prices with a planted edge that no market has, byte-identical for a seed and"
            + " an edge; 'run' makes its own on first use."
      },
      footer = {
        "  multi-alpha data synth --out ~/made-up --seed 7",
        "  multi-alpha data synth --out ~/noise --edge 0"
      })
  static final class Synth extends AppCommand {
    @Option(
        names = "--out",
        paramLabel = "DIR",
        converter = OptionValues.Folder.class,
        description = "A new folder for it; the one that 'run' uses where none is named.")
    Path out;

    @Option(
        names = "--seed",
        paramLabel = "N",
        description = "Another seed gives another market; 7 by default.")
    long seed = SampleMarket.DEFAULT_SEED;

    @Option(
        names = "--edge",
        paramLabel = "X",
        description =
            "By how much prices drift on a day after a close near an end of the day's range, in"
                + " standard deviations of a usual day, 0 to 2; 0 plants no edge, "
                + SampleMarket.DEFAULT_EDGE
                + " by default.")
    double edge = SampleMarket.DEFAULT_EDGE;

    Synth(Invocation invocation) {
      super(invocation);
    }

    @Override
    ExitCode run() {
      if (!(edge >= 0 && edge <= SampleMarket.LARGEST_EDGE)) {
        throw new UsageException(
            "--edge is "
                + edge
                + ", expected 0 to "
                + PlainNumber.of(SampleMarket.LARGEST_EDGE)
                + ".");
      }
      Sample sample = new Sample(seed, edge);
      Path folder = out == null ? sample.folder(invocation) : out;
      sample.ready(invocation, folder);
      terminal.line(
          "Synthetic market, seed "
              + seed
              + (edge == 0 ? ", no edge, " : ", planted edge " + PlainNumber.of(edge) + ", ")
              + SampleMarket.FIRST
              + " to "
              + SampleMarket.LAST
              + ": "
              + String.join(" ", SampleMarket.symbols())
              + " in "
              + Invocation.fromHere(folder));
      return ExitCode.OK;
    }
  }

  /** {@code multi-alpha data check}. */
  @Command(
      description = {
        "Reads every bar file of a folder and says what is wrong: bars that cannot be true, files"
            + " that cannot be read, daily bars under the date before their own; and what is worth a"
            + " look: long pauses, prices far from the bars around them. Exit code 1 if a bar or a"
            + " file is bad."
      },
      footer = {
        "  multi-alpha data check --data ~/bars",
        "  multi-alpha data check --data ~/bars --symbols ES,NQ --timezone America/New_York"
      })
  static final class Check extends AppCommand {
    @Option(
        names = "--data",
        paramLabel = "DIR",
        required = true,
        description = "Folder of bars, as for 'backtest'.")
    Path data;

    @Option(
        names = "--symbols",
        paramLabel = "SYM",
        split = ",",
        description = "These only, commas between.")
    List<String> symbols = new ArrayList<>();

    @Option(
        names = "--timezone",
        paramLabel = "ZONE",
        converter = OptionValues.Zone.class,
        description = "Time zone of timestamps that name none; UTC by default.")
    ZoneId timezone = ZoneOffset.UTC;

    private int bad;
    private int doubtful;

    Check(Invocation invocation) {
      super(invocation);
    }

    @Override
    ExitCode run() {
      LoadOptions options =
          LoadOptions.defaults()
              .withZone(timezone)
              .withOnBadBar(OnBadBar.SKIP)
              .withoutCache()
              .withThreads(1);
      Collection<String> checked = symbols.isEmpty() ? FolderMarket.symbolsIn(data) : symbols;
      if (checked.isEmpty()) {
        throw new UsageException(
            "There is no bar file in "
                + data
                + "; expected such as hourly/ES.csv."
                + FolderMarket.barsElsewhere(data));
      }
      TextTable table = TextTable.of("symbol", "kind", ">bars", "first", "last", "file");
      ProgressBar bar = new ProgressBar(terminal, invocation.clock(), "Reading");
      int done = 0;
      for (String symbol : checked) {
        bar.at(done++, checked.size());
        check(symbol, options, table);
      }
      bar.end();
      if (SyntheticNotice.of(data).isPresent()) {
        terminal.note("These bars are SYNTHETIC, as " + SyntheticNotice.FILE + " says.");
      }
      if (!table.isEmpty()) {
        table.print(terminal);
      }
      terminal.line(verdict());
      return bad == 0 ? ExitCode.OK : ExitCode.CHECK_FAILED;
    }

    private String verdict() {
      if (bad > 0) {
        return FixedDecimals.grouped(bad) + (bad == 1 ? " thing is wrong." : " things are wrong.");
      }
      return doubtful == 0
          ? "Nothing is wrong with these bars."
          : "Nothing is surely wrong with these bars, but "
              + FixedDecimals.grouped(doubtful)
              + (doubtful == 1 ? " thing is doubtful." : " things are doubtful.");
    }

    /** One symbol at a time, so that one bad file does not hide what is wrong with the next. */
    private void check(String symbol, LoadOptions options, TextTable table) {
      LoadedMarket loaded;
      try {
        loaded = FolderMarket.load(data, List.of(symbol), Map.of(), options);
      } catch (MarketDataException e) {
        e.getMessage().lines().forEach(terminal::error);
        bad++;
        return;
      }
      loaded.report().skipped().forEach(bar -> terminal.error(bar + "."));
      bad += loaded.report().skipped().size();
      for (MisdatedDays days : loaded.report().misdated()) {
        terminal.error(PriceNotes.misdated(days));
        bad++;
      }
      loaded.report().gaps().forEach(gap -> terminal.note(gap + "."));
      loaded.report().spikes().forEach(spike -> terminal.note(PriceNotes.spike(spike)));
      doubtful += loaded.report().spikes().size();
      loaded.report().apart().forEach(days -> terminal.note(PriceNotes.apart(days)));
      doubtful += loaded.report().apart().size();
      for (BarSource source : loaded.report().sources()) {
        row(source, loaded, table);
      }
    }

    private void row(BarSource source, LoadedMarket loaded, TextTable table) {
      BarColumns bars =
          source.kind() == BarFileKind.DAILY
              ? loaded.bars().requireDaily(source.symbol())
              : loaded.bars().requireHourly(source.symbol());
      boolean aggregated = source.read() != source.kind();
      table.row(
          source.symbol(),
          source.kind().word() + (aggregated ? " from " + source.read().word() : ""),
          FixedDecimals.grouped(bars.size()),
          tradeDate(bars, 0),
          tradeDate(bars, bars.size() - 1),
          data.relativize(source.file()).toString());
    }

    private static String tradeDate(BarColumns bars, int index) {
      return bars.size() == 0 ? "-" : LocalDate.ofEpochDay(bars.tradeDate()[index]).toString();
    }
  }
}
