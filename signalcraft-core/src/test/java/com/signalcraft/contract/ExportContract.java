package com.signalcraft.contract;

import static org.assertj.core.api.Assertions.assertThat;

import com.signalcraft.business.BusinessUpdate;
import com.signalcraft.common.JsonObject;
import com.signalcraft.kpi.KpiPoint;
import com.signalcraft.lifecycle.DataExport;
import com.signalcraft.lifecycle.RetentionPolicy;
import com.signalcraft.security.Permission;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Data taken out, as rows of the schema. */
abstract class ExportContract extends ContractArea {

  private Scene scene;
  private Targets t;

  @BeforeEach
  void makeScene() {
    scene = Scene.create(backend());
    t = scene.targets();
  }

  @Test
  void a_business_is_exported_with_all_its_tables() {
    DataExport export = scene.view(Caller.ADMIN).lifecycle().exportBusiness(t.businessId());

    assertThat(export.tables().keySet())
        .contains(
            "businesses",
            "business_members",
            "kpi_sources",
            "kpi_data",
            "forecasts",
            "anomalies",
            "alerts",
            "api_keys",
            "audit_logs");
    assertThat(ids(export, "businesses")).containsExactly(t.businessId().toString());
    assertThat(ids(export, "kpi_sources")).containsExactly(t.sourceId().toString());
    assertThat(ids(export, "anomalies")).containsExactly(t.anomalyId().toString());
    assertThat(ids(export, "alerts")).containsExactly(t.alertId().toString());
    assertThat(export.tables().get("business_members")).hasSize(5);
    assertThat(export.tables().get("kpi_data")).hasSize(40);
    assertThat(export.tables().get("forecasts")).hasSize(1);
  }

  @Test
  void settings_as_deep_as_they_may_be_are_exported() {
    JsonObject settings = JsonObject.of("level", "32");
    for (int level = 31; level > 0; level--) {
      settings = JsonObject.of("level", settings);
    }
    service()
        .businesses()
        .update(t.businessId(), new BusinessUpdate(null, null, null, null, settings));

    DataExport export = service().lifecycle().exportBusiness(t.businessId());

    assertThat(first(export, "businesses").members().get("settings")).isEqualTo(settings.members());
  }

  @Test
  void rows_have_the_columns_of_the_schema() {
    DataExport export = service().lifecycle().exportBusiness(t.businessId());

    assertThat(first(export, "businesses").string("owner_id"))
        .contains(scene.tenant().owner().id().toString());
    assertThat(first(export, "businesses").string("name"))
        .contains(scene.tenant().business().name());
    JsonObject point = first(export, "kpi_data");
    assertThat(point.members()).containsKeys("id", "source_id", "timestamp", "value", "metadata");
    assertThat(point.string("source_id")).contains(t.sourceId().toString());
    assertThat(point.number("value"))
        .hasValueSatisfying(v -> assertThat(v).isBetween(number("0"), number("39")));
    assertThat(first(export, "kpi_sources").members())
        .containsKeys("business_id", "type", "unit", "config", "is_active", "created_at");
    assertThat(first(export, "forecasts").members())
        .containsKeys("model_type", "forecast_date", "predicted_value", "confidence_lower");
  }

  @Test
  void an_export_holds_no_secrets_and_nothing_of_other_tenants() {
    String secret = given().key(scene.tenant().owner(), t.businessId(), Permission.READ);
    Scene other = Scene.create(backend());

    String text = scene.view(Caller.OWNER).lifecycle().exportBusiness(t.businessId()).toString();

    assertThat(text)
        .doesNotContain("key_hash")
        .doesNotContain(secret)
        .doesNotContain(secret.substring(3))
        .doesNotContain(other.targets().businessId().toString())
        .doesNotContain(other.targets().sourceId().toString())
        .doesNotContain(other.tenant().owner().id().toString());
  }

  @Test
  void a_user_is_exported_with_what_is_about_him_and_what_he_made() {
    DataExport export = scene.view(Caller.OWNER).lifecycle().exportUser(t.ownerId());

    assertThat(ids(export, "user_profiles")).containsExactly(t.ownerId().toString());
    assertThat(export.toString()).contains(scene.tenant().owner().email());
    assertThat(export.tables().get("subscriptions")).hasSize(1);
    assertThat(export.tables().get("usage_tracking")).isNotEmpty();
    assertThat(export.tables().get("business_members")).hasSize(1);
    assertThat(ids(export, "notifications")).containsExactly(t.notificationId().toString());
    assertThat(ids(export, "alerts")).containsExactly(t.alertId().toString());
  }

  @Test
  void a_users_export_holds_no_other_persons_data() {
    Tenant tenant = scene.tenant();

    String text = service().lifecycle().exportUser(tenant.viewer().id()).toString();

    assertThat(text)
        .contains(tenant.viewer().email())
        .doesNotContain(tenant.owner().email())
        .doesNotContain(tenant.editor().email())
        .doesNotContain(t.notificationId().toString())
        .doesNotContain(t.alertId().toString());
  }

  @Test
  void what_is_in_a_removed_business_is_hidden_with_it() {
    scene.view(Caller.OWNER).businesses().delete(t.businessId());

    for (DataExport export :
        List.of(
            scene.view(Caller.OWNER).lifecycle().exportUser(t.ownerId()),
            service().lifecycle().exportUser(t.ownerId()))) {
      assertThat(ids(export, "user_profiles")).containsExactly(t.ownerId().toString());
      for (String table :
          List.of("businesses", "business_members", "notifications", "alerts", "api_keys")) {
        assertThat(export.tables().get(table)).as(table).isEmpty();
      }
    }
  }

  @Test
  void an_open_invitation_is_exported_to_the_one_who_has_it() {
    DataExport export =
        scene.view(Caller.INVITED).lifecycle().exportUser(scene.tenant().invited().id());

    assertThat(export.tables().get("business_members"))
        .singleElement()
        .satisfies(
            row -> assertThat(row.string("business_id")).contains(t.businessId().toString()));
    assertThat(export.tables().get("businesses")).isEmpty();
  }

  @Test
  void a_business_is_exported_with_sums_of_more_digits_than_its_values() {
    String most = "9".repeat(50) + "." + "9".repeat(50);
    Instant old = midnight(420);
    given()
        .points(
            KpiPoint.of(t.sourceId(), old, most),
            KpiPoint.of(t.sourceId(), old.plusSeconds(60), most));
    service().lifecycle().applyRetention(new RetentionPolicy(12, 24));

    DataExport export = service().lifecycle().exportBusiness(t.businessId());

    assertThat(first(export, "kpi_daily").number("sum"))
        .contains(number(most).multiply(BigDecimal.valueOf(2)));
  }

  @Test
  void nobody_is_exported_who_is_not_there() {
    UUID nobody = UUID.randomUUID();

    assertNotFound("user", nobody, () -> service().lifecycle().exportUser(nobody));
  }

  private static JsonObject first(DataExport export, String table) {
    return export.tables().get(table).get(0);
  }

  private static List<String> ids(DataExport export, String table) {
    return export.tables().getOrDefault(table, List.of()).stream()
        .map(row -> row.string("id").orElseThrow())
        .toList();
  }
}
