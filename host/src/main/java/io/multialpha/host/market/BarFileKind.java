package io.multialpha.host.market;

/** How long the bars of a file are. */
public enum BarFileKind {
  /** One minute; bars start at the time given. */
  MINUTE("minute"),
  /** One hour; bars start at the time given. */
  HOURLY("hourly"),
  /**
   * One session. A time at midnight, or a date alone, is the label of the day as it stands,
   * whatever its zone; any other time is an instant of the session, most often its start, and the
   * day is the one whose session (17:00 to 17:00 Chicago) it falls in.
   */
  DAILY("daily");

  private final String word;

  BarFileKind(String word) {
    this.word = word;
  }

  /**
   * The word used in folder and file names and in messages: {@code minute}, {@code hourly}, {@code
   * daily}.
   */
  public String word() {
    return word;
  }
}
