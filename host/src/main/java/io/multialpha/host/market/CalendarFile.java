package io.multialpha.host.market;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.DateTimeException;
import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.LocalTime;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.zip.CRC32;

/**
 * The dated list of days that break the regular week: the rows {@code date,kind,stops,name} of a
 * calendar file.
 *
 * @param first first day covered
 * @param last last day covered
 * @param days the exceptional days, all within first and last, none on a weekend
 * @param checksum of the text, so that a change of the list is noticed by whoever stored trade
 *     dates
 */
record CalendarFile(LocalDate first, LocalDate last, Map<LocalDate, Day> days, long checksum) {
  /** How a day differs from the regular one. */
  enum Kind {
    CLOSED,
    HOLIDAY,
    EARLY
  }

  /**
   * One exceptional day.
   *
   * @param kind how it differs
   * @param stops when trading stops, Chicago time; midnight for a closed day
   * @param name of the occasion
   */
  record Day(Kind kind, LocalTime stops, String name) {}

  /** Reads a list that ships with the application. */
  static CalendarFile resource(String name) {
    try (InputStream in = CalendarFile.class.getResourceAsStream(name)) {
      if (in == null) {
        throw new IllegalStateException("calendar " + name + " is missing from the application");
      }
      return parse(name, new String(in.readAllBytes(), StandardCharsets.UTF_8));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Reads the text of a list; {@code name} is for messages. */
  static CalendarFile parse(String name, String text) {
    Optional<LocalDate> first = Optional.empty();
    Optional<LocalDate> last = Optional.empty();
    Map<LocalDate, Day> days = new TreeMap<>();
    Map<String, LocalTime> times = new HashMap<>();
    int number = 0;
    for (String line : text.split("\n", -1)) {
      number++;
      if (line.isBlank() || line.startsWith("#") || line.startsWith("date,")) {
        continue;
      }
      try {
        String[] cell = line.strip().split(",", 4);
        LocalDate date = LocalDate.parse(cell[0]);
        switch (cell[1]) {
          case "begin" -> first = Optional.of(date);
          case "end" -> last = Optional.of(date);
          default -> {
            Kind kind = Kind.valueOf(cell[1].toUpperCase(Locale.ROOT));
            LocalTime stops =
                kind == Kind.CLOSED
                    ? LocalTime.MIDNIGHT
                    : times.computeIfAbsent(cell[2], LocalTime::parse);
            if (date.getDayOfWeek() == DayOfWeek.SATURDAY
                || date.getDayOfWeek() == DayOfWeek.SUNDAY) {
              throw new IllegalArgumentException("a weekend needs no row");
            }
            if (days.put(date, new Day(kind, stops, cell[3])) != null) {
              throw new IllegalArgumentException("the date is there twice");
            }
          }
        }
      } catch (DateTimeException | IllegalArgumentException | IndexOutOfBoundsException e) {
        throw new MarketDataException(
            name
                + ":"
                + number
                + ": \""
                + line.strip()
                + "\" is no calendar row ("
                + e.getMessage()
                + "); expected date,kind,stops,name with kind begin, end, closed, holiday or"
                + " early.",
            e);
      }
    }
    if (first.isEmpty() || last.isEmpty()) {
      throw new MarketDataException(
          name + ": a calendar needs one row of kind begin and one of kind end.");
    }
    for (LocalDate date : days.keySet()) {
      if (date.isBefore(first.get()) || date.isAfter(last.get())) {
        throw new MarketDataException(
            name
                + ": "
                + date
                + " lies outside "
                + first.get()
                + " to "
                + last.get()
                + ", the days this calendar says it covers.");
      }
    }
    CRC32 crc = new CRC32();
    crc.update(text.getBytes(StandardCharsets.UTF_8));
    return new CalendarFile(first.get(), last.get(), days, crc.getValue());
  }
}
