package io.multialpha.host.config;

import io.multialpha.api.params.ParamsSchema;
import java.util.stream.Collectors;

/** The page docs/configuration.md, made from the tables that the reader uses. */
public final class ConfigDocs {
  private static final String INTRODUCTION =
      """
      # Configuration

      <!-- Generated from the key tables of the host and the schemas of the shipped plugins. -->

      Everything that multi-alpha trades stands in `config/config.multi_alpha.yml`.
      `./multi-alpha config check` reads it as a run would and names everything that is wrong, each
      with file, line, column and key. `./multi-alpha config explain` prints every value in force
      with the line it comes from; `./multi-alpha config schema` prints a JSON Schema for your
      editor. A relative path is relative to the root of the installation.

      ## Where a value comes from

      A parameter of a strategy is looked for in this order, and the first that is found is used:

      1. `config/{strategy}_instrument_params.json`, a file you may add with the values of single
         instruments: `{ "ES": { "stop_perc": 2.0 } }`. `{strategy}` is the entry's name.
      2. `strategy_params` of the entry.
      3. The default that the plugin declares.

      The threshold and the features of a model always come from its bundle.

      What a portfolio search found is kept in `config/portfolio_optimization_{strategy}.json`. Its
      `max_positions`, `daily_stop_loss` and `symbols` are compared with the entry's at every start,
      and each difference is told.

      A parameter `filters` is a list of bands, `[{feature: daily_ibs, low: 0, high: 0.2}]`, in which
      [features](features.md) of the host or of the strategy must lie for an entry to be taken; one
      bound may be left out. An instrument's own list takes the place of the strategy's. See
      [filters on any feature](ibs.md#filters-on-any-feature).

      ## Variables and secrets

      `${NAME}` in a value is replaced by the environment variable of that name, or else by its line
      in the file `.env` at the root (`NAME=value`, `#` comments, single or double quotes). A
      variable that is not set, or set to nothing, is an error that names key and variable; of a
      disabled strategy, and of a `broker_account` outside live mode, it is only noted. Inside
      `{ }` and `[ ]` YAML wants quotes round a variable, `"${NAME}"`. Secrets are shown as `****`
      wherever they could be printed.

      ## How the file is read

      * It is YAML in UTF-8, at most 1 MB, one document, indented with spaces.
      * An unknown key is an error, and so is a key that is given twice.
      * Numbers are decimal: `2`, `0.5`, `1e5`, `150_000`; without quotes, without a leading zero.
        `true`, `yes` and `on` (or `false`, `no` and `off`) are flags where a flag is expected and
        text elsewhere, so `NO` and `6E` are symbols. A time of day is four digits, `"0930"`, with
        quotes or without.
      * Anchors and aliases (`&a`, `*a`) may be used 20 times. Merge keys (`<<`) are refused, since
        a section that inherits has its values in two places; so are tags (`!name`).
      """;

  private static final String CONTRACTS =
      """
      A strategy trades only symbols that are specified here. `tick_value` must be `tick_size` x
      `point_value`, which is checked. The Canadian dollar (6C) is worth 100,000 dollars a point and
      the Mexican peso (6M) 500,000; the system that this one replaces had 50,000 and 100,000, which
      made the profits and losses of 6C half and those of 6M a fifth of what they were.

      `session` dates the bars: a trade date begins at 17:00 Chicago for `cme`, `grains`, `cfe` and
      `nyse`, and half a holiday belongs to the next one. Hourly bars outside of the session's hours
      are traded, and counted in a note, since they often mean a wrong time zone. Those hours are
      Sunday to Friday 17:00 to 16:00 Chicago for `cme`, 19:00 to 13:20 for `grains`, 04:00 to 18:00
      New York for `nyse` (a bar after 18:00 has the next date). The holidays of the CFE are not
      known to this version: `cfe` has the CME's, and says so where hourly bars of such an
      instrument are used. `weekdays` is Monday to Friday without any holiday, for spot currencies;
      its trade date begins at `roll_time` in `roll_timezone`. Instruments that date their bars
      differently are not traded in one run, because the daily stop needs one trade date.
      """;

  private static final String STRATEGIES =
      """
      One entry per strategy account. Its name is the id of the strategy unless `strategy_type` says
      otherwise, so two entries may run one strategy with limits, cash and results of their own.
      None may be called `total`, as results call all of them together.
      """;

  private final StringBuilder page = new StringBuilder(INTRODUCTION);

  private ConfigDocs() {}

  /** The page for these plugins, in Markdown. */
  public static String markdown(Catalog catalog) {
    return new ConfigDocs().build(catalog);
  }

  private String build(Catalog catalog) {
    heading("## `strategies`");
    page.append(STRATEGIES).append('\n');
    table("strategies.NAME", StrategyKeys.SECTION);
    catalog
        .strategies()
        .forEach(
            (id, offer) -> {
              heading("### `strategy_params` of `" + id + "`");
              page.append(sentence(offer.description()))
                  .append(" Its bundles lie in `")
                  .append(offer.models().folder())
                  .append("` unless `models_path` says otherwise.\n\n");
              params(offer.params());
            });
    catalog
        .policies()
        .forEach(
            (id, schema) -> {
              heading("### Policy `" + id + "`");
              params(schema);
            });
    heading("## `portfolio`");
    page.append("Limits over all strategies together, besides those of each.\n\n");
    table("portfolio", HouseKeys.PORTFOLIO);
    heading("## `data`");
    table("data", HouseKeys.DATA);
    heading("## `execution`");
    table("execution", HouseKeys.EXECUTION);
    heading("## `instruments`");
    page.append(CONTRACTS).append('\n');
    table("instruments.SYMBOL", InstrumentKeys.SECTION);
    heading("## `databento`, `data_hub`, `dashboard`");
    page.append("Sections of the system that this one replaces: checked, but not used yet.\n\n");
    table("databento", IdleKeys.DATABENTO);
    page.append('\n');
    table("data_hub", IdleKeys.DATA_HUB);
    page.append('\n');
    table("dashboard", IdleKeys.DASHBOARD);
    return page.toString();
  }

  private void heading(String text) {
    page.append('\n').append(text).append("\n\n");
  }

  private void params(ParamsSchema schema) {
    if (schema.all().isEmpty()) {
      page.append("No parameters.\n");
    } else {
      header("parameter");
      schema.listed().forEach(listed -> row(listed.label(), Key.of(listed.param())));
    }
  }

  private void table(String title, Section section) {
    header(title);
    section.keys().forEach(key -> row(key.name(), key));
  }

  private void header(String title) {
    page.append("| ").append(title).append(" | value | default | what it does |\n");
    page.append("| --- | --- | --- | --- |\n");
  }

  private void row(String name, Key key) {
    page.append("| `")
        .append(name)
        .append("` | ")
        .append(cell(key.shape().allowed()))
        .append(" | ")
        .append(cell(key.fallbackWords()))
        .append(" | ")
        .append(cell(key.doc()))
        .append(key.used() ? "" : " (not used by this version)")
        .append(" |\n");
  }

  /** Text that stays inside its cell and shows braces and angles as they are. */
  private static String cell(String text) {
    return text.chars()
        .mapToObj(c -> c == '|' ? "\\|" : c == '<' ? "&lt;" : Character.toString(c))
        .map(c -> c.isBlank() ? " " : c)
        .collect(Collectors.joining());
  }

  private static String sentence(String text) {
    String trimmed = text.strip();
    return trimmed.endsWith(".") ? trimmed : trimmed + ".";
  }
}
