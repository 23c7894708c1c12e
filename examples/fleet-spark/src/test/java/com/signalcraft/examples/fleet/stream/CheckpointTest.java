package com.signalcraft.examples.fleet.stream;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.signalcraft.error.ValidationException;
import com.signalcraft.examples.fleet.FleetSpark;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class CheckpointTest {

  @TempDir private Path root;

  private Checkpoint open(String late) {
    return Checkpoint.open(
        FleetSpark.session(),
        root.resolve("checkpoint").toString(),
        Map.of("late", late, "partitions", "4"));
  }

  @Test
  void a_stream_keeps_its_id() {
    assertThat(open("PT10M")).isEqualTo(open("PT10M"));
  }

  @Test
  void what_cannot_change_is_named_with_what_it_was() {
    open("PT10M");
    assertThatThrownBy(() -> open("PT20M"))
        .isInstanceOf(ValidationException.class)
        .hasMessageContaining("late: cannot change while a stream goes on")
        .hasMessageContaining("was begun with PT10M, given is PT20M");
  }

  @Test
  void a_folder_of_something_else_is_not_touched() throws IOException {
    Path file = Files.createDirectories(root.resolve("checkpoint")).resolve("mine.txt");
    Files.writeString(file, "mine");
    assertThatThrownBy(() -> open("PT10M"))
        .isInstanceOf(ValidationException.class)
        .hasMessageContaining("must be empty, or that of a stream of this program");
    assertThat(root.resolve("checkpoint").toFile().list()).containsExactly("mine.txt");
    assertThat(file).hasContent("mine");
  }

  @Test
  void one_without_its_id_is_told() throws IOException {
    Path folder = Files.createDirectories(root.resolve("checkpoint"));
    Files.writeString(
        folder.resolve("signalcraft-stream.properties"), "late=PT10M\npartitions=4\n");
    assertThatThrownBy(() -> open("PT10M"))
        .isInstanceOf(ValidationException.class)
        .hasMessageContaining("must have the id of its stream");
  }
}
