package com.signalcraft;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import com.signalcraft.error.ValidationException;
import com.signalcraft.testing.Records;
import com.signalcraft.testing.Samples;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaModifier;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import java.lang.reflect.RecordComponent;
import java.util.Arrays;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

/** What holds for every record of the API: what must be there, what may be absent. */
class RecordsTest {

  /** Packages that hold rows, requests and answers alone; others mix them with algorithms. */
  private static final Set<String> PACKAGES =
      Set.of(
          "com.signalcraft.account",
          "com.signalcraft.business",
          "com.signalcraft.common",
          "com.signalcraft.external",
          "com.signalcraft.kpi",
          "com.signalcraft.lifecycle",
          "com.signalcraft.notification",
          "com.signalcraft.security");

  /** Components whose field in an error is not their name in snake case. */
  private static final Map<String, String> OTHER_NAMES =
      Map.of(
          "PointBatch.points", "data_points",
          "Token.token", "token",
          "ApiKeySecret.secret", "api_key",
          "User.userId", "user_id");

  /** Components that are optional by themselves, but not in company of the sample's other ones. */
  private static final Set<String> NEEDED_HERE =
      Set.of(
          "DeliveryOutcome.error",
          "DeliveryOutcome.retryAt",
          "NewAlert.threshold",
          "NewNotification.businessId");

  @Test
  void every_record_of_the_api_has_a_sample() {
    Stream<String> records =
        new ClassFileImporter()
                .withImportOption(ImportOption.Predefined.DO_NOT_INCLUDE_TESTS)
                .importPackages("com.signalcraft")
                .stream()
                .filter(type -> type.isRecord() && isPublic(type))
                .filter(type -> PACKAGES.contains(type.getPackageName()))
                .map(JavaClass::getSimpleName);

    assertThat(Samples.all().stream().map(sample -> sample.getClass().getSimpleName()))
        .containsAll(records.toList())
        .doesNotHaveDuplicates();
  }

  @TestFactory
  Stream<DynamicTest> what_is_required_is_named_when_it_is_absent() {
    return components(false)
        .map(
            part ->
                DynamicTest.dynamicTest(
                    part.toString(),
                    () ->
                        assertThatExceptionOfType(ValidationException.class)
                            .isThrownBy(() -> Records.with(part.sample(), part.name(), null))
                            .satisfies(
                                error -> {
                                  assertThat(error.field()).isEqualTo(part.field());
                                  assertThat(error.issue()).isEqualTo("is required, was null");
                                })));
  }

  @TestFactory
  Stream<DynamicTest> what_is_optional_may_be_absent() {
    return components(true)
        .filter(part -> !NEEDED_HERE.contains(part.toString()))
        .map(
            part ->
                DynamicTest.dynamicTest(
                    part.toString(),
                    () ->
                        assertThatCode(() -> Records.with(part.sample(), part.name(), null))
                            .doesNotThrowAnyException()));
  }

  @TestFactory
  Stream<DynamicTest> a_copy_equals_its_original() {
    return Samples.all().stream()
        .map(
            sample ->
                DynamicTest.dynamicTest(
                    sample.getClass().getSimpleName(),
                    () -> {
                      RecordComponent any = sample.getClass().getRecordComponents()[0];
                      Record copy =
                          Records.with(sample, any.getName(), Records.valueOf(sample, any));
                      assertThat(copy).isEqualTo(sample).hasSameHashCodeAs(sample);
                    }));
  }

  private static boolean isPublic(JavaClass type) {
    return type.getModifiers().contains(JavaModifier.PUBLIC)
        && type.getEnclosingClass().map(RecordsTest::isPublic).orElse(true);
  }

  private static Stream<Part> components(boolean optional) {
    return Samples.all().stream()
        .flatMap(
            sample ->
                Arrays.stream(sample.getClass().getRecordComponents())
                    .filter(component -> !component.getType().isPrimitive())
                    .filter(
                        component ->
                            component.getAnnotatedType().isAnnotationPresent(Nullable.class)
                                == optional)
                    .map(component -> new Part(sample, component.getName())));
  }

  private record Part(Record sample, String name) {

    String field() {
      return OTHER_NAMES.getOrDefault(toString(), Records.columnOf(name));
    }

    @Override
    public String toString() {
      return sample.getClass().getSimpleName() + "." + name;
    }
  }
}
