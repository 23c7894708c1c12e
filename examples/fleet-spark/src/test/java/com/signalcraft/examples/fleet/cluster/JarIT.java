package com.signalcraft.examples.fleet.cluster;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.util.List;
import java.util.jar.JarFile;
import java.util.zip.ZipEntry;
import org.junit.jupiter.api.Test;

/** What is in the jar that is submitted. */
class JarIT {

  private static List<String> names() throws IOException {
    try (JarFile jar = new JarFile(System.getProperty("fleet.jar"))) {
      return jar.stream().map(ZipEntry::getName).toList();
    }
  }

  @Test
  void all_classes_are_ours_or_under_a_name_of_ours() throws IOException {
    assertThat(names())
        .filteredOn(name -> name.endsWith(".class"))
        .isNotEmpty()
        .allSatisfy(
            name ->
                assertThat(name.replaceFirst("^META-INF/versions/\\d+/", ""))
                    .as("a class that could clash with one of the cluster's")
                    .startsWith("com/signalcraft/"));
  }

  @Test
  void what_it_needs_and_a_cluster_may_have_in_another_version_is_in_it() throws IOException {
    assertThat(names())
        .contains(
            "com/signalcraft/shaded/postgresql/Driver.class",
            "com/signalcraft/shaded/picocli/CommandLine.class",
            "com/signalcraft/forecast/Forecasters.class",
            "com/signalcraft/examples/fleet/command/Main.class",
            "META-INF/services/java.sql.Driver",
            "META-INF/LICENSE");
  }
}
