package com.signalcraft.memory;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.tuple;

import com.signalcraft.SignalCraft;
import com.signalcraft.account.NewUser;
import com.signalcraft.account.SubscriptionChange;
import com.signalcraft.account.SubscriptionTier;
import com.signalcraft.account.UsageEntry;
import com.signalcraft.account.UsageMetric;
import com.signalcraft.business.BusinessUpdate;
import com.signalcraft.business.NewBusiness;
import com.signalcraft.common.Job;
import com.signalcraft.common.JsonObject;
import com.signalcraft.common.Location;
import com.signalcraft.common.PageRequest;
import com.signalcraft.error.AuthenticationException;
import com.signalcraft.error.InsufficientDataException;
import com.signalcraft.error.NotFoundException;
import com.signalcraft.error.SignalCraftException;
import com.signalcraft.error.ValidationException;
import com.signalcraft.forecast.ForecastRequest;
import com.signalcraft.forecast.ModelType;
import com.signalcraft.forecast.Prediction;
import com.signalcraft.forecast.SourceForecast;
import com.signalcraft.kpi.KpiPoint;
import com.signalcraft.kpi.KpiType;
import com.signalcraft.kpi.KpiWriter;
import com.signalcraft.kpi.NewKpiSource;
import com.signalcraft.kpi.PointBatch;
import com.signalcraft.kpi.WriterOptions;
import com.signalcraft.lifecycle.RetentionPolicy;
import com.signalcraft.security.AuditEntry;
import com.signalcraft.security.AuditQuery;
import com.signalcraft.security.Identity;
import com.signalcraft.testing.SettableClock;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Consumer;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** What only the in-memory back end has: its builder, its end, its jobs, and what it keeps. */
@Timeout(60)
class InMemorySignalCraftTest {

  private static final Instant START = Instant.parse("2026-03-10T09:30:00Z");
  private static final Duration LONG = Duration.ofSeconds(30);

  private final SettableClock clock = new SettableClock(START);
  private final Map<String, UUID> tokens = new ConcurrentHashMap<>();
  private final InMemorySignalCraft service =
      InMemorySignalCraft.builder()
          .clock(clock)
          .tokenVerifier(token -> Optional.ofNullable(tokens.get(token)))
          .build();

  @AfterEach
  void close() {
    service.close();
  }

  private SignalCraft owner() {
    UUID id = service.users().create(NewUser.of("ada@example.com")).id();
    service.subscriptions().apply(SubscriptionChange.active(id, SubscriptionTier.ENTERPRISE));
    return service.as(Identity.user(id));
  }

  private static UUID business(SignalCraft owner) {
    return owner.businesses().create(NewBusiness.of("Harbour Café")).id();
  }

  private static UUID source(SignalCraft owner, UUID business) {
    return owner.sources().create(NewKpiSource.of(business, "Revenue", KpiType.REVENUE, "$")).id();
  }

  @Test
  void a_token_is_who_the_verifier_says() {
    UUID ada = service.users().create(NewUser.of("ada@example.com")).id();
    tokens.put("good", ada);
    tokens.put("of-nobody", new UUID(1, 1));

    assertThat(service.as(Identity.token("good")).users().me().id()).isEqualTo(ada);
    for (String token : List.of("bad", "of-nobody")) {
      SignalCraft view = service.as(Identity.token(token));
      assertThatThrownBy(() -> view.users().me())
          .isInstanceOf(AuthenticationException.class)
          .hasMessageNotContaining(token);
    }
  }

  @Test
  void a_token_is_verified_at_each_call() {
    tokens.put("good", service.users().create(NewUser.of("ada@example.com")).id());
    SignalCraft view = service.as(Identity.token("good"));
    view.users().me();

    tokens.clear();

    assertThatThrownBy(() -> view.users().me()).isInstanceOf(AuthenticationException.class);
  }

  @Test
  void no_token_is_good_where_nobody_verifies() {
    try (InMemorySignalCraft plain = InMemorySignalCraft.create()) {
      assertThatThrownBy(() -> plain.as(Identity.token("any")).users().me())
          .isInstanceOf(AuthenticationException.class);
    }
  }

  @Test
  void goes_by_the_systems_clock_where_none_is_given() {
    Instant before = Instant.now().minusMillis(1);
    try (InMemorySignalCraft plain = InMemorySignalCraft.create()) {
      assertThat(plain.users().create(NewUser.of("ada@example.com")).createdAt())
          .isBetween(before, Instant.now());
    }
  }

  @Test
  void a_verifier_may_call_the_back_end() {
    List<InMemorySignalCraft> self = new ArrayList<>();
    try (InMemorySignalCraft asking =
        InMemorySignalCraft.builder()
            .tokenVerifier(
                token -> {
                  UUID id = self.get(0).users().create(NewUser.of(token + "@example.com")).id();
                  return Optional.of(id);
                })
            .build()) {
      self.add(asking);
      assertThat(asking.as(Identity.token("new")).users().me().email())
          .isEqualTo("new@example.com");
    }
  }

  @Test
  void after_the_end_every_view_says_so() {
    SignalCraft owner = owner();
    UUID business = business(owner);
    UUID source = source(owner, business);
    KpiWriter writer = owner.kpis().writer(WriterOptions.defaults());
    service.close();
    service.close();

    List<Consumer<SignalCraft>> calls =
        List.of(
            sc -> sc.businesses().get(business),
            sc -> sc.businesses().update(business, BusinessUpdate.rename("New")),
            sc -> sc.kpis().latest(source),
            sc -> sc.forecasts().generate(request(business, ModelType.NAIVE)));
    for (SignalCraft view : List.of(service, owner)) {
      for (Consumer<SignalCraft> call : calls) {
        assertThatThrownBy(() -> call.accept(view))
            .isInstanceOfSatisfying(
                SignalCraftException.class, e -> assertThat(e.code()).isEqualTo("CLOSED"))
            .hasMessageContaining("closed");
      }
    }
    writer.write(KpiPoint.of(source, START, "1"));
    assertThat(writer.flush(LONG).rejected())
        .singleElement()
        .satisfies(rejected -> assertThat(rejected.code()).isEqualTo("CLOSED"));
  }

  @Test
  void nothing_is_set_up_with_nothing() {
    assertThatThrownBy(() -> service.as(nothing())).isInstanceOf(ValidationException.class);
    assertThatThrownBy(() -> service.from(nothing())).isInstanceOf(ValidationException.class);
    assertThatThrownBy(() -> InMemorySignalCraft.builder().clock(nothing()))
        .isInstanceOf(ValidationException.class);
    assertThatThrownBy(() -> InMemorySignalCraft.builder().tokenVerifier(nothing()))
        .isInstanceOf(ValidationException.class);
  }

  @SuppressWarnings({
    "NullAway",
    "TypeParameterUnusedInFormals"
  }) // what a caller without checks does
  private static <T> T nothing() {
    return null;
  }

  @Test
  void a_job_forecasts_each_source_that_it_can() {
    SignalCraft owner = owner();
    UUID business = business(owner);
    UUID good = source(owner, business);
    source(owner, business);
    List<KpiPoint> points = new ArrayList<>();
    for (int day = 0; day < 40; day++) {
      points.add(KpiPoint.of(good, START.minus(Duration.ofDays(day)), "100"));
    }
    service.kpis().write(PointBatch.of(good, points));

    Job<List<SourceForecast>> job = owner.forecasts().generate(request(business, ModelType.NAIVE));
    List<SourceForecast> made = job.await(LONG);

    assertThat(made)
        .singleElement()
        .satisfies(
            forecast -> {
              assertThat(forecast.sourceId()).isEqualTo(good);
              assertThat(forecast.predictions())
                  .extracting(Prediction::forecastDate)
                  .containsExactly(
                      START.plus(Duration.ofDays(1)),
                      START.plus(Duration.ofDays(2)),
                      START.plus(Duration.ofDays(3)));
              assertThat(forecast.predictions())
                  .allSatisfy(p -> assertThat(p.predictedValue()).isEqualByComparingTo("100"));
              assertThat(forecast.modelAccuracy()).isEqualByComparingTo("1");
            });
    assertThat(owner.forecasts().latest(business, null, 30)).isEqualTo(made);
    assertThat(usage(owner, UsageMetric.FORECASTS)).isOne();
  }

  @Test
  void points_finer_than_an_hour_are_forecast_by_the_hour_and_irregular_ones_by_the_day() {
    SignalCraft owner = owner();
    UUID business = business(owner);
    UUID fine = source(owner, business);
    UUID irregular = source(owner, business);
    List<KpiPoint> points = new ArrayList<>();
    List<KpiPoint> odd = new ArrayList<>();
    Instant midnight = Instant.parse("2026-03-01T00:00:00Z");
    for (int i = 0; i < 4 * 24 * 3; i++) {
      points.add(KpiPoint.of(fine, midnight.plus(Duration.ofMinutes(15L * i)), "2"));
      odd.add(KpiPoint.of(irregular, midnight.plusMillis(700_001L * i * (1 + i % 3)), "3"));
    }
    service.kpis().write(PointBatch.of(fine, points));
    service.kpis().write(PointBatch.of(irregular, odd));

    List<SourceForecast> made =
        owner.forecasts().generate(request(business, ModelType.NAIVE)).await(LONG);

    assertThat(made.get(0).predictions()).hasSize(72);
    assertThat(made.get(0).predictions().get(0).forecastDate())
        .isEqualTo(Instant.parse("2026-03-04T00:00:00Z"));
    assertThat(made.get(0).predictions().get(0).predictedValue()).isEqualByComparingTo("8");
    assertThat(made.get(1).predictions()).hasSize(3);
  }

  @Test
  void a_job_that_can_forecast_nothing_fails() {
    SignalCraft owner = owner();
    UUID business = business(owner);

    Job<List<SourceForecast>> none = owner.forecasts().generate(request(business, ModelType.NAIVE));
    assertThatThrownBy(() -> none.await(LONG)).isInstanceOf(InsufficientDataException.class);
    UUID source = source(owner, business);
    service.kpis().write(PointBatch.of(source, List.of(KpiPoint.of(source, START, "1"))));
    Job<List<SourceForecast>> absent =
        owner.forecasts().generate(request(business, ModelType.PROPHET));
    assertThatThrownBy(() -> absent.await(LONG)).isInstanceOf(SignalCraftException.class);
  }

  @Test
  void an_erased_business_leaves_its_log_to_the_service_and_its_calls_to_the_month() {
    SignalCraft owner = owner();
    UUID business = business(owner);
    source(owner, business);
    owner.businesses().update(business, BusinessUpdate.rename("New"));

    owner.lifecycle().eraseBusiness(business);

    assertThat(service.auditLog().list(AuditQuery.of(business), PageRequest.first()).items())
        .hasSize(4)
        .allSatisfy(entry -> assertThat(entry.userId()).isNull())
        .extracting(AuditEntry::resource)
        .containsExactly("business", "business", "kpi_source", "business");
    assertThatThrownBy(() -> owner.auditLog().list(AuditQuery.of(business), PageRequest.first()))
        .isInstanceOf(NotFoundException.class);
    assertThat(owner.subscriptions().usage("2026-03"))
        .extracting(entry -> entry.metric().value(), UsageEntry::value, UsageEntry::businessId)
        .containsExactly(tuple("api_calls", 2L, null), tuple("data_sources", 1L, null));
    assertThat(owner.subscriptions().current().apiCalls()).isEqualTo(2);
  }

  @Test
  void the_service_erases_a_business_that_was_removed_before() {
    SignalCraft owner = owner();
    UUID business = business(owner);
    owner.businesses().delete(business);

    assertThatThrownBy(() -> owner.lifecycle().eraseBusiness(business))
        .isInstanceOf(NotFoundException.class);
    service.lifecycle().eraseBusiness(business);

    assertThat(service.auditLog().list(AuditQuery.of(business), PageRequest.first()).items())
        .hasSize(3);
    assertThatThrownBy(() -> service.lifecycle().eraseBusiness(business))
        .isInstanceOf(NotFoundException.class);
  }

  @Test
  void an_erased_user_leaves_no_removed_business_behind() {
    SignalCraft owner = owner();
    UUID business = business(owner);
    owner.businesses().delete(business);

    service.lifecycle().eraseUser(owner.users().me().id());

    assertThatThrownBy(() -> service.lifecycle().eraseBusiness(business))
        .isInstanceOf(NotFoundException.class);
  }

  @Test
  void retention_is_noted_for_each_source_that_it_changes() {
    SignalCraft owner = owner();
    UUID business = business(owner);
    UUID old = source(owner, business);
    source(owner, business);
    Instant lastYear = Instant.parse("2025-01-31T23:59:59Z");
    service.kpis().write(PointBatch.of(old, List.of(KpiPoint.of(old, lastYear, "1"))));

    service.lifecycle().applyRetention(RetentionPolicy.DEFAULT);
    service.lifecycle().applyRetention(RetentionPolicy.DEFAULT);

    assertThat(service.auditLog().list(AuditQuery.of(business), PageRequest.first()).items())
        .filteredOn(entry -> entry.action().value().equals("delete"))
        .singleElement()
        .satisfies(
            entry -> {
              assertThat(entry.resource()).isEqualTo("kpi_data");
              assertThat(entry.resourceId()).isEqualTo(old);
              assertThat(entry.details().toJson())
                  .isEqualTo("{\"rolled_up\": 1, \"days_dropped\": 0}");
            });
  }

  @Test
  void an_export_holds_places_and_rolled_up_days() {
    SignalCraft owner = owner();
    Location place = new Location("Kiel", null, "Germany", new BigDecimal("54.3"), null, null);
    UUID business =
        owner
            .businesses()
            .create(new NewBusiness("Harbour Café", null, null, place, JsonObject.EMPTY))
            .id();
    UUID source = source(owner, business);
    Instant lastYear = Instant.parse("2025-01-31T12:00:00Z");
    service
        .kpis()
        .write(
            PointBatch.of(
                source,
                List.of(
                    KpiPoint.of(source, lastYear, "1.5"),
                    KpiPoint.of(source, lastYear.plusSeconds(1), "1.25"))));
    service.lifecycle().applyRetention(RetentionPolicy.DEFAULT);

    Map<String, List<JsonObject>> tables = owner.lifecycle().exportBusiness(business).tables();

    assertThat(tables.get("businesses").get(0).toJson())
        .contains("\"location\": {\"lat\": 54.3, \"city\": \"Kiel\", \"country\": \"Germany\"}")
        .contains("\"industry\": null");
    assertThat(tables.get("kpi_data")).isEmpty();
    assertThat(tables.get("kpi_daily"))
        .containsExactly(
            JsonObject.of(
                Map.of(
                    "source_id", source.toString(),
                    "day", "2025-01-31",
                    "count", 2,
                    "sum", new BigDecimal("2.75"),
                    "min", new BigDecimal("1.25"),
                    "max", new BigDecimal("1.5"),
                    "last", new BigDecimal("1.25"))));
  }

  private static ForecastRequest request(UUID business, ModelType type) {
    return new ForecastRequest(business, List.of(), Optional.of(type), 3);
  }

  private static long usage(SignalCraft owner, UsageMetric metric) {
    return owner.subscriptions().usage("2026-03").stream()
        .filter(entry -> entry.metric().is(metric))
        .mapToLong(UsageEntry::value)
        .sum();
  }
}
