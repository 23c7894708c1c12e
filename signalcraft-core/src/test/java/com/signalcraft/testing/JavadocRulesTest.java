package com.signalcraft.testing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The rules themselves, tried on small sources, and then on this module. */
class JavadocRulesTest {

  @TempDir private Path root;

  @Test
  void every_public_part_of_this_module_has_javadoc() {
    assertThat(JavadocRules.violations(Path.of("src/main/java"))).isEmpty();
  }

  @Test
  void complete_javadoc_is_no_violation() throws IOException {
    assertThat(
            violations(
                """
                /** A thing.
                 * @param <T> of what
                 */
                public class A<T> {
                  /** A constant. */
                  public static final int X = 1;
                  private int hidden;
                  int packagePrivate;
                  /** Makes one.
                   * @param a what
                   */
                  public A(int a) {}
                  /** Does.
                   * @param <U> what type
                   * @param u what
                   * @return what
                   */
                  public <U> U does(U u) { return u; }
                  /** {@return what} */
                  public int inline() { return 1; }
                  /** Does. */
                  protected void nothing() {}
                  private void secret(int a) {}
                  void packagePrivate(int a) {}
                  @Override public String toString() { return ""; }
                }
                """))
        .isEmpty();
  }

  @Test
  void each_gap_is_told_with_its_line() throws IOException {
    assertThat(
            violations(
                """
                public class A<T> {
                  public static final int X = 1;
                  public A(int a) {}
                  protected void does() {}
                  /** Does. */
                  public <U> int more(int a, int b) { return 1; }
                  /**
                   * @param a what
                   */
                  public void noSentence(int a) {}
                  /** Does.
                   * @param a
                   */
                  public void emptyParam(int a) {}
                  public static class Nested {}
                }
                """))
        .containsExactly(
            "A.java:1: A has no Javadoc",
            "A.java:2: A.X has no Javadoc",
            "A.java:3: A constructor has no Javadoc",
            "A.java:4: A.does has no Javadoc",
            "A.java:6: A.more has no @param <U>",
            "A.java:6: A.more has no @param a",
            "A.java:6: A.more has no @param b",
            "A.java:6: A.more has no @return",
            "A.java:10: A.noSentence has no first sentence",
            "A.java:14: A.emptyParam has no @param a",
            "A.java:15: Nested has no Javadoc");
  }

  @Test
  void type_parameters_of_types_are_wanted() throws IOException {
    assertThat(violations("/** A thing. */ public interface A<T> {}"))
        .containsExactly("A.java:1: A has no @param <T>");
  }

  @Test
  void members_of_interfaces_are_public_without_saying_so() throws IOException {
    assertThat(
            violations(
                """
                /** A thing. */
                public interface A {
                  int X = 1;
                  void does();
                  default int more() { return 1; }
                  private void hidden() {}
                  enum Kind { ONE }
                }
                """))
        .containsExactly(
            "A.java:3: A.X has no Javadoc",
            "A.java:4: A.does has no Javadoc",
            "A.java:5: A.more has no Javadoc",
            "A.java:7: Kind has no Javadoc",
            "A.java:7: Kind.ONE has no Javadoc");
  }

  @Test
  void components_of_records_are_documented_at_the_record() throws IOException {
    assertThat(
            violations(
                """
                /** A thing.
                 * @param a the first
                 */
                public record A(int a, int b) {
                  public A {
                    if (a < 0) { throw new IllegalArgumentException(); }
                  }
                  public A(int a) { this(a, 1); }
                  public static final int X = 1;
                  public int sum() { return a + b; }
                }
                """))
        .containsExactlyInAnyOrder(
            "A.java:4: A has no @param b",
            "A.java:8: A constructor has no Javadoc",
            "A.java:9: A.X has no Javadoc",
            "A.java:10: A.sum has no Javadoc");
  }

  @Test
  void a_canonical_constructor_that_is_not_compact_is_one_like_others() throws IOException {
    assertThat(
            violations(
                """
                /** A thing.
                 * @param a the first
                 */
                public record A(int a) {
                  public A(int a) { this.a = a; }
                }
                """))
        .containsExactly("A.java:5: A constructor has no Javadoc");
  }

  @Test
  void constants_of_enumerations_are_wanted() throws IOException {
    assertThat(
            violations(
                """
                /** A thing. */
                public enum A {
                  /** One. */
                  ONE,
                  TWO;
                  A() {}
                }
                """))
        .containsExactly("A.java:5: A.TWO has no Javadoc");
  }

  @Test
  void what_nobody_sees_needs_none() throws IOException {
    Files.createDirectories(root.resolve("x/internal"));
    Files.writeString(
        root.resolve("x/internal/A.java"), "package x.internal; public class A { public int a; }");
    Files.writeString(root.resolve("B.java"), "class B { public int b; public static class C {} }");

    assertThat(JavadocRules.violations(root)).isEmpty();
  }

  @Test
  void packages_tell_what_they_hold() throws IOException {
    Files.createDirectories(root.resolve("x"));
    Files.writeString(root.resolve("x/package-info.java"), "package x;");
    assertThat(JavadocRules.violations(root))
        .containsExactly("x/package-info.java:1: package has no Javadoc");

    Files.writeString(root.resolve("x/package-info.java"), "/** Things. */\npackage x;");
    assertThat(JavadocRules.violations(root)).isEmpty();
  }

  @Test
  void a_directory_without_sources_is_a_mistake() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> JavadocRules.violations(root))
        .withMessageContaining("no Java sources");
  }

  private List<String> violations(String source) throws IOException {
    Files.writeString(root.resolve("A.java"), source);
    return JavadocRules.violations(root);
  }
}
