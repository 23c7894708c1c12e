package com.signalcraft.examples.embedded;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

/** Every relative link and picture in the README and the docs leads somewhere, its anchor too. */
class LinksTest {

  private static final Pattern FENCED =
      Pattern.compile("^```.*?^```$", Pattern.DOTALL | Pattern.MULTILINE);
  private static final Pattern CODE = Pattern.compile("`[^`\n]*`");
  private static final Pattern LINK = Pattern.compile("]\\(([^)\\s]+)\\)");
  private static final Pattern HEADING = Pattern.compile("^#{1,6} +(.+)$", Pattern.MULTILINE);
  private static final Pattern NOT_IN_ANCHORS = Pattern.compile("[^\\p{L}\\p{N}_ -]");
  private static final Pattern ABSOLUTE = Pattern.compile("[a-z]+:.*");

  @TestFactory
  Stream<DynamicTest> every_relative_link_leads_somewhere() throws IOException {
    return Pages.all().stream()
        .map(page -> DynamicTest.dynamicTest(Pages.name(page), () -> check(page)));
  }

  @Test
  void anchors_are_those_that_the_web_site_makes_of_headings() {
    assertThat(
            anchors(
                "# The API\n\n## Who may do what?\n## `x` & y\n```\n# no heading\n```\n## x\n## x"))
        .containsExactlyInAnyOrder("the-api", "who-may-do-what", "x--y", "x", "x-1");
  }

  private static void check(Path page) throws IOException {
    List<String> links = links(Files.readString(page));
    for (String link : links) {
      String[] parts = link.split("#", 2);
      Path target = parts[0].isEmpty() ? page : page.resolveSibling(parts[0]);
      assertThat(target).as("the target of %s", link).exists();
      if (parts.length == 2) {
        assertThat(anchors(Files.readString(target)))
            .as("headings for %s", link)
            .contains(parts[1]);
      }
    }
  }

  private static List<String> links(String page) {
    String prose = CODE.matcher(FENCED.matcher(page).replaceAll("")).replaceAll("");
    return LINK.matcher(prose)
        .results()
        .map(link -> link.group(1))
        .filter(link -> !ABSOLUTE.matcher(link).matches())
        .toList();
  }

  /** Lower case, spaces as hyphens, without punctuation; numbered where a heading comes again. */
  private static Set<String> anchors(String page) {
    Set<String> anchors = new HashSet<>();
    Map<String, Integer> seen = new HashMap<>();
    for (MatchResult heading :
        HEADING.matcher(FENCED.matcher(page).replaceAll("")).results().toList()) {
      String text = heading.group(1).strip().toLowerCase(Locale.ROOT);
      String anchor = NOT_IN_ANCHORS.matcher(text).replaceAll("").replace(' ', '-');
      int before = seen.merge(anchor, 1, Integer::sum) - 1;
      anchors.add(before == 0 ? anchor : anchor + "-" + before);
    }
    return anchors;
  }
}
