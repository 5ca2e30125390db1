package io.multialpha.host.config;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Optional;

/** A secret text: no problem or note ever shows it. Only live mode cannot do without one. */
record Hidden() implements Shape {
  @Override
  public Optional<Object> read(Node node, String path, Reading reading) {
    return leniently(reading)
        .text(node, path, allowed())
        .flatMap(text -> read(text, path, reading.problems()));
  }

  private static Reading leniently(Reading reading) {
    return switch (reading.mode()) {
      case LIVE -> reading;
      case PAPER ->
          reading.unset() == Reading.Unset.REFUSED ? reading.where(Reading.Unset.NOTED) : reading;
      case BACKTEST -> reading.where(Reading.Unset.IGNORED);
    };
  }

  private Optional<Object> read(Reading.Text text, String path, Problems problems) {
    if (text.value().isBlank()) {
      problems.add(text.scalar().at(), path, "is blank", allowed(), "");
      return Optional.empty();
    }
    return Optional.of(new Secret(text.value().strip()));
  }

  @Override
  public String allowed() {
    return "a text, best as ${NAME}";
  }

  @Override
  public void describe(ObjectNode schema) {
    schema.put("type", "string");
  }
}
