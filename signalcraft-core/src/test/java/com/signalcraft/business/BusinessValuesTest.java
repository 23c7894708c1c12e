package com.signalcraft.business;

import static org.assertj.core.api.Assertions.assertThat;

import com.signalcraft.common.JsonObject;
import com.signalcraft.testing.RecordCheck;
import com.signalcraft.testing.Samples;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

class BusinessValuesTest {

  // {"a": "…"} has nine bytes around the text
  private static final JsonObject LARGEST = JsonObject.of("a", "x".repeat(65_536 - 9));
  private static final JsonObject TOO_LARGE = JsonObject.of("a", "x".repeat(65_536 - 8));

  @TestFactory
  Stream<DynamicTest> new_businesses_and_updates() {
    return Stream.of(
            RecordCheck.of(Samples.newBusiness()),
            RecordCheck.of(new BusinessUpdate(null, null, null, null, null)))
        .flatMap(BusinessValuesTest::texts);
  }

  private static Stream<DynamicTest> texts(RecordCheck check) {
    return Stream.of(
        check.takes("name", "x".repeat(200)),
        check.refuses("name", "x".repeat(201), "at most 200"),
        check.refuses("name", " ", "blank"),
        check.takes("industry", "x".repeat(200)),
        check.takes("industry", ""),
        check.refuses("industry", "x".repeat(201), "at most 200"),
        check.takes("description", "x".repeat(10_000)),
        check.refuses("description", "x".repeat(10_001), "at most 10000"),
        check.takes("settings", LARGEST),
        check.refuses("settings", TOO_LARGE, "must have at most 65,536 bytes, had 65537"));
  }

  @TestFactory
  Stream<DynamicTest> businesses() {
    RecordCheck check = RecordCheck.of(Samples.business());
    return Stream.of(
        check.takes("name", "x".repeat(200)),
        check.refuses("name", "x".repeat(201), "at most 200"),
        check.refuses("name", "", "blank"));
  }

  @Test
  void of_the_name_alone() {
    assertThat(NewBusiness.of("Café"))
        .isEqualTo(new NewBusiness("Café", null, null, null, JsonObject.EMPTY));
    assertThat(BusinessUpdate.rename("Café"))
        .isEqualTo(new BusinessUpdate("Café", null, null, null, null));
  }
}
