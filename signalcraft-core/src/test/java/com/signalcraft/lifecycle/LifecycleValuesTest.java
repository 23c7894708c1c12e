package com.signalcraft.lifecycle;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import com.signalcraft.common.JsonObject;
import com.signalcraft.testing.RecordCheck;
import com.signalcraft.testing.Samples;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

class LifecycleValuesTest {

  @TestFactory
  Stream<DynamicTest> policies() {
    RecordCheck check = RecordCheck.of(new RetentionPolicy(12, 24));
    return Stream.of(
        check.takes("hotMonths", 1),
        check.refuses("hotMonths", 0, "between 1 and 1200, was 0"),
        check.refuses("hotMonths", 1_201, "between 1 and 1200, was 1201"),
        check.takes("keepMonths", 12),
        check.takes("keepMonths", 1_200),
        check.refuses("keepMonths", 11, "between 12 and 1200, was 11"),
        check.refuses("keepMonths", 1_201, "between 12 and 1200, was 1201"));
  }

  @Test
  void by_default_points_stay_12_months_and_days_24() {
    assertThat(RetentionPolicy.DEFAULT).isEqualTo(new RetentionPolicy(12, 24));
  }

  @Test
  void an_export_is_a_copy() {
    Map<String, List<JsonObject>> tables = new HashMap<>();
    tables.put("businesses", List.of(Samples.JSON));
    DataExport export = new DataExport(tables);
    tables.clear();

    assertThat(export.tables()).containsOnlyKeys("businesses");
    assertThatExceptionOfType(UnsupportedOperationException.class)
        .isThrownBy(() -> export.tables().clear());
  }
}
