package io.multialpha.host.report;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.LocalDate;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.LongRange;
import org.junit.jupiter.api.Test;

class CsvRowsTest {
  private interface Fields {
    void write(CsvRows csv) throws IOException;
  }

  private static String written(Fields fields) throws IOException {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    try (CsvRows csv = new CsvRows(out)) {
      fields.write(csv);
    }
    return out.toString(StandardCharsets.UTF_8);
  }

  @Test
  void quotesWhatWouldBreakTheLine() throws IOException {
    assertThat(
            written(
                csv -> {
                  csv.text("plain").text("a,b").text("say \"x\"").text("two\nlines").endRow();
                  csv.text("übrig – ok").text("").text("\"").empty().endRow();
                }))
        .isEqualTo("plain,\"a,b\",\"say \"\"x\"\"\",\"two\nlines\"\nübrig – ok,,\"\"\"\",\n");
  }

  @Test
  void writesNumbersAndLeavesTheUndefinedEmpty() throws IOException {
    assertThat(
            written(
                csv ->
                    csv.money(Double.NaN)
                        .price(Double.NaN)
                        .count(0)
                        .money(1e30)
                        .price(-1.25)
                        .flag(true)
                        .endRow()))
        .isEqualTo(",,0,1000000000000000019884624838656.00,-1.25,true\n");
  }

  @Test
  void writesAProbabilityJustBelowAThresholdAsWhatItIs() throws IOException {
    assertThat(
            written(
                csv ->
                    csv.probability(Math.nextDown(0.55))
                        .probability(0.55)
                        .probability(1)
                        .probability(Double.NaN)
                        .endRow()))
        .isEqualTo("0.5499999999999999,0.55,1.0,\n");
  }

  @Test
  void namesDecisionsByAccountAndRow() throws IOException {
    assertThat(
            written(
                csv -> {
                  csv.trace("ibs", 123).trace("ibs", 12_345_678).endRow();
                  csv.trace("a,b", 1).trace("a,b", 2).endRow();
                }))
        .isEqualTo("ibs-000123,ibs-12345678\n\"a,b-000001\",\"a,b-000002\"\n");
  }

  @Test
  void keepsRowsLongerThanItsBuffer() throws IOException {
    String wide = "x".repeat(200_000);
    assertThat(written(csv -> csv.text(wide).text("é".repeat(100_000)).endRow()))
        .isEqualTo(wide + "," + "é".repeat(100_000) + "\n");
  }

  @Property
  void writesTimesAndDatesAsJavaTimeDoes(
      @ForAll @LongRange(min = -62_135_596_800L, max = 253_402_300_799L) long second)
      throws IOException {
    assertThat(written(csv -> csv.time(second * 1000).endRow()))
        .isEqualTo(Instant.ofEpochSecond(second) + "\n");
    long day = Math.floorDiv(second, 86_400L);
    assertThat(written(csv -> csv.date(day).endRow())).isEqualTo(LocalDate.ofEpochDay(day) + "\n");
  }

  @Test
  void writesMilliseconds() throws IOException {
    assertThat(written(csv -> csv.time(1_736_175_600_007L).endRow()))
        .isEqualTo("2025-01-06T15:00:00.007Z\n");
  }
}
