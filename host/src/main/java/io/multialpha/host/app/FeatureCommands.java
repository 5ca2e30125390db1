package io.multialpha.host.app;

import com.fasterxml.jackson.core.JsonGenerator;
import io.multialpha.api.feature.FeatureProfile;
import io.multialpha.api.market.Timeframe;
import io.multialpha.host.ExitCode;
import io.multialpha.host.feature.FeatureEntry;
import io.multialpha.host.feature.Meaning;
import io.multialpha.host.feature.StandardFeatures;
import java.io.IOException;
import java.util.List;
import java.util.OptionalInt;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** {@code multi-alpha features}. */
@Command(
    description = {"The numbers that models may read, under the names that bundles use."},
    footer = {
      "  multi-alpha features list",
      "  multi-alpha features list --profile corrected --json",
      "  multi-alpha features rows --strategy ibs --symbols ES --features all"
    })
final class FeatureCommands extends CommandTree.Group {
  FeatureCommands(Invocation invocation) {
    super(invocation);
  }

  /** {@code multi-alpha features list}. */
  @Command(
      description = {
        "Lists the host's features with how many bars each needs and what it is. Strategies may have"
            + " further ones."
      },
      footer = {
        "  multi-alpha features list",
        "  multi-alpha features list --profile corrected --json"
      })
  static final class ListAll extends AppCommand {
    @Option(
        names = "--profile",
        paramLabel = "PROFILE",
        description = "reference (what the original computed, the default) or corrected.")
    String profile = FeatureProfile.REFERENCE.word();

    @Option(names = "--json", description = "Print JSON instead of a table.")
    boolean json;

    ListAll(Invocation invocation) {
      super(invocation);
    }

    @Override
    ExitCode run() throws IOException {
      FeatureProfile chosen =
          FeatureProfile.named(profile)
              .orElseThrow(
                  () ->
                      refuse(
                          "--profile is "
                              + profile
                              + ", expected "
                              + FeatureProfile.words()
                              + "."));
      if (json) {
        JsonText.print(terminal, out -> write(out, chosen));
      } else {
        TextTable table = TextTable.of("feature", "timeframe", "unit", "needs", "what it is");
        for (FeatureEntry entry : StandardFeatures.all()) {
          Meaning meaning = entry.under(chosen);
          FeatureNeeds needs = needs(entry, meaning);
          table.row(
              entry.name(),
              String.join(" and ", needs.made()),
              meaning.unit(),
              needs.toString(),
              meaning.formula());
        }
        table.print(terminal);
      }
      return ExitCode.OK;
    }

    private static FeatureNeeds needs(FeatureEntry entry, Meaning meaning) {
      return FeatureNeeds.of(meaning.under(entry.name()));
    }

    private static void write(JsonGenerator json, FeatureProfile profile) throws IOException {
      json.writeStartArray();
      for (FeatureEntry entry : StandardFeatures.all()) {
        Meaning meaning = entry.under(profile);
        FeatureNeeds needs = needs(entry, meaning);
        json.writeStartObject();
        json.writeStringField("name", entry.name());
        json.writeStringField("profile", profile.word());
        json.writeStringField("meaning", meaning.formula());
        json.writeStringField("unit", meaning.unit());
        json.writeStringField("range", meaning.range());
        json.writeStringField("timeframe", needs.timeframe() == Timeframe.HOUR ? "hour" : "day");
        json.writeArrayFieldStart("made_of");
        for (String made : needs.made()) {
          json.writeString(made);
        }
        json.writeEndArray();
        number(json, "look_back", needs.lookBack());
        number(json, "days", needs.days());
        json.writeBooleanField(
            "same_in_both_profiles", entry.reference().equals(entry.corrected()));
        json.writeArrayFieldStart("same_as");
        for (String other : aliases(entry, profile)) {
          json.writeString(other);
        }
        json.writeEndArray();
        json.writeEndObject();
      }
      json.writeEndArray();
    }

    private static List<String> aliases(FeatureEntry entry, FeatureProfile profile) {
      String formula = entry.under(profile).formula();
      return StandardFeatures.all().stream()
          .filter(other -> !other.equals(entry) && other.under(profile).formula().equals(formula))
          .map(FeatureEntry::name)
          .toList();
    }

    private static void number(JsonGenerator json, String field, OptionalInt value)
        throws IOException {
      json.writeFieldName(field);
      if (value.isPresent()) {
        json.writeNumber(value.getAsInt());
      } else {
        json.writeNull();
      }
    }
  }

  /** {@code multi-alpha features docs}. */
  @Command(
      description = {"Prints the manual of the host's features in Markdown."},
      footer = {"  multi-alpha features docs > docs/features.md"})
  static final class Docs extends AppCommand {
    Docs(Invocation invocation) {
      super(invocation);
    }

    @Override
    ExitCode run() {
      terminal.out().print(FeatureDocs.markdown());
      return ExitCode.OK;
    }
  }
}
