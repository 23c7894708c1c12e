package com.signalcraft.examples.server.external;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ImportFileTest {

  @TempDir private Path folder;

  private List<ScheduledImport> read(String json) throws IOException {
    return ImportFile.read(Files.writeString(folder.resolve("imports.json"), json));
  }

  @Test
  void imports_are_read_from_a_list() throws IOException {
    List<ScheduledImport> imports =
        read(
            """
            [{"kind": "weather", "url": "https://api.open-meteo.com/v1/forecast?latitude=52",
              "city": "Berlin", "country": "DE", "every": "PT1H"},
             {"name": "rates", "kind": "market", "file": "rates.json", "symbols": ["USD/EUR"],
              "every": "P1D"}]
            """);

    assertThat(imports.get(0).name()).matches("weather-[0-9a-f]{12}");
    assertThat(imports.get(0).every()).isEqualTo(Duration.ofHours(1));
    assertThat(imports.get(1).name()).isEqualTo("rates");
    assertThat(imports.get(1).source().origin()).isEqualTo(folder.resolve("rates.json").toString());
    assertThat(imports.get(1).source().symbols()).isEqualTo(Set.of("USD/EUR"));
  }

  @Test
  void faults_are_told_with_their_place() {
    assertThatThrownBy(() -> read("[{\"kind\":\"news\",\"every\":\"PT1H\"}]"))
        .hasMessageContaining("imports.json: [0] must have either url or file");
    assertThatThrownBy(() -> read("[{\"kind\":\"tides\",\"file\":\"x\",\"every\":\"PT1H\"}]"))
        .hasMessageContaining("[0]: ")
        .hasMessageContaining("weather, market, news");
    assertThatThrownBy(() -> read("[{\"kind\":\"news\",\"file\":\"x\",\"every\":\"1h\"}]"))
        .hasMessageContaining("[0].every must be a length of time such as PT1H");
    assertThatThrownBy(() -> read("[{\"kind\":\"news\",\"file\":\"x\",\"every\":\"PT1S\"}]"))
        .hasMessageContaining("PT1M");
    assertThatThrownBy(() -> read("[{\"kind\":\"weather\",\"file\":\"x\",\"every\":\"PT1H\"}]"))
        .hasMessageContaining("city");
    assertThatThrownBy(() -> read("[{\"kind\":\"news\",\"url\":\"ftp://x\",\"every\":\"PT1H\"}]"))
        .hasMessageContaining("https://");
    assertThatThrownBy(() -> read("[{\"knd\":\"news\"}]")).hasMessageContaining("knd");
    assertThatThrownBy(() -> read("{}")).hasMessageContaining("must be a list");
  }
}
