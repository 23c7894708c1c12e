package com.signalcraft.examples.cli.pictures;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Document;
import org.jsoup.parser.Parser;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class PicturesTest {

  @TempDir private Path folder;

  @Test
  void pictures_are_whole_and_show_what_their_names_say() throws Exception {
    Pictures.main(new String[] {folder.toString()});

    assertThat(folder.toFile().list())
        .containsExactlyInAnyOrder(
            "anomalies-outage.svg",
            "anomalies-new-level.svg",
            "anomalies-known-event.svg",
            "alerts-plain.svg",
            "alerts-recovery.svg");
    assertThat(picture("anomalies-outage").select(".marker")).hasSizeGreaterThanOrEqualTo(2);
    assertThat(picture("anomalies-new-level").select(".change")).isNotEmpty();
    assertThat(picture("anomalies-known-event").select(".span.known title").eachText())
        .isEqualTo(List.of("sale"));
    assertThat(picture("alerts-plain").select(".fired")).hasSize(4);
    assertThat(picture("alerts-recovery").select(".fired")).hasSize(1);
    assertThat(picture("alerts-recovery").select(".resolved")).hasSize(1);
  }

  private Document picture(String name) throws Exception {
    String svg = Files.readString(folder.resolve(name + ".svg"));
    assertThat(svg).startsWith("<svg xmlns=").doesNotContain("NaN", "Infinity");
    return Jsoup.parse(svg, "", Parser.xmlParser());
  }
}
