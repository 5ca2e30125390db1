package io.multialpha.api.market;

import java.time.LocalDateTime;
import java.time.ZoneId;

/** An hourly bar of which only the time matters. */
record HourBar(LocalDateTime local, boolean isFirstOfSession) implements Bar {
  static final ZoneId CHICAGO = ZoneId.of("America/Chicago");

  /** A bar in the middle of its session; local time as {@code 2024-03-06T11:00}. */
  static HourBar at(String local) {
    return new HourBar(LocalDateTime.parse(local), false);
  }

  /** The first bar of its trade date. */
  static HourBar firstAt(String local) {
    return new HourBar(LocalDateTime.parse(local), true);
  }

  @Override
  public long startMillis() {
    return local.atZone(CHICAGO).toInstant().toEpochMilli();
  }

  @Override
  public double open() {
    return 1;
  }

  @Override
  public double high() {
    return 1;
  }

  @Override
  public double low() {
    return 1;
  }

  @Override
  public double close() {
    return 1;
  }

  @Override
  public double volume() {
    return 1;
  }

  @Override
  public int tradeDate() {
    return (int) local.plusHours(7).toLocalDate().toEpochDay();
  }

  @Override
  public int minuteOfDay() {
    return local.getHour() * 60 + local.getMinute();
  }

  @Override
  public int dayOfWeek() {
    return local.getDayOfWeek().getValue();
  }
}
