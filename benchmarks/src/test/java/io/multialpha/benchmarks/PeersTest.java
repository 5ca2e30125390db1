package io.multialpha.benchmarks;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.multialpha.benchmarks.peer.PlainLoop;
import io.multialpha.benchmarks.peer.Ta4jRun;
import io.multialpha.benchmarks.peer.Tally;
import java.io.IOException;
import java.nio.file.Files;
import org.junit.jupiter.api.Test;
import org.ta4j.core.num.DecimalNum;
import org.ta4j.core.num.DoubleNum;

/** What is compared does the same work. */
class PeersTest {
  @Test
  void allPeersMakeTheSameTradesOnSyntheticBars() throws IOException {
    allMakeTheSameTrades(PeerMarket.synthetic(3, 4_000));
  }

  @Test
  void allPeersMakeTheSameTradesOnThePublishedBars() throws IOException {
    assumePublishedBars();
    allMakeTheSameTrades(PeerMarket.load(2).first(5_000));
  }

  private static void allMakeTheSameTrades(PeerMarket market) throws IOException {
    Tally expected = market.expected();
    assertThat(expected.trades()).isGreaterThan(200);
    for (Ta4jRun.Parts parts : Ta4jRun.Parts.values()) {
      assertThat(new Ta4jRun(market.series(), DoubleNum.ZERO, parts).run()).isEqualTo(expected);
      assertThat(new Ta4jRun(market.series(), DecimalNum.ZERO, parts).run()).isEqualTo(expected);
    }
    try (HostRun host = new HostRun(market)) {
      assertThat(host.run()).isEqualTo(expected);
      assertThat(host.runWatched()).isEqualTo(expected);
      assertThat(host.runWithoutEntries()).isEqualTo(new Tally(0, 0));
    }
  }

  @Test
  void theHostMakesThePublishedTradesAndProfit() throws IOException {
    assumePublishedBars();
    PeerMarket market = PeerMarket.load(10);
    try (HostRun host = new HostRun(market)) {
      assertThat(host.run()).isEqualTo(new Tally(34_394, 2_574.50));
    }
    assertThat(PlainLoop.run(PeerMarket.load(1).series())).isEqualTo(new Tally(3_492, 905.50));
  }

  private static void assumePublishedBars() {
    assumeTrue(
        Files.isDirectory(Repository.peerBars()), "the published bars are not on this machine");
  }
}
