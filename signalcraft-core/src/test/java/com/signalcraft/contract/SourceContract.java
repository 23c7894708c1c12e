package com.signalcraft.contract;

import static org.assertj.core.api.Assertions.assertThat;

import com.signalcraft.SignalCraft;
import com.signalcraft.alert.AlertCondition;
import com.signalcraft.alert.AlertTimeframe;
import com.signalcraft.alert.NewAlert;
import com.signalcraft.anomaly.AnomalyQuery;
import com.signalcraft.anomaly.NewAnomaly;
import com.signalcraft.common.JsonObject;
import com.signalcraft.common.OpenEnum;
import com.signalcraft.common.PageRequest;
import com.signalcraft.common.TimeRange;
import com.signalcraft.forecast.ForecastRun;
import com.signalcraft.forecast.ModelType;
import com.signalcraft.forecast.Prediction;
import com.signalcraft.kpi.KpiSource;
import com.signalcraft.kpi.KpiSourceUpdate;
import com.signalcraft.kpi.KpiType;
import com.signalcraft.kpi.NewKpiSource;
import com.signalcraft.kpi.PointQuery;
import com.signalcraft.series.Aggregation;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;

/** KPI sources. */
abstract class SourceContract extends ContractArea {

  @Test
  void a_source_is_kept_as_it_was_given() {
    Tenant tenant = given().tenant();
    JsonObject config = JsonObject.of(Map.of("aggregation", "avg", "shops", List.of(1, 2)));
    tick();

    KpiSource source =
        as(tenant.editor())
            .sources()
            .create(
                new NewKpiSource(
                    tenant.businessId(), "Basket's \"size\"", KpiType.ORDERS, "€", config));

    assertThat(source.businessId()).isEqualTo(tenant.businessId());
    assertThat(source.name()).isEqualTo("Basket's \"size\"");
    assertThat(source.type()).isEqualTo(OpenEnum.of(KpiType.ORDERS));
    assertThat(source.unit()).isEqualTo("€");
    assertThat(source.config()).isEqualTo(config);
    assertThat(source.aggregation()).isEqualTo(Aggregation.AVG);
    assertThat(source.isActive()).isTrue();
    assertThat(source.updatedAt()).isEqualTo(source.createdAt());
    assertThat(as(tenant.viewer()).sources().get(source.id())).isEqualTo(source);
  }

  @Test
  void what_was_not_given_is_absent() {
    Tenant tenant = given().tenant();

    KpiSource source =
        as(tenant.editor())
            .sources()
            .create(
                new NewKpiSource(
                    tenant.businessId(), "Visits", KpiType.TRAFFIC, null, JsonObject.EMPTY));

    assertThat(source.unit()).isNull();
    assertThat(source.config()).isEqualTo(JsonObject.EMPTY);
    assertThat(source.aggregation()).isEqualTo(Aggregation.SUM);
  }

  @Test
  void the_list_holds_inactive_ones_too_in_order_of_creation() {
    Tenant tenant = given().tenant();
    KpiSource second = given().source(tenant.editor(), tenant.businessId());
    KpiSource third = given().source(tenant.editor(), tenant.businessId());
    KpiSource idle =
        as(tenant.editor()).sources().update(second.id(), KpiSourceUpdate.active(false));

    assertThat(as(tenant.viewer()).sources().list(tenant.businessId()))
        .containsExactly(tenant.source(), idle, third);
  }

  @Test
  void an_update_changes_what_it_names_and_nothing_else() {
    Tenant tenant = given().tenant();
    KpiSource first = tenant.source();
    SignalCraft editor = as(tenant.editor());
    tick();

    KpiSource second =
        editor.sources().update(first.id(), new KpiSourceUpdate("Takings", null, null, false));
    assertThat(second.name()).isEqualTo("Takings");
    assertThat(second.isActive()).isFalse();
    assertThat(second.updatedAt()).isAfter(first.updatedAt());
    assertThat(second)
        .usingRecursiveComparison()
        .ignoringFields("name", "isActive", "updatedAt")
        .isEqualTo(first);

    KpiSource third =
        editor
            .sources()
            .update(
                first.id(),
                new KpiSourceUpdate(null, "€", JsonObject.of("aggregation", "max"), null));
    assertThat(third.unit()).isEqualTo("€");
    assertThat(third.aggregation()).isEqualTo(Aggregation.MAX);
    assertThat(third.name()).isEqualTo("Takings");
    assertThat(third.isActive()).isFalse();
    assertThat(editor.sources().get(first.id())).isEqualTo(third);
  }

  @Test
  void a_removed_source_is_gone_for_everybody_with_all_that_hangs_on_it() {
    Tenant tenant = given().tenant();
    UUID source = tenant.sourceId();
    UUID business = tenant.businessId();
    KpiSource other = given().source(tenant.editor(), business);
    SignalCraft owner = as(tenant.owner());
    given().point(source, midnight(1), "1");
    UUID alert =
        owner
            .alerts()
            .create(
                new NewAlert(
                    source, "High", AlertCondition.ABOVE, number("1"), AlertTimeframe.ONE_HOUR))
            .id();
    UUID anomaly =
        owner
            .anomalies()
            .save(
                List.of(
                    new NewAnomaly(
                        source, midnight(1), number("9"), number("1"), number("8"), null)))
            .get(0)
            .id();
    Prediction tomorrow = new Prediction(now().plus(Duration.ofDays(1)), number("1"), null, null);
    owner.forecasts().save(new ForecastRun(source, ModelType.NAIVE, null, List.of(tomorrow)));

    as(tenant.admin()).sources().delete(source);

    for (SignalCraft view : List.of(owner, as(tenant.viewer()), service())) {
      assertNotFound("KPI source", source, () -> view.sources().get(source));
      assertNotFound("KPI source", source, () -> view.kpis().latest(source));
      assertNotFound("KPI source", source, () -> view.kpis().series(source, TimeRange.ALL));
      assertNotFound(
          "KPI source",
          source,
          () -> view.kpis().list(PointQuery.all(source), PageRequest.first()));
      assertNotFound("KPI source", source, () -> view.forecasts().latest(business, source, 30));
      assertNotFound("alert", alert, () -> view.alerts().get(alert));
      assertNotFound("anomaly", anomaly, () -> view.anomalies().get(anomaly));
      assertThat(view.sources().list(business)).containsExactly(other);
      assertThat(view.alerts().list(business)).isEmpty();
      assertThat(view.forecasts().latest(business, null, 30)).isEmpty();
      assertThat(view.anomalies().list(AnomalyQuery.of(business), PageRequest.first()).items())
          .isEmpty();
    }
    assertNotFound("KPI source", source, () -> as(tenant.admin()).sources().delete(source));
    assertNotFound("KPI source", source, () -> given().point(source, midnight(1), "2"));
  }

  @Test
  void hostile_text_is_kept_as_text() {
    Tenant tenant = given().tenant();
    String text = "'); drop table kpi_sources; -- ${jndi:x} <script> \\ \"";
    JsonObject config = JsonObject.of(text, text);

    KpiSource source =
        as(tenant.editor())
            .sources()
            .create(new NewKpiSource(tenant.businessId(), text, KpiType.CUSTOM, null, config));

    assertThat(as(tenant.editor()).sources().get(source.id()).name()).isEqualTo(text);
    assertThat(as(tenant.editor()).sources().get(source.id()).config()).isEqualTo(config);
  }
}
