package io.multialpha.it.docs;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

class LinksTest {
  private static final Pattern LINK = Pattern.compile("\\]\\(([^)\\s]+)\\)");
  private static final Pattern ELSEWHERE = Pattern.compile("[a-z]+:.*");
  private static final Pattern HEADING = Pattern.compile("#{1,6} +(.*)");

  @Test
  void everyLinkLeadsToAFileAndAHeadingThatAreThere() {
    List<String> broken = new ArrayList<>();
    int followed = 0;
    for (Page page : Page.all()) {
      List<String> prose = page.prose();
      for (int i = 0; i < prose.size(); i++) {
        Matcher link = LINK.matcher(prose.get(i).replaceAll("`[^`]*`", "code"));
        while (link.find()) {
          if (!ELSEWHERE.matcher(link.group(1)).matches()) {
            followed++;
            if (!leadsSomewhere(page, link.group(1))) {
              broken.add(page + ":" + (i + 1) + ": " + link.group(1));
            }
          }
        }
      }
    }
    assertThat(broken).as("links that lead nowhere").isEmpty();
    assertThat(followed).as("links followed").isGreaterThan(10);
  }

  private static boolean leadsSomewhere(Page from, String link) {
    int hash = link.indexOf('#');
    String path = hash < 0 ? link : link.substring(0, hash);
    Path file = path.isEmpty() ? from.file() : from.file().resolveSibling(path).normalize();
    if (!Files.exists(file) || !file.startsWith(Page.root())) {
      return false;
    }
    return hash < 0 || anchors(Page.read(file)).contains(link.substring(hash + 1));
  }

  /** Anchors of headings as they are made of their texts on the web. */
  private static List<String> anchors(Page page) {
    Map<String, Integer> seen = new HashMap<>();
    List<String> anchors = new ArrayList<>();
    for (String line : page.prose()) {
      Matcher heading = HEADING.matcher(line);
      if (heading.matches()) {
        String anchor =
            heading
                .group(1)
                .strip()
                .toLowerCase(Locale.ROOT)
                .replaceAll("[^\\p{L}\\p{N} _-]", "")
                .replace(' ', '-');
        int before = seen.merge(anchor, 1, Integer::sum) - 1;
        anchors.add(before == 0 ? anchor : anchor + "-" + before);
      }
    }
    return anchors;
  }
}
