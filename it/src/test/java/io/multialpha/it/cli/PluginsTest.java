package io.multialpha.it.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.multialpha.it.cli.Program.Ended;
import io.multialpha.it.plugin.JarBuilder;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class PluginsTest {
  @TempDir Path root;
  private Program program;

  @BeforeEach
  void install() throws IOException {
    program = Program.in(root);
  }

  @Test
  void listsWhatIsInstalledAndWhatIsNotAndWhy() throws IOException {
    Files.writeString(program.plugins().resolve("broken.jar"), "no jar");
    Ended ended = program.run("plugins", "list");

    assertThat(ended.exit()).isZero();
    assertThat(ended.out().lines())
        .hasSize(2)
        .anyMatch(
            line -> line.matches("gap-fade +1\\.2\\.3 +strategy +gap-fade +gap-fade\\.jar .*"));
    assertThat(ended.err()).startsWith("warning: broken.jar cannot be loaded: ");
  }

  @Test
  void leavesNoTraceOfLookingAround() {
    program.run("plugins", "list");

    assertThat(root.resolve("var")).doesNotExist();
  }

  @Test
  void listsAsJson() throws IOException {
    Files.writeString(program.plugins().resolve("broken.jar"), "no jar");
    JsonNode json = new ObjectMapper().readTree(program.run("plugins", "list", "--json").out());

    assertThat(json.at("/plugins/0/id").asText()).isEqualTo("gap-fade");
    assertThat(json.at("/plugins/0/strategies/0/params/0/name").asText())
        .isEqualTo("gap_min_percent");
    assertThat(json.at("/rejected/0/jar").asText()).isEqualTo("broken.jar");
  }

  @Test
  void saysThatNothingIsInstalled() throws IOException {
    Files.delete(program.plugins().resolve("gap-fade.jar"));
    Ended ended = program.run("plugins", "list");

    assertThat(ended.exit()).isZero();
    assertThat(ended.err()).contains("There is no plugin in " + program.plugins());
  }

  @Test
  void showsTheSchemaTheModelFilesAndTheDataNeeded() {
    Ended ended = program.run("plugins", "info", "gap-fade");

    assertThat(ended.exit()).isZero();
    assertThat(ended.out())
        .contains("gap-fade 1.2.3 by com.acme")
        .contains("models/gap-fade/ with {SYMBOL}_best.json and {SYMBOL}_rf_model.pkl")
        .contains("14 hourly and 1 daily bars")
        .containsPattern(
            "gap_min_percent +0\\.4 +a number from 0\\.05 to 10 \\(%\\) +smallest gap");
  }

  @Test
  void saysWhichPluginsThereAreWhenAskedForAnother() {
    Ended ended = program.run("plugins", "info", "gapfade");

    assertThat(ended.exit()).isEqualTo(2);
    assertThat(ended.err())
        .isEqualTo("error: No plugin is called or provides 'gapfade'; installed are gap-fade.\n");
  }

  @Test
  void checksAJarWhereverItLies() throws IOException {
    Path good = JarBuilder.gapFade().build(root, "gap-fade.jar");
    Ended ended = program.run("plugins", "check", good.toString());
    assertThat(ended.exit()).isZero();
    assertThat(ended.out())
        .isEqualTo("gap-fade.jar can be loaded: plugin gap-fade 1.2.3 with strategy gap-fade.\n");
    assertThat(ended.err()).isEmpty();

    Path bad = JarBuilder.gapFade().withoutManifest("Plugin-Requires").build(root, "bad.jar");
    Ended refused = program.run("plugins", "check", bad.toString());
    assertThat(refused.exit()).isEqualTo(1);
    assertThat(refused.err()).startsWith("error: bad.jar cannot be loaded: ");

    assertThat(program.run("plugins", "check", root + "/none.jar").exit()).isEqualTo(2);
  }

  @Test
  void checksAJarBesideThoseThatAreInstalled() {
    Path copy = JarBuilder.gapFade().build(root, "copy.jar");
    Ended ended = program.run("plugins", "check", copy.toString());

    assertThat(ended.exit()).isEqualTo(1);
    assertThat(ended.err())
        .isEqualTo(
            "error: copy.jar cannot be loaded: the plugin id gap-fade is also that of gap-fade.jar;"
                + " remove one of them from the folder, or rename what is in it.\n");
    assertThat(ended.out()).isEmpty();
  }

  @Test
  void refusesAnInstalledJarForItsChecksumAsStartUpDoes() throws IOException {
    program.run("plugins", "lock");
    Path jar = program.plugins().resolve("gap-fade.jar");
    Files.write(jar, new byte[1], StandardOpenOption.APPEND);
    Ended ended = program.run("plugins", "check", jar.toString());

    assertThat(ended.exit()).isEqualTo(1);
    assertThat(ended.err()).startsWith("error: gap-fade.jar cannot be loaded: its SHA-256 is ");
    assertThat(program.run("plugins", "list").err())
        .endsWith(ended.err().replaceFirst("error", "warning"));
  }

  @Test
  void refusesAnInstalledJarThatIsNotPinnedAsStartUpDoes() {
    program.run("plugins", "lock");
    Path jar = JarBuilder.gapFade().build(program.plugins(), "new.jar");
    Ended ended = program.run("plugins", "check", jar.toString());

    assertThat(ended.exit()).isEqualTo(1);
    assertThat(ended.err())
        .startsWith("error: new.jar cannot be loaded: plugins.lock does not name it; ")
        .isEqualTo(program.run("plugins", "list").err().replaceFirst("warning", "error"));
  }

  @Test
  void warnsOfANewJarThatIsStillToBePinned() {
    program.run("plugins", "lock");
    Path jar = JarBuilder.gapFade().manifest("Plugin-Version", "1.2.4").build(root, "gap-fade.jar");
    Ended ended = program.run("plugins", "check", jar.toString());

    assertThat(ended.exit()).isZero();
    assertThat(ended.out())
        .isEqualTo("gap-fade.jar can be loaded: plugin gap-fade 1.2.4 with strategy gap-fade.\n");
    assertThat(ended.err())
        .isEqualTo(
            "warning: plugins/plugins.lock does not pin this gap-fade.jar; once it is in plugins,"
                + " run 'multi-alpha plugins lock', or it is not loaded.\n");
  }

  @Test
  void loadsNoOtherJarsOnceTheyAreLocked() throws IOException {
    Ended locked = program.run("plugins", "lock");
    assertThat(locked.exit()).isZero();
    assertThat(locked.out()).contains("gap-fade.jar", "Pinned in plugins/plugins.lock");
    assertThat(program.run("run").exit()).isZero();

    JarBuilder.gapFade()
        .manifest("Plugin-Version", "1.2.4")
        .build(program.plugins(), "gap-fade.jar");
    Ended refused = program.run("run");
    assertThat(refused.exit()).isEqualTo(2);
    assertThat(refused.err()).contains("gap-fade.jar cannot be loaded: its SHA-256 is");
  }

  @Test
  void wantsALockWhereTheConfigurationDoes() throws IOException {
    program.reconfigure("data:\n", "execution: { pin_plugins: true }\ndata:\n");
    Ended ended = program.run("plugins", "list");

    assertThat(ended.exit()).isEqualTo(2);
    assertThat(ended.err()).contains("plugins.lock is missing");
  }

  @Test
  void listsPluginsWhateverTheConfigurationHolds() throws IOException {
    Files.write(program.config(), new byte[] {(byte) 0xff, 0, (byte) 0x80, 10});

    assertThat(program.run("plugins", "list").exit()).isZero();
  }
}
