package com.signalcraft.examples.cli.output;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.signalcraft.examples.cli.CliFailure;
import com.signalcraft.examples.cli.ExitCode;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class OutputTargetTest {

  @TempDir private Path folder;

  private final StringWriter stdout = new StringWriter();

  @Test
  void a_file_appears_whole() throws Exception {
    Path file = folder.resolve("a.txt");

    target(file).check().write(out -> out.write("ä"));

    assertThat(file).hasContent("ä");
    assertThat(folder.toFile().list()).containsExactly("a.txt");
  }

  @Test
  void a_failure_leaves_the_older_file_and_no_draft() throws Exception {
    Path file = folder.resolve("a.txt");
    Files.writeString(file, "older");

    assertThatThrownBy(
            () ->
                target(file)
                    .write(
                        out -> {
                          out.write("half");
                          throw new IOException("disk full");
                        }))
        .hasMessage("disk full");

    assertThat(file).hasContent("older");
    assertThat(folder.toFile().list()).containsExactly("a.txt");
  }

  @Test
  void a_link_stays_a_link() throws Exception {
    Path file = Files.writeString(folder.resolve("real.txt"), "older");
    Path link = Files.createSymbolicLink(folder.resolve("link.txt"), file);

    target(link).check().write(out -> out.write("newer"));

    assertThat(link).isSymbolicLink();
    assertThat(file).hasContent("newer");
  }

  @Test
  void a_missing_folder_is_told_before_the_work() {
    assertThatThrownBy(() -> target(folder.resolve("no/where.txt")).check())
        .isInstanceOf(CliFailure.class)
        .hasMessageContaining("folder does not exist");
  }

  @Test
  void an_input_is_not_overwritten_by_any_name() throws Exception {
    Path input = Files.writeString(folder.resolve("in.csv"), "x");
    Path link = Files.createSymbolicLink(folder.resolve("link.csv"), input);

    assertThatThrownBy(() -> target(link).check(input))
        .isInstanceOfSatisfying(
            CliFailure.class, e -> assertThat(e.exitCode()).isEqualTo(ExitCode.USAGE));
  }

  @Test
  void a_dash_is_stdout_which_stays_open() throws Exception {
    OutputTarget target = new OutputTarget("-", new PrintWriter(stdout)).check();

    target.writeTable(table -> table.key("a").number(1.5).endRow(), "id", "value");
    target.write(out -> out.write("more"));

    assertThat(target.isStdout()).isTrue();
    assertThat(stdout).hasToString("id,value\na,1.5\nmore");
  }

  private OutputTarget target(Path file) {
    return new OutputTarget(file.toString(), new PrintWriter(stdout));
  }
}
