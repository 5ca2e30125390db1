package io.multialpha.host.config;

import static io.multialpha.api.params.Param.integer;

import io.multialpha.api.params.Param;

/** The keys of sections that the replaced system had and this one does not use, declared once. */
final class IdleKeys {
  static final Section DATABENTO =
      Section.of(
          Key.of("api_key", Shapes.secret(), "key of the account").idle(),
          Key.of("dataset", Shapes.text("a dataset"), "dataset of the feed").or("GLBX.MDP3").idle(),
          Key.of("schema", Shapes.text("a schema"), "record type of the feed").or("trades").idle(),
          Key.of("stype_in", Shapes.text("a symbology"), "how symbols are named")
              .or("product_id")
              .idle());

  static final Section DATA_HUB =
      Section.of(
          Key.of("redis_host", Shapes.text("a host name"), "host of Redis").or("localhost").idle(),
          Key.of(port("redis_port", 6379).doc("port of Redis")).idle(),
          Key.of("publish_channels", Shapes.list("a list of channels"), "channels")
              .orElse("[market]")
              .idle(),
          Key.of("heartbeat_file", Shapes.path(), "file that is written while it runs").idle(),
          Key.of("heartbeat_interval", Shapes.positive("seconds"), "time between two heartbeats")
              .or(30.0)
              .idle());

  static final Section DASHBOARD =
      Section.of(
          Key.of(port("port", 5000).doc("port of the dashboard")).idle(),
          Key.of("strategies", Shapes.list("a list of strategies"), "what it shows")
              .orElse("all")
              .idle());

  private IdleKeys() {}

  private static Param port(String name, int number) {
    return integer(name).between(1, 65_535).withDefault(number);
  }
}
