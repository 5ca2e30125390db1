package io.multialpha.host.report;

import static org.assertj.core.api.Assertions.assertThat;

import io.multialpha.host.ledger.AccountResult;
import io.multialpha.host.ledger.Journal;
import io.multialpha.host.ledger.RunInfo;
import java.io.StringReader;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import javax.xml.parsers.DocumentBuilderFactory;
import org.junit.jupiter.api.Test;
import org.w3c.dom.Document;
import org.w3c.dom.Element;
import org.w3c.dom.NodeList;
import org.xml.sax.InputSource;

class ReportPageTest {
  private static final String PAGE =
      ReportPage.of(RunReport.of(SampleRuns.info(), SampleRuns.both()));

  private static Document pictures(String page) throws Exception {
    String svg = page.substring(page.indexOf("<svg"), page.lastIndexOf("</svg>") + 6);
    String figures = "<f>" + svg.replaceAll("<h2>.*</h2>", "") + "</f>";
    return DocumentBuilderFactory.newInstance()
        .newDocumentBuilder()
        .parse(new InputSource(new StringReader(figures)));
  }

  @Test
  void showsResultsAndWarnings() {
    assertThat(PAGE)
        .contains(
            "SYNTHETIC sample, seed 42: made-up prices",
            "breakout was set aside: ArithmeticException",
            "<td>316</td>",
            "<td class=\"loss\">-25</td>",
            "<td>50*</td>",
            "<td class=\"text\">no slot</td>",
            "TRADERSPOST_WEBHOOK_IBS is not set");
  }

  @Test
  void showsWhatEachInstrumentCameTo() {
    assertThat(PAGE)
        .contains(
            """
            <tr><td>ibs</td><td class="text">ES</td><td>1</td><td>446</td><td>100.0</td>\
            <td>n/a</td><td>0</td></tr>
            <tr><td>ibs</td><td class="text">6E</td><td>1</td><td class="loss">-130</td>\
            <td>0.0</td><td>0.00</td><td>130</td></tr>
            <tr><td>breakout</td><td class="text">NQ</td><td>1</td><td>186</td><td>100.0</td>\
            <td>n/a</td><td>0</td></tr>
            """);
  }

  @Test
  void drawsALineForEachStrategyAndTheTotal() throws Exception {
    NodeList lines = pictures(PAGE).getElementsByTagName("polyline");
    assertThat(
            IntStream.range(0, lines.getLength())
                .mapToObj(i -> ((Element) lines.item(i)).getAttribute("class")))
        .containsExactly("line c1", "line c2", "line c0", "line drawdown");
    // From nothing to the highest gain of all, 501.75, on the first of three trade dates.
    assertThat(((Element) lines.item(2)).getAttribute("points"))
        .isEqualTo("76.0,318.0 368.0,8.0 660.0,38.9 952.0,23.4");
  }

  @Test
  void takesNothingFromOutside() {
    assertThat(PAGE).doesNotContain("<script", "http:", "https:", "url(", "@import", "src=");
  }

  @Test
  void letsNoTextBecomePartOfThePage() {
    RunInfo info = SampleRuns.info();
    RunInfo hostile =
        new RunInfo(
            info.id(),
            info.mode(),
            "run '<script>'",
            info.startedAt(),
            RunInfo.Source.real("<script>&\""),
            info.from(),
            info.to(),
            info.config(),
            info.plugins(),
            info.models(),
            info.hostVersion(),
            List.of("</p><script>"));
    assertThat(ReportPage.of(RunReport.of(hostile, SampleRuns.both())))
        .contains("&lt;script&gt;&amp;&quot;", "&lt;/p&gt;&lt;script&gt;")
        .doesNotContain("<script", "made-up");
  }

  @Test
  void drawsNothingWhereThereAreNoDays() {
    AccountResult idle =
        new AccountResult(
            new Journal("idle", List.of("ES")),
            1000,
            1000,
            0,
            0,
            0,
            0,
            0,
            List.of(),
            Optional.empty(),
            List.of());
    assertThat(ReportPage.of(RunReport.of(SampleRuns.info(), List.of(idle))))
        .doesNotContain("<svg", "NaN");
  }

  @Test
  void drawsALevelLineWhereNothingChanges() throws Exception {
    EquityCurve level = EquityCurve.of(0, new int[] {1, 2}, new double[] {0, 0});
    String svg = SvgChart.of("level", 100, List.of(new SvgChart.Line("c0", level)), true);
    assertThat(svg).contains("points=\"76.0,78.0 514.0,78.0 952.0,78.0\"");
    assertThat(pictures(svg).getElementsByTagName("polygon").getLength()).isEqualTo(1);
  }
}
