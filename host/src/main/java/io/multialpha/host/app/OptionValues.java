package io.multialpha.host.app;

import io.multialpha.host.broker.FillModel;
import io.multialpha.host.market.OnBadBar;
import io.multialpha.host.market.TimestampParser;
import io.multialpha.host.research.results.RankingMethod;
import io.multialpha.host.research.search.Algorithm;
import io.multialpha.host.research.selection.SelectionMethod;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.format.DateTimeParseException;
import java.util.Arrays;
import java.util.HashSet;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Collectors;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.ParseResult;
import picocli.CommandLine.TypeConversionException;

/** How the values of options are read from text. */
final class OptionValues {
  private OptionValues() {}

  /**
   * Refuses an option of the form KEY=VALUE that is there twice for a key: only one of the values
   * could hold, and nobody would know which.
   */
  static void requireEachKeyOnce(CommandSpec spec, String option) {
    ParseResult result = spec.commandLine().getParseResult();
    if (!result.hasMatchedOption(option)) {
      return;
    }
    Set<String> keys = new HashSet<>();
    for (String value : result.matchedOption(option).originalStringValues()) {
      String key = value.substring(0, Math.max(0, value.indexOf('=')));
      if (!keys.add(key)) {
        throw new ParameterException(
            spec.commandLine(), option + " names " + key + " twice; keep the one that is to hold.");
      }
    }
  }

  /**
   * A file or a folder. An empty text, as of a shell's variable that is not set, names none, and
   * one that still begins with ~ none that anyone means.
   */
  static final class Place implements ITypeConverter<Path> {
    @Override
    public Path convert(String text) {
      if (text.isEmpty()) {
        throw new TypeConversionException("it is empty; name a file or folder, such as . for this");
      }
      if (text.equals("~") || text.startsWith("~/")) {
        throw new TypeConversionException(
            "'"
                + text
                + "': the shell puts the home folder in place of ~ only where a word begins, as after"
                + " a blank; leave a blank before it, or write the whole path");
      }
      return Path.of(text);
    }
  }

  /** A folder to write into, which is made where it is missing. */
  static final class Folder implements ITypeConverter<Path> {
    private static final Place PLACE = new Place();

    @Override
    public Path convert(String text) {
      Path folder = PLACE.convert(text);
      Path there = folder.toAbsolutePath();
      while (there.getParent() != null && !Files.exists(there)) {
        there = there.getParent();
      }
      if (Files.exists(there) && !Files.isDirectory(there)) {
        throw new TypeConversionException(
            "'" + Invocation.fromHere(there) + "' is a file; name a folder");
      }
      return folder;
    }
  }

  /** A date such as {@code 2023-01-31}. */
  static final class Date implements ITypeConverter<LocalDate> {
    @Override
    public LocalDate convert(String text) {
      try {
        LocalDate date = LocalDate.parse(text);
        if (date.getYear() < TimestampParser.FIRST_YEAR
            || date.getYear() > TimestampParser.LAST_YEAR) {
          throw new TypeConversionException(
              "'"
                  + text
                  + "' is not between the years "
                  + TimestampParser.FIRST_YEAR
                  + " and "
                  + TimestampParser.LAST_YEAR);
        }
        return date;
      } catch (DateTimeParseException e) {
        throw new TypeConversionException("'" + text + "' is no date such as 2023-01-31");
      }
    }
  }

  /** A time zone such as {@code America/Chicago}. */
  static final class Zone implements ITypeConverter<ZoneId> {
    @Override
    public ZoneId convert(String text) {
      try {
        return ZoneId.of(text);
      } catch (DateTimeException e) {
        throw new TypeConversionException("'" + text + "' is no time zone such as America/Chicago");
      }
    }
  }

  /** A fill model, spelled as in the configuration. */
  static final class Fill implements ITypeConverter<FillModel> {
    @Override
    public FillModel convert(String text) {
      return word(FillModel.class, text);
    }
  }

  /** What to do with bad bars, spelled as in the configuration. */
  static final class BadBar implements ITypeConverter<OnBadBar> {
    @Override
    public OnBadBar convert(String text) {
      return word(OnBadBar.class, text);
    }
  }

  /** How features are chosen. */
  static final class Selecting implements ITypeConverter<SelectionMethod> {
    @Override
    public SelectionMethod convert(String text) {
      return word(SelectionMethod.class, text);
    }
  }

  /** By what symbols are ranked. */
  static final class Ranking implements ITypeConverter<RankingMethod> {
    @Override
    public RankingMethod convert(String text) {
      return word(RankingMethod.class, text);
    }
  }

  /** How portfolios are looked for. */
  static final class Search implements ITypeConverter<Algorithm> {
    @Override
    public Algorithm convert(String text) {
      return word(Algorithm.class, text);
    }
  }

  /** How portfolios are simulated. */
  static final class Method implements ITypeConverter<PortfolioMethod> {
    @Override
    public PortfolioMethod convert(String text) {
      return word(PortfolioMethod.class, text);
    }
  }

  private static <E extends Enum<E>> E word(Class<E> type, String text) {
    return Arrays.stream(type.getEnumConstants())
        .filter(value -> value.name().equalsIgnoreCase(text))
        .findFirst()
        .orElseThrow(
            () ->
                new TypeConversionException(
                    "'"
                        + text
                        + "' is none of "
                        + Arrays.stream(type.getEnumConstants())
                            .map(value -> value.name().toLowerCase(Locale.ROOT))
                            .collect(Collectors.joining(", "))));
  }
}
