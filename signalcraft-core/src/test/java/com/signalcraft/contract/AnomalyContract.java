package com.signalcraft.contract;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import com.signalcraft.SignalCraft;
import com.signalcraft.anomaly.Anomaly;
import com.signalcraft.anomaly.AnomalyQuery;
import com.signalcraft.anomaly.NewAnomaly;
import com.signalcraft.anomaly.Severity;
import com.signalcraft.common.OpenEnum;
import com.signalcraft.common.Page;
import com.signalcraft.common.PageRequest;
import com.signalcraft.common.TimeRange;
import com.signalcraft.error.ValidationException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Stored anomalies. */
abstract class AnomalyContract extends ContractArea {

  private Tenant tenant;
  private UUID source;
  private SignalCraft editor;
  private Instant at;

  @BeforeEach
  void makeTenant() {
    tenant = given().tenant();
    source = tenant.sourceId();
    editor = as(tenant.editor());
    at = midnight(3);
  }

  @Test
  void an_anomaly_is_kept_as_it_was_found() {
    Anomaly row = save(anomaly(at, "125.50", Severity.HIGH));

    assertThat(row.businessId()).isEqualTo(tenant.businessId());
    assertThat(row.sourceId()).isEqualTo(source);
    assertThat(row.timestamp()).isEqualTo(at);
    assertThat(row.actualValue()).isEqualByComparingTo("125.50");
    assertThat(row.expectedValue()).isEqualByComparingTo("100");
    assertThat(row.deviationScore()).isEqualByComparingTo("-4.25");
    assertThat(row.severity()).isEqualTo(OpenEnum.of(Severity.HIGH));
    assertThat(row.acknowledgedAt()).isNull();
    assertThat(row.acknowledgedBy()).isNull();
    assertThat(row.createdAt()).isBetween(now().minusSeconds(60), now());
    assertThat(as(tenant.viewer()).anomalies().get(row.id())).isEqualTo(row);
  }

  @Test
  void rows_come_back_in_the_order_given_whatever_the_order_of_time() {
    UUID other = given().source(tenant.editor(), tenant.businessId()).id();
    List<Anomaly> rows =
        editor
            .anomalies()
            .save(
                List.of(
                    anomaly(source, at.plusSeconds(5), "1", null),
                    anomaly(other, at, "2", Severity.LOW),
                    anomaly(source, at, "3", null)));

    assertThat(rows).extracting(row -> row.actualValue().intValueExact()).containsExactly(1, 2, 3);
    assertThat(rows.get(0).severity()).isNull();
    assertThat(rows).extracting(Anomaly::id).doesNotHaveDuplicates();
  }

  @Test
  void the_same_source_and_time_stamp_again_is_a_correction() {
    Anomaly first = save(anomaly(at, "1", Severity.LOW));
    Anomaly noted = editor.anomalies().acknowledge(first.id());
    tick();

    Anomaly second = save(anomaly(at, "2", Severity.CRITICAL));

    assertThat(second.id()).isEqualTo(first.id());
    assertThat(second.actualValue()).isEqualByComparingTo("2");
    assertThat(second.severity()).isEqualTo(OpenEnum.of(Severity.CRITICAL));
    assertThat(second.acknowledgedAt()).isEqualTo(noted.acknowledgedAt());
    assertThat(second.acknowledgedBy()).isEqualTo(tenant.editor().id());
    assertThat(list(AnomalyQuery.of(tenant.businessId()))).containsExactly(second);
  }

  @Test
  void all_are_saved_or_none() {
    UUID nothing = UUID.randomUUID();

    assertNotFound(
        "KPI source",
        nothing,
        () ->
            editor
                .anomalies()
                .save(List.of(anomaly(at, "1", null), anomaly(nothing, at, "2", null))));
    assertThatExceptionOfType(ValidationException.class)
        .isThrownBy(() -> editor.anomalies().save(List.of()));
    assertThatExceptionOfType(ValidationException.class)
        .isThrownBy(
            () -> editor.anomalies().save(Collections.nCopies(10_001, anomaly(at, "1", null))));

    assertThat(list(AnomalyQuery.of(tenant.businessId()))).isEmpty();
  }

  @Test
  void the_list_has_the_latest_first_page_by_page() {
    List<NewAnomaly> found = new ArrayList<>();
    for (int i = 0; i < 7; i++) {
      found.add(anomaly(at.plusSeconds(i), Integer.toString(i), null));
    }
    List<Anomaly> rows = new ArrayList<>(editor.anomalies().save(found));
    Collections.reverse(rows);
    AnomalyQuery all = AnomalyQuery.of(tenant.businessId());

    assertThat(list(all)).containsExactlyElementsOf(rows);
    for (int size : new int[] {1, 2, 3, 7}) {
      assertThat(Page.stream(PageRequest.ofSize(size), page -> editor.anomalies().list(all, page)))
          .containsExactlyElementsOf(rows);
    }
  }

  @Test
  void a_query_narrows_by_source_time_severity_and_note() {
    UUID other = given().source(tenant.editor(), tenant.businessId()).id();
    Anomaly low = save(anomaly(at, "1", Severity.LOW));
    Anomaly high = save(anomaly(at.plusSeconds(1), "2", Severity.HIGH));
    Anomaly elsewhere = save(anomaly(other, at.plusSeconds(2), "3", Severity.HIGH));
    Anomaly plain = save(anomaly(at.plusSeconds(3), "4", null));
    high = editor.anomalies().acknowledge(high.id());

    assertThat(query(other, TimeRange.ALL, null, null)).containsExactly(elsewhere);
    assertThat(query(null, TimeRange.of(at, at.plusSeconds(1)), null, null)).containsExactly(low);
    assertThat(query(null, TimeRange.since(at.plusSeconds(1)), null, null))
        .containsExactly(plain, elsewhere, high);
    assertThat(query(null, TimeRange.ALL, Severity.HIGH, null)).containsExactly(elsewhere, high);
    assertThat(query(source, TimeRange.ALL, Severity.HIGH, null)).containsExactly(high);
    assertThat(query(null, TimeRange.ALL, Severity.CRITICAL, null)).isEmpty();
    assertThat(query(null, TimeRange.ALL, null, true)).containsExactly(high);
    assertThat(query(null, TimeRange.ALL, null, false)).containsExactly(plain, elsewhere, low);
  }

  @Test
  void the_first_to_take_note_stays() {
    Anomaly row = save(anomaly(at, "1", Severity.LOW));
    tick();

    Anomaly first = editor.anomalies().acknowledge(row.id());
    tick();
    Anomaly second = as(tenant.owner()).anomalies().acknowledge(row.id());

    assertThat(first.acknowledgedBy()).isEqualTo(tenant.editor().id());
    assertThat(first.acknowledgedAt()).isBetween(row.createdAt(), now());
    assertThat(second).isEqualTo(first);
    assertThat(editor.anomalies().get(row.id())).isEqualTo(first);
  }

  private Anomaly save(NewAnomaly anomaly) {
    return editor.anomalies().save(List.of(anomaly)).get(0);
  }

  private NewAnomaly anomaly(Instant timestamp, String value, @Nullable Severity severity) {
    return anomaly(source, timestamp, value, severity);
  }

  private static NewAnomaly anomaly(
      UUID sourceId, Instant timestamp, String value, @Nullable Severity severity) {
    return new NewAnomaly(
        sourceId, timestamp, number(value), number("100"), number("-4.25"), severity);
  }

  private List<Anomaly> query(
      @Nullable UUID sourceId,
      TimeRange range,
      @Nullable Severity severity,
      @Nullable Boolean acknowledged) {
    return list(new AnomalyQuery(tenant.businessId(), sourceId, range, severity, acknowledged));
  }

  private List<Anomaly> list(AnomalyQuery query) {
    return editor.anomalies().list(query, PageRequest.first()).items();
  }
}
