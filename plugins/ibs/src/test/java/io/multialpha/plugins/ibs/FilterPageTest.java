package io.multialpha.plugins.ibs;

import static java.util.stream.Collectors.joining;
import static org.assertj.core.api.Assertions.assertThat;

import io.multialpha.api.params.Param;
import io.multialpha.api.params.ParamsSchema;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/** Holds the table of filters in docs/ibs.md to the filters there are. */
class FilterPageTest {
  private static final Path PAGE = Path.of("..", "..", "docs", "ibs.md");

  @Test
  void thePageHasEveryFilterInItsOrder() throws IOException {
    List<String> rows =
        Files.readString(PAGE, StandardCharsets.UTF_8)
            .lines()
            .dropWhile(line -> !line.startsWith("| enter only |"))
            .skip(2)
            .takeWhile(line -> line.startsWith("|"))
            .toList();

    assertThat(rows).containsExactlyElementsOf(expected());
  }

  @Test
  void thePageSaysWhichFeatureAFilterLooksAt() throws IOException {
    List<String> rows =
        Files.readString(PAGE, StandardCharsets.UTF_8)
            .lines()
            .dropWhile(line -> !line.startsWith("| filter | feature |"))
            .skip(2)
            .takeWhile(line -> line.startsWith("|"))
            .toList();

    assertThat(rows)
        .containsExactlyElementsOf(
            CompactForm.ALL.stream()
                .map(form -> "| " + label(form.flag()) + " | `" + general(form.feature()) + "` |")
                .distinct()
                .toList());
    assertThat(Files.readString(PAGE, StandardCharsets.UTF_8).replaceAll("\\s+", " "))
        .contains(
            "Those without one are "
                + CompactForm.NONE.stream().map(flag -> "`" + flag + "`").collect(joining(", ")));
  }

  private static String general(String feature) {
    return feature.matches("[a-z0-9]+_(hourly|daily)_(z_score|return)")
        ? feature.replaceFirst("^[a-z0-9]+", "{sym}")
        : feature;
  }

  private static String label(String flag) {
    return label(IbsParams.SCHEMA.find(flag).orElseThrow());
  }

  private static List<String> expected() {
    Set<String> rows = new LinkedHashSet<>();
    for (EntryFilter filter : EntryFilters.ALL) {
      rows.add(row(filter));
      if (filter == PatternFilters.IBS_BAND) {
        rows.add(
            "| where the entry setting and the supply zone want it (pivots, see above) | "
                + names(PivotRules.PARAMS)
                + " | block |");
      }
    }
    return new ArrayList<>(rows);
  }

  private static String row(EntryFilter filter) {
    String unknown =
        filter.missing().map(outcome -> outcome.name().toLowerCase(Locale.ROOT)).orElse("-");
    return "| " + filter.rule() + " | " + names(filter.params()) + " | " + unknown + " |";
  }

  private static String names(List<Param> params) {
    return params.stream().map(FilterPageTest::label).collect(Collectors.joining(" "));
  }

  private static String label(Param param) {
    return IbsParams.SCHEMA.listed().stream()
        .filter(listed -> isOf(listed, param))
        .map(ParamsSchema.Listed::label)
        .findFirst()
        .map(name -> "`" + name + "`")
        .orElseThrow();
  }

  private static boolean isOf(ParamsSchema.Listed listed, Param param) {
    return listed.members().stream().anyMatch(member -> member.name().equals(param.name()));
  }
}
