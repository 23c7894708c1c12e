package com.signalcraft.notification;

import com.signalcraft.common.JsonObject;
import com.signalcraft.testing.RecordCheck;
import com.signalcraft.testing.Samples;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

class NotificationValuesTest {

  @TestFactory
  Stream<DynamicTest> titles_and_messages() {
    return Stream.of(
            RecordCheck.of(Samples.newNotification()), RecordCheck.of(Samples.notification()))
        .flatMap(
            check ->
                Stream.of(
                    check.takes("title", "x".repeat(200)),
                    check.refuses("title", "x".repeat(201), "at most 200"),
                    check.refuses("title", " ", "blank"),
                    check.takes("message", "x".repeat(10_000)),
                    check.refuses("message", "x".repeat(10_001), "at most 10000"),
                    check.refuses("message", "", "blank")));
  }

  @TestFactory
  Stream<DynamicTest> new_notifications() {
    RecordCheck check = RecordCheck.of(Samples.newNotification());
    // {"a": "…"} has nine bytes around the text
    return Stream.of(
        check.takes("data", JsonObject.of("a", "x".repeat(65_536 - 9))),
        check.refuses(
            "data", JsonObject.of("a", "x".repeat(65_536 - 8)), "65,536 bytes, had 65537"),
        check.takes("alertId", null),
        check.refuses("businessId", null, "is required where an alert is named"));
  }
}
