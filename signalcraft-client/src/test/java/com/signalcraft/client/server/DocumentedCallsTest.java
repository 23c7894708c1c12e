package com.signalcraft.client.server;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

class DocumentedCallsTest extends ServerTest {

  private static final Path PAGE = Path.of("..", "docs", "hosted-api.md");

  /** From here on, calls that the client does not make. */
  private static final String OTHERS = "## Of our server alone";

  /** Such as {@code `PUT`, `DELETE /alerts/{alert_id}`} in the first column of a table. */
  private static final Pattern CALLS =
      Pattern.compile("^\\| (`[A-Z]+[^|]*`) \\|", Pattern.MULTILINE);

  @Test
  void the_server_has_the_calls_of_the_page_and_no_others_but_downloads() throws IOException {
    Set<String> served = new TreeSet<>();
    server.calls().forEach(call -> served.add(withoutNames(call)));

    assertThat(served.remove("GET /downloads/{}")).isTrue();
    assertThat(served).containsExactlyElementsOf(documented());
  }

  private static Set<String> documented() throws IOException {
    Set<String> documented = new TreeSet<>();
    String page = Files.readString(PAGE);
    Matcher rows = CALLS.matcher(page.substring(0, page.indexOf(OTHERS)));
    while (rows.find()) {
      List<String> parts = List.of(rows.group(1).replace("`", "").split("[, ]+", -1));
      String path = parts.get(parts.size() - 1);
      parts
          .subList(0, parts.size() - 1)
          .forEach(method -> documented.add(withoutNames(method + " " + path)));
    }
    return documented;
  }

  private static String withoutNames(String call) {
    return call.replaceAll("\\{[^}]*}", "{}");
  }
}
