package io.multialpha.host.report.page;

import io.multialpha.host.report.FixedDecimals;

/** The text of a page, as it grows. Texts that are put in never become part of its structure. */
final class Html {
  private static final String UNDEFINED = "n/a";

  private final StringBuilder text = new StringBuilder(1 << 16);

  /** Appends as it is: structure of the page, without anything from outside. */
  Html raw(String markup) {
    text.append(markup);
    return this;
  }

  /** Appends text. */
  Html text(String plain) {
    text.append(escaped(plain));
    return this;
  }

  /** A paragraph of a style. */
  Html paragraph(String style, String plain) {
    return raw("<p" + (style.isEmpty() ? "" : " class=\"" + style + "\"") + ">")
        .text(plain)
        .raw("</p>\n");
  }

  /** Begins a section of the page. */
  Html section(String id, String title) {
    return raw("<section id=\"" + id + "\" aria-labelledby=\"h-" + id + "\">\n<h2 id=\"h-" + id)
        .raw("\">")
        .text(title)
        .raw("</h2>\n");
  }

  /** Ends a section. */
  void end() {
    raw("</section>\n");
  }

  /**
   * Begins a table with its head. A name that starts with {@code <} heads a column of words, one
   * with {@code ^} a column of coloured cells.
   *
   * @param caption what a screen reader says of it
   */
  Html table(String caption, String... names) {
    return table("", caption, names);
  }

  /** As above, no wider than its words. */
  Html smallTable(String caption, String... names) {
    return table(" class=\"small\"", caption, names);
  }

  private Html table(String style, String caption, String... names) {
    raw("<div class=\"scroll\" tabindex=\"0\" role=\"region\" aria-label=\"").text(caption);
    raw("\"><table" + style + ">\n<caption>").text(caption).raw("</caption>\n<thead><tr>");
    for (String name : names) {
      boolean words = name.startsWith("<");
      boolean coloured = name.startsWith("^");
      raw("<th scope=\"col\"");
      raw(words ? " class=\"text\">" : coloured ? " class=\"mid\">" : ">");
      text(words || coloured ? name.substring(1) : name).raw("</th>");
    }
    return raw("</tr></thead>\n<tbody>\n");
  }

  /** Ends a table. */
  Html endTable() {
    return raw("</tbody></table></div>\n");
  }

  /** The cell that names its row. */
  Html rowName(String name) {
    return raw("<th scope=\"row\">").text(name).raw("</th>");
  }

  /** A cell of a number or the like. */
  Html cell(String plain) {
    return raw("<td>").text(plain.isEmpty() ? UNDEFINED : plain).raw("</td>");
  }

  /** A cell of words. */
  Html words(String plain) {
    return raw("<td class=\"text\">").text(plain).raw("</td>");
  }

  /** A cell of dollars, losses in their colour. */
  Html money(double dollars) {
    String whole = FixedDecimals.groupedWhole(dollars);
    return raw(dollars < 0 ? "<td class=\"loss\">" : "<td>")
        .text(whole.isEmpty() ? UNDEFINED : whole)
        .raw("</td>");
  }

  /** Begins a picture that stretches to the room it has. */
  void picture(String id, String title, String description, int width, int height) {
    raw("<svg viewBox=\"0 0 " + width + " " + height + "\" preserveAspectRatio=\"none\"")
        .raw(" role=\"img\" aria-labelledby=\"" + id + "-t " + id + "-d\">\n")
        .raw("<title id=\"" + id + "-t\">")
        .text(title)
        .raw("</title><desc id=\"" + id + "-d\">")
        .text(description)
        .raw("</desc>\n");
  }

  /** All of it. */
  @Override
  public String toString() {
    return text.toString();
  }

  /** Text of a plugin or of a path may hold anything; none of it may become part of the page. */
  static String escaped(String text) {
    return text.replace("&", "&amp;")
        .replace("<", "&lt;")
        .replace(">", "&gt;")
        .replace("\"", "&quot;")
        .replace("'", "&#39;");
  }

  /** A ratio for people, or that there is none. */
  static String fixed(double value, int decimals) {
    return Double.isFinite(value) ? FixedDecimals.fixed(value, decimals) : UNDEFINED;
  }

  /** A fraction in percent. */
  static String percent(double fraction, int decimals) {
    return Double.isFinite(fraction)
        ? FixedDecimals.fixed(100 * fraction, decimals) + "%"
        : UNDEFINED;
  }

  /** Whole dollars with their sign before the symbol. */
  static String dollars(double value) {
    if (!Double.isFinite(value)) {
      return UNDEFINED;
    }
    String whole = FixedDecimals.groupedWhole(Math.abs(value));
    return (value < 0 && !whole.equals("0") ? "\u2212$" : "$") + whole;
  }
}
