package io.multialpha.host.app;

import io.multialpha.api.market.Instrument;
import io.multialpha.host.config.DataConfig;
import io.multialpha.host.engine.AccountSpec;
import io.multialpha.host.ledger.RunInfo.Source;
import io.multialpha.host.market.BarColumns;
import io.multialpha.host.market.BarFileKind;
import io.multialpha.host.market.BarGap;
import io.multialpha.host.market.BarReport;
import io.multialpha.host.market.BarSource;
import io.multialpha.host.market.FolderMarket;
import io.multialpha.host.market.LoadOptions;
import io.multialpha.host.market.LoadedMarket;
import io.multialpha.host.market.MarketData;
import io.multialpha.host.market.OnBadBar;
import io.multialpha.host.market.PriceSpike;
import io.multialpha.host.market.SampleMarket;
import io.multialpha.host.market.Session;
import io.multialpha.host.market.Shut;
import io.multialpha.host.market.SkippedBar;
import io.multialpha.host.market.SyntheticNotice;
import io.multialpha.host.report.FixedDecimals;
import java.nio.file.Path;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/** Where the bars of a run come from: a folder of files, or the synthetic sample. */
final class MarketSource {
  private static final int MOST_GAPS = 5;
  private static final int MOST_SKIPPED = 100;
  private static final int MOST_SPIKES = 5;

  /** Before the first trade date, bars matter as long as what is averaged over them. */
  private static final int WARM_UP_DAYS = 365;

  private final Invocation invocation;
  private final Optional<Path> folder;
  private final Map<String, String> aliases;
  private final Sample sample;
  private final DataConfig config;
  private final Choice choice;

  /**
   * What the command line says over the configuration.
   *
   * @param folder of the bar files
   * @param zone of bars whose timestamps name none
   * @param onBadBar what to do with a bar that cannot be true
   * @param aliases symbols and the series that stand in for them, beside those configured
   * @param threads how many files may be read at once
   */
  record Choice(
      Optional<Path> folder,
      Optional<ZoneId> zone,
      Optional<OnBadBar> onBadBar,
      Map<String, String> aliases,
      int threads) {}

  /** What was read: the bars, where they came from, and what is to be said about them. */
  record Read(MarketData bars, Source source, BarReport report, Map<String, Session> sessions) {

    /**
     * Refuses prices that cannot be those of the contract.
     *
     * @throws io.multialpha.host.UserException if there are any
     */
    void requireFit(Instrument instrument) {
      report.prices().stream()
          .filter(survey -> survey.symbol().equals(instrument.symbol()))
          .forEach(survey -> PriceNotes.requireFit(survey, instrument));
    }

    /** Sentences on bars that make a result in the trade dates given doubtful. */
    List<String> warnings(TradeDates dates) {
      List<String> warnings = new ArrayList<>();
      report.misdated().stream()
          .filter(days -> matter(days.from(), days.to(), dates))
          .forEach(days -> warnings.add(PriceNotes.misdated(days)));
      report.apart().stream()
          .filter(days -> matter(days.first().date(), days.last(), dates))
          .forEach(days -> warnings.add(PriceNotes.apart(days)));
      List<PriceSpike> spikes =
          report.spikes().stream()
              .filter(spike -> matter(spike.tradeDate(), spike.tradeDate(), dates))
              .toList();
      spikes.stream().limit(MOST_SPIKES).forEach(spike -> warnings.add(PriceNotes.spike(spike)));
      if (spikes.size() > MOST_SPIKES) {
        warnings.add(
            (spikes.size() - MOST_SPIKES)
                + " more prices are far from the bars before and after them; 'multi-alpha data"
                + " check' lists them all.");
      }
      return warnings;
    }

    /** Whether bars between two dates, in days since 1970, are traded or averaged over. */
    private static boolean matter(int from, int to, TradeDates dates) {
      return to >= dates.first().toEpochDay() - WARM_UP_DAYS && from <= dates.last().toEpochDay();
    }

    /**
     * Sentences on bars left out, and on pauses and jumps in the trade dates given.
     *
     * @param traded symbols whose jumps are won or lost
     */
    List<String> notes(TradeDates dates, Set<String> traded) {
      List<String> notes = new ArrayList<>();
      List<SkippedBar> skipped = report.skipped();
      skipped.stream().limit(MOST_SKIPPED).forEach(bar -> notes.add("Skipped " + bar + "."));
      if (skipped.size() > MOST_SKIPPED) {
        notes.add(
            "Skipped "
                + (skipped.size() - MOST_SKIPPED)
                + " more bars; 'multi-alpha data check' lists them all.");
      }
      report.sources().stream()
          .filter(source -> source.settledOutside() > 0)
          .forEach(
              source ->
                  notes.add(
                      source.file()
                          + ": "
                          + source.settledOutside()
                          + " of "
                          + source.bars()
                          + " daily closes lie outside their bar's low and high, as a settlement"
                          + " may; they are used as they are."));
      report.sources().forEach(source -> sessionNote(source).ifPresent(notes::add));
      List<BarGap> gaps = report.gaps().stream().filter(gap -> touches(gap, dates)).toList();
      gaps.stream().limit(MOST_GAPS).forEach(gap -> notes.add("Gap: " + gap + "."));
      if (gaps.size() > MOST_GAPS) {
        notes.add(
            (gaps.size() - MOST_GAPS)
                + " more gaps in the bars; 'multi-alpha data check' lists them all.");
      }
      for (String symbol : bars.symbols()) {
        bars.hourly(symbol).flatMap(each -> endNote(each, "hourly", dates)).ifPresent(notes::add);
        bars.daily(symbol).flatMap(each -> endNote(each, "daily", dates)).ifPresent(notes::add);
      }
      report.prices().stream()
          .filter(survey -> traded.contains(survey.symbol()))
          .forEach(survey -> PriceNotes.jumps(survey, dates).ifPresent(notes::add));
      return notes;
    }

    private Optional<String> sessionNote(BarSource source) {
      Session session = sessions.get(source.symbol());
      if (session == null || source.kind() != BarFileKind.HOURLY) {
        return Optional.empty();
      }
      Shut shut = source.whileShut();
      if (shut.bars() > 0) {
        return Optional.of(
            source.file()
                + ": "
                + FixedDecimals.grouped(shut.bars())
                + " of "
                + FixedDecimals.grouped(source.bars())
                + " bars begin outside "
                + session.kind().hours()
                + ", the hours of session "
                + session.kind().word()
                + ", the first at "
                + Instant.ofEpochMilli(shut.first())
                + "; they are used as they are. Is the time zone right?");
      }
      if (session.kind() == Session.Kind.CFE) {
        return Optional.of(
            source.file()
                + ": the holidays of the CFE are not known to this version, so the bars are dated"
                + " by the CME's.");
      }
      return Optional.empty();
    }

    /** Features and filters go on with the last bar of a series that has ended; entries do not. */
    private static Optional<String> endNote(BarColumns bars, String kind, TradeDates dates) {
      if (bars.size() == 0) {
        return Optional.empty();
      }
      LocalDate end = LocalDate.ofEpochDay(bars.tradeDate()[bars.size() - 1]);
      return dates.outlast(end)
          ? Optional.of(
              bars.symbol()
                  + ": its "
                  + kind
                  + " bars end on "
                  + end
                  + "; whatever reads them enters nothing after "
                  + end.plusDays(AccountSpec.MOST_DAYS_WITHOUT_BAR)
                  + ".")
          : Optional.empty();
    }

    private static boolean touches(BarGap gap, TradeDates dates) {
      LocalDate before = LocalDate.ofInstant(gap.before(), ZoneOffset.UTC);
      LocalDate after = LocalDate.ofInstant(gap.after(), ZoneOffset.UTC);
      return before.isBefore(dates.last()) && after.isAfter(dates.first());
    }
  }

  MarketSource(Invocation invocation, DataConfig config, Choice choice) {
    this.invocation = invocation;
    this.sample = new Sample(config.sampleSeed(), config.sampleEdge());
    this.folder = choice.folder().or(config::dir);
    this.aliases = new HashMap<>(config.aliases());
    aliases.putAll(choice.aliases());
    this.config = config;
    this.choice = choice;
  }

  /** The bars that are configured. */
  static MarketSource configured(Invocation invocation, DataConfig config) {
    return new MarketSource(
        invocation,
        config,
        new Choice(Optional.empty(), Optional.empty(), Optional.empty(), Map.of(), 1));
  }

  /** Whether its bars are made up. */
  boolean isSynthetic() {
    return folder.map(from -> SyntheticNotice.of(from).isPresent()).orElse(true);
  }

  /** Whether there are bars of a symbol. */
  boolean has(String symbol) {
    return series().contains(fileSymbol(symbol));
  }

  /**
   * Reads the bars of these symbols.
   *
   * @param sessions of those that have a contract
   * @throws io.multialpha.host.UserException if there are none of a symbol, or they cannot be used
   */
  Read read(Collection<String> symbols, Map<String, Session> sessions) {
    requireAll(symbols);
    LoadOptions options = options().withSessions(sessions);
    if (folder.isEmpty()) {
      return sample(symbols, options);
    }
    Path from = folder.get();
    LoadedMarket loaded = FolderMarket.load(from, symbols, aliases, options);
    return new Read(loaded.bars(), source(from, symbols), loaded.report(), sessions);
  }

  /** Made where bars are read: they bring the calendar along, which others have no use of. */
  private LoadOptions options() {
    return LoadOptions.defaults()
        .withZone(choice.zone().orElse(config.barZone()))
        .withOnBadBar(choice.onBadBar().orElse(config.onBadBar()))
        .withNegativePriceSymbols(config.allowNegative())
        .withCacheFolder(invocation.var().resolve("cache"))
        .withThreads(choice.threads());
  }

  private Read sample(Collection<String> symbols, LoadOptions options) {
    Path from = sample.folder(invocation);
    sample.ready(invocation, from);
    LoadedMarket loaded = FolderMarket.load(from, symbols, Map.of(), options);
    // Its pauses are holidays, its jumps chance.
    BarReport report = BarReport.of(loaded.report().sources());
    Source source = Source.synthetic(sample.seed(), sample.edge());
    return new Read(loaded.bars(), source, report, Map.of());
  }

  /**
   * Looks for the bars of these symbols as {@link #read} does, and reads none.
   *
   * @return those of the symbols that have hourly bars; the others have daily ones alone
   * @throws io.multialpha.host.UserException if there are none of a symbol
   */
  Set<String> requireBars(Collection<String> symbols) {
    requireAll(symbols);
    return folder.isEmpty()
        ? Set.copyOf(symbols)
        : FolderMarket.requireFiles(folder.get(), symbols, aliases);
  }

  /** In words, such as the folder's name. */
  String text(Collection<String> symbols) {
    return folder
        .map(from -> source(from, symbols))
        .orElseGet(() -> Source.synthetic(sample.seed(), sample.edge()))
        .text();
  }

  /** One sentence where the files of many symbols are missing, rather than one for each. */
  private void requireAll(Collection<String> symbols) {
    Set<String> there = series();
    List<String> missing =
        symbols.stream().filter(symbol -> !there.contains(fileSymbol(symbol))).toList();
    if (missing.isEmpty() || (missing.size() == 1 && folder.isPresent())) {
      return;
    }
    Set<String> left = new TreeSet<>(symbols);
    missing.forEach(left::remove);
    throw new UsageException(
        "There are no bars of "
            + String.join(", ", missing)
            + " in "
            + folder.map(Path::toString).orElse("the synthetic sample")
            + ", which has "
            + (there.isEmpty() ? "no bar files" : String.join(", ", there))
            + "."
            + folder.map(FolderMarket::barsElsewhere).orElse("")
            + " "
            + (folder.isEmpty()
                ? "Name a folder with theirs as data.dir"
                : "Add their files, such as hourly/"
                    + fileSymbol(missing.get(0))
                    + ".csv, let other series stand in with data.aliases or, in a back-test,"
                    + " --alias "
                    + missing.get(0)
                    + "=SERIES")
            + ", or trade "
            + (left.isEmpty()
                ? "other instruments."
                : "only what is there, in a back-test with --symbols "
                    + String.join(",", left)
                    + "."));
  }

  /** What there are bars of, by the names of the files. */
  private Set<String> series() {
    return folder
        .map(FolderMarket::symbolsIn)
        .orElseGet(() -> new TreeSet<>(SampleMarket.symbols()));
  }

  /** After whom the files of a symbol are named; nothing stands in for what the sample has. */
  private String fileSymbol(String symbol) {
    return folder.isEmpty() ? symbol : aliases.getOrDefault(symbol, symbol);
  }

  private Source source(Path from, Collection<String> symbols) {
    String text = text(from, symbols);
    return SyntheticNotice.of(from)
        .map(notice -> Source.synthetic(text, notice.seed()))
        .orElseGet(() -> Source.real(text));
  }

  private String text(Path from, Collection<String> symbols) {
    List<String> standIns =
        symbols.stream()
            .filter(aliases::containsKey)
            .map(symbol -> aliases.get(symbol) + " for " + symbol)
            .toList();
    String where = invocation.show(from);
    return standIns.isEmpty() ? where : where + " with " + String.join(", ", standIns);
  }
}
