package com.signalcraft.contract;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import com.signalcraft.SignalCraft;
import com.signalcraft.common.Job;
import com.signalcraft.common.JobStatus;
import com.signalcraft.common.OpenEnum;
import com.signalcraft.common.Page;
import com.signalcraft.common.PageRequest;
import com.signalcraft.common.TimeRange;
import com.signalcraft.error.SignalCraftException;
import com.signalcraft.forecast.ForecastPoint;
import com.signalcraft.forecast.ForecastRequest;
import com.signalcraft.forecast.ForecastRun;
import com.signalcraft.forecast.ModelType;
import com.signalcraft.forecast.Prediction;
import com.signalcraft.forecast.SourceForecast;
import com.signalcraft.kpi.KpiPoint;
import com.signalcraft.kpi.KpiSource;
import com.signalcraft.kpi.KpiSourceUpdate;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Stored forecasts. */
abstract class ForecastContract extends ContractArea {

  private static final Duration PATIENCE = Duration.ofSeconds(60);

  private Tenant tenant;
  private UUID source;
  private SignalCraft editor;
  private Instant start;

  @BeforeEach
  void makeTenant() {
    tenant = given().tenant();
    source = tenant.sourceId();
    editor = as(tenant.editor());
    start = now().truncatedTo(ChronoUnit.SECONDS);
  }

  @Test
  void a_saved_forecast_comes_back_as_rows() {
    Prediction first = prediction(1, "10", "8", "12");
    Prediction second = prediction(2, "11.5", null, null);

    List<ForecastPoint> rows =
        editor
            .forecasts()
            .save(new ForecastRun(source, ModelType.ARIMA, number("0.87"), List.of(first, second)));

    assertThat(rows).extracting(ForecastPoint::prediction).containsExactly(first, second);
    assertThat(rows)
        .allSatisfy(
            row -> {
              assertThat(row.businessId()).isEqualTo(tenant.businessId());
              assertThat(row.sourceId()).isEqualTo(source);
              assertThat(row.modelType()).isEqualTo(OpenEnum.of(ModelType.ARIMA));
              assertThat(row.modelAccuracy()).isEqualByComparingTo("0.87");
              assertThat(row.generatedAt()).isBetween(now().minusSeconds(60), now());
            });
    assertThat(rows).extracting(ForecastPoint::id).doesNotHaveDuplicates();
  }

  @Test
  void a_forecast_of_each_kind_of_model_comes_back_as_what_it_is() {
    for (ModelType type : ModelType.values()) {
      List<ForecastPoint> saved = save(type, prediction(1, "1", null, null));

      assertThat(saved)
          .extracting(ForecastPoint::modelType)
          .as(type.wireName())
          .containsExactly(OpenEnum.of(type));
      assertThat(latest(10))
          .extracting(SourceForecast::modelType)
          .as(type.wireName())
          .containsExactly(OpenEnum.of(type));
      tick();
    }
  }

  @Test
  void the_newest_run_counts_as_far_as_it_lies_ahead() {
    save(ModelType.LINEAR, prediction(1, "1", null, null), prediction(40, "2", null, null));
    tick();
    List<ForecastPoint> rows =
        save(
            ModelType.ARIMA,
            prediction(-1, "3", null, null),
            prediction(2, "4", "3", "5"),
            prediction(5, "6", null, null),
            prediction(12, "7", null, null));

    List<SourceForecast> forecasts = latest(10);

    assertThat(forecasts).hasSize(1);
    SourceForecast forecast = forecasts.get(0);
    assertThat(forecast.sourceId()).isEqualTo(source);
    assertThat(forecast.sourceName()).isEqualTo(tenant.source().name());
    assertThat(forecast.modelType()).isEqualTo(OpenEnum.of(ModelType.ARIMA));
    assertThat(forecast.modelAccuracy()).isNull();
    assertThat(forecast.generatedAt()).isEqualTo(rows.get(0).generatedAt());
    assertThat(forecast.predictions())
        .containsExactly(rows.get(1).prediction(), rows.get(2).prediction());
    assertThat(latest(12)).singleElement().extracting(f -> f.predictions().size()).isEqualTo(3);
  }

  @Test
  void sources_without_a_forecast_are_left_out_and_the_others_in_order_of_creation() {
    KpiSource second = given().source(tenant.editor(), tenant.businessId());
    given().source(tenant.editor(), tenant.businessId());
    save(second.id(), prediction(1, "1", null, null));
    tick();
    save(source, prediction(1, "2", null, null));

    assertThat(latest(10))
        .extracting(SourceForecast::sourceId)
        .containsExactly(source, second.id());
    assertThat(editor.forecasts().latest(tenant.businessId(), second.id(), 10))
        .extracting(SourceForecast::sourceId)
        .containsExactly(second.id());
  }

  @Test
  void a_forecast_that_lies_behind_is_none() {
    save(source, prediction(-2, "1", null, null), prediction(-1, "1", null, null));

    assertThat(latest(90)).isEmpty();
  }

  @Test
  void one_looks_1_to_90_days_ahead() {
    for (int days : new int[] {0, 91, -1}) {
      assertInvalid("days", () -> latest(days));
    }
    assertThat(latest(1)).isEmpty();
    assertThat(latest(90)).isEmpty();
  }

  @Test
  void the_history_holds_old_runs_too_by_date_and_time_of_making() {
    List<ForecastPoint> first =
        save(source, prediction(1, "1", null, null), prediction(3, "2", null, null));
    tick();
    List<ForecastPoint> second =
        save(source, prediction(1, "3", null, null), prediction(2, "4", null, null));
    List<ForecastPoint> expected =
        List.of(first.get(0), second.get(0), second.get(1), first.get(1));

    assertThat(editor.forecasts().history(source, TimeRange.ALL, PageRequest.first()).items())
        .containsExactlyElementsOf(expected);
    assertThat(
            Page.stream(
                PageRequest.ofSize(1),
                page -> editor.forecasts().history(source, TimeRange.ALL, page)))
        .containsExactlyElementsOf(expected);
    Instant tomorrow = first.get(0).prediction().forecastDate();
    TimeRange range = TimeRange.of(tomorrow, second.get(1).prediction().forecastDate());
    assertThat(editor.forecasts().history(source, range, PageRequest.first()).items())
        .containsExactly(first.get(0), second.get(0));
  }

  @Test
  void a_forecast_is_made_and_saved_in_the_back_ends_own_time() {
    line(source, 60);

    Job<List<SourceForecast>> job = editor.forecasts().generate(request(14, List.of(source)));
    List<SourceForecast> made = job.await(PATIENCE);

    assertThat(job.id()).isNotNull();
    assertThat(job.kind()).isEqualTo("forecast");
    assertThat(job.status()).isEqualTo(JobStatus.COMPLETED);
    assertThat(job.progress()).isEqualTo(1.0);
    assertThat(job.await(Duration.ZERO)).isEqualTo(made);
    assertThat(made).singleElement().satisfies(forecast -> checkLine(forecast, 14));
    assertThat(latest(90))
        .singleElement()
        .satisfies(
            saved -> {
              assertThat(saved.sourceId()).isEqualTo(source);
              assertThat(saved.predictions())
                  .allSatisfy(p -> assertThat(p.forecastDate()).isAfter(now()));
            });
  }

  @Test
  void the_model_asked_for_is_the_model_used() {
    line(source, 60);

    List<SourceForecast> made =
        editor
            .forecasts()
            .generate(
                new ForecastRequest(
                    tenant.businessId(), List.of(source), Optional.of(ModelType.NAIVE), 5))
            .await(PATIENCE);

    assertThat(made)
        .singleElement()
        .satisfies(
            forecast -> {
              assertThat(forecast.modelType()).isEqualTo(OpenEnum.of(ModelType.NAIVE));
              assertThat(forecast.predictions())
                  .hasSize(5)
                  .allSatisfy(p -> assertThat(p.predictedValue()).isEqualByComparingTo("160"));
            });
  }

  @Test
  void without_sources_every_active_one_is_forecast_and_what_cannot_be_is_left_out() {
    UUID tooShort = given().source(tenant.editor(), tenant.businessId()).id();
    UUID idle = given().source(tenant.editor(), tenant.businessId()).id();
    line(source, 60);
    line(idle, 60);
    editor.sources().update(idle, KpiSourceUpdate.active(false));

    List<SourceForecast> made = editor.forecasts().generate(request(7, List.of())).await(PATIENCE);

    assertThat(made).extracting(SourceForecast::sourceId).containsExactly(source);
    assertThat(latest(90)).extracting(SourceForecast::sourceId).doesNotContain(tooShort, idle);
  }

  @Test
  void where_no_source_can_be_forecast_the_job_fails() {
    Job<List<SourceForecast>> job = editor.forecasts().generate(request(7, List.of(source)));

    assertThatExceptionOfType(SignalCraftException.class).isThrownBy(() -> job.await(PATIENCE));
    assertThat(job.status()).isEqualTo(JobStatus.FAILED);
    assertThat(latest(90)).isEmpty();
  }

  @Test
  void nothing_is_made_where_one_of_the_sources_is_not_there() {
    UUID nothing = UUID.randomUUID();
    line(source, 60);

    assertNotFound(
        "KPI source",
        nothing,
        () -> editor.forecasts().generate(request(7, List.of(source, nothing))));
    assertThat(latest(90)).isEmpty();
  }

  private void checkLine(SourceForecast forecast, int days) {
    assertThat(forecast.predictions()).hasSize(days);
    for (int i = 0; i < days; i++) {
      Prediction prediction = forecast.predictions().get(i);
      assertThat(prediction.forecastDate()).isEqualTo(midnight(1).plus(Duration.ofDays(i + 1L)));
      assertThat(prediction.predictedValue().doubleValue()).isBetween(150.0, 200.0);
      assertThat(prediction.confidenceLower()).isNotNull();
      assertThat(prediction.confidenceUpper()).isNotNull();
    }
  }

  /** One point a day up to yesterday: 101, 102, and so on. */
  private void line(UUID sourceId, int days) {
    List<KpiPoint> points = new ArrayList<>();
    for (int i = 1; i <= days; i++) {
      points.add(KpiPoint.of(sourceId, midnight(days - i + 1), Integer.toString(100 + i)));
    }
    given().points(points.toArray(KpiPoint[]::new));
  }

  private ForecastRequest request(int days, List<UUID> sources) {
    return new ForecastRequest(tenant.businessId(), sources, Optional.empty(), days);
  }

  private List<SourceForecast> latest(int days) {
    return editor.forecasts().latest(tenant.businessId(), null, days);
  }

  private List<ForecastPoint> save(UUID sourceId, Prediction... predictions) {
    return editor
        .forecasts()
        .save(new ForecastRun(sourceId, ModelType.LINEAR, null, List.of(predictions)));
  }

  private List<ForecastPoint> save(ModelType model, Prediction... predictions) {
    return editor.forecasts().save(new ForecastRun(source, model, null, List.of(predictions)));
  }

  /** A prediction for half an hour before so many days ahead, or behind. */
  private Prediction prediction(
      int days, String value, @Nullable String lower, @Nullable String upper) {
    return new Prediction(
        start.plus(Duration.ofDays(days)).minusSeconds(1_800),
        new BigDecimal(value),
        lower == null ? null : new BigDecimal(lower),
        upper == null ? null : new BigDecimal(upper));
  }
}
