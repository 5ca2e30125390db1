package io.multialpha.host.config;

/** The sections of the configuration file, declared once. */
final class FileKeys {
  static final Section SECTION =
      Section.of(
          Key.of("strategies", new Part("strategies by name"), "one entry per strategy account")
              .must(),
          Key.of("portfolio", Part.SECTION, "limits over all strategies together")
              .orElse("no limits"),
          Key.of("data", Part.SECTION, "where bars come from").orElse("its defaults"),
          Key.of("execution", Part.SECTION, "how decisions are carried out").orElse("its defaults"),
          Key.of(
                  "instruments",
                  new Part("contract specifications by symbol"),
                  "one entry per contract")
              .must(),
          Key.of("databento", Part.SECTION, "market data of Databento").idle(),
          Key.of("data_hub", Part.SECTION, "distribution of market data over Redis").idle(),
          Key.of("dashboard", Part.SECTION, "web page of the running system").idle());

  private FileKeys() {}
}
