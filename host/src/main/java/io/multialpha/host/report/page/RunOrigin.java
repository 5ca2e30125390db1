package io.multialpha.host.report.page;

/** What was run, so that it can be run again. */
final class RunOrigin {
  private RunOrigin() {}

  /** Writes the section. */
  static void write(Html html, JsonTree summary) {
    JsonTree config = summary.get("config");
    html.section("origin", "What was run").raw("<div class=\"origin faint\">\n");
    html.paragraph("", summary.text("command"));
    html.paragraph("", config.text("file") + ", SHA-256 " + config.text("sha256"));
    for (JsonTree plugin : summary.get("plugins").items()) {
      html.paragraph(
          "",
          "Plugin "
              + plugin.text("id")
              + " "
              + plugin.text("version")
              + ", SHA-256 "
              + plugin.text("sha256"));
    }
    for (JsonTree model : summary.get("models").items()) {
      html.paragraph("", ofModel(model));
    }
    html.paragraph(
        "", "multi-alpha " + summary.text("host_version") + ", " + summary.text("started_at"));
    html.raw("</div>\n").end();
  }

  private static String ofModel(JsonTree model) {
    String version = model.text("sklearn_version");
    return "Model of "
        + model.text("strategy")
        + " in "
        + model.text("symbol")
        + ", threshold "
        + model.text("threshold")
        + ", "
        + model.get("features").items().size()
        + " features, read by "
        + model.text("loader")
        + (version.isEmpty() ? "" : ", scikit-learn " + version)
        + ": "
        + model.text("metadata")
        + ", SHA-256 "
        + model.text("metadata_sha256")
        + "; "
        + model.text("model")
        + ", SHA-256 "
        + model.text("model_sha256");
  }
}
