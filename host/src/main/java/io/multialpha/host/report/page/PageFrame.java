package io.multialpha.host.report.page;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.function.Consumer;

/** What is round every page: its head with the style sheet, and its foot. */
final class PageFrame {
  private static final String STYLE = style();

  private PageFrame() {}

  /**
   * A page.
   *
   * @param title of it
   * @param body writes what is on it
   */
  static String of(String title, Consumer<Html> body) {
    Html html = new Html();
    html.raw("<!DOCTYPE html>\n<html lang=\"en\">\n<head>\n<meta charset=\"utf-8\">\n");
    html.raw("<meta name=\"viewport\" content=\"width=device-width, initial-scale=1\">\n");
    // Else a browser asks the server of the page for an icon.
    html.raw("<link rel=\"icon\" href=\"data:,\">\n");
    html.raw("<title>").text(title).raw("</title>\n<style>\n").raw(STYLE);
    html.raw("</style>\n</head>\n<body>\n");
    body.accept(html);
    return html.raw("</body>\n</html>\n").toString();
  }

  private static String style() {
    try (InputStream in = PageFrame.class.getResourceAsStream("page.css")) {
      return new String(in.readAllBytes(), StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw new UncheckedIOException("the page's own style sheet could not be read", e);
    }
  }
}
