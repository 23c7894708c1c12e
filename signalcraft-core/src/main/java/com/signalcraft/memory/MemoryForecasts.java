package com.signalcraft.memory;

import com.signalcraft.account.UsageMetric;
import com.signalcraft.common.Checks;
import com.signalcraft.common.Job;
import com.signalcraft.common.OpenEnum;
import com.signalcraft.common.Page;
import com.signalcraft.common.PageRequest;
import com.signalcraft.common.TimeRange;
import com.signalcraft.forecast.ForecastPoint;
import com.signalcraft.forecast.ForecastRequest;
import com.signalcraft.forecast.ForecastRun;
import com.signalcraft.forecast.Forecasts;
import com.signalcraft.forecast.Prediction;
import com.signalcraft.forecast.SourceForecast;
import com.signalcraft.internal.ForecastJob;
import com.signalcraft.internal.ForecastMaker;
import com.signalcraft.internal.LocalJob;
import com.signalcraft.internal.RowKey;
import com.signalcraft.internal.SourceColumns;
import com.signalcraft.security.AuditAction;
import com.signalcraft.security.Right;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/** Stored forecasts. */
final class MemoryForecasts extends Group implements Forecasts {

  private static final int MAX_DAYS = 90;

  MemoryForecasts(Session session) {
    super(session);
  }

  @Override
  public List<ForecastPoint> save(ForecastRun run) {
    Checks.required("run", run);
    return session()
        .write(
            caller -> {
              SourceState source = access().source(caller, run.sourceId(), Right.SAVE_INSIGHTS);
              Instant last = run.predictions().get(run.predictions().size() - 1).forecastDate();
              meter().requireForecastUntil(caller, source.tenant(), last);
              meter().takeCall(caller, source.tenant());
              return store(caller, source, run);
            });
  }

  private List<ForecastPoint> store(Caller caller, SourceState source, ForecastRun run) {
    List<ForecastPoint> rows = new ArrayList<>(run.predictions().size());
    for (Prediction prediction : run.predictions()) {
      ForecastPoint row =
          new ForecastPoint(
              engine().newId(),
              source.tenant().id(),
              source.id(),
              OpenEnum.of(run.modelType()),
              prediction,
              run.modelAccuracy(),
              caller.now());
      rows.add(row);
      source.forecasts().put(new RowKey(prediction.forecastDate(), catalog().nextSequence()), row);
    }
    source.latestRun(List.copyOf(rows));
    meter().count(caller, source.tenant(), UsageMetric.FORECASTS);
    engine().audit(caller, source.tenant(), AuditAction.CREATE, "forecast", source.id());
    return source.latestRun();
  }

  @Override
  public List<SourceForecast> latest(UUID businessId, @Nullable UUID sourceId, int days) {
    return session()
        .read(
            caller -> {
              TenantState tenant = access().business(caller, businessId, Right.READ);
              List<SourceState> sources =
                  sourceId == null
                      ? List.copyOf(tenant.sources().values())
                      : List.of(access().sourceOf(tenant, sourceId));
              Checks.between("days", days, 1, MAX_DAYS);
              Instant end = caller.now().plus(Duration.ofDays(days));
              return sources.stream()
                  .filter(source -> !source.latestRun().isEmpty())
                  .map(
                      source ->
                          forecast(
                              source,
                              prediction ->
                                  prediction.forecastDate().isAfter(caller.now())
                                      && !prediction.forecastDate().isAfter(end)))
                  .filter(forecast -> !forecast.predictions().isEmpty())
                  .toList();
            });
  }

  private static SourceForecast forecast(SourceState source, Predicate<Prediction> wanted) {
    ForecastPoint first = source.latestRun().get(0);
    return new SourceForecast(
        source.id(),
        source.source().name(),
        first.modelType(),
        first.modelAccuracy(),
        first.generatedAt(),
        source.latestRun().stream().map(ForecastPoint::prediction).filter(wanted).toList());
  }

  @Override
  public Page<ForecastPoint> history(UUID sourceId, TimeRange range, PageRequest page) {
    Checks.required("range", range);
    Checks.required("page", page);
    return session()
        .read(
            caller ->
                access()
                    .source(caller, sourceId, Right.READ)
                    .forecasts()
                    .oldestFirst(range, page, row -> true));
  }

  @Override
  public Job<List<SourceForecast>> generate(ForecastRequest request) {
    Checks.required("request", request);
    MemoryForecasts later = new MemoryForecasts(session().verified());
    LocalJob<List<SourceForecast>> job =
        later
            .session()
            .read(
                caller -> {
                  TenantState tenant =
                      access().business(caller, request.businessId(), Right.SAVE_INSIGHTS);
                  List<UUID> sources = wantedSources(tenant, request);
                  meter().requireForecastDays(caller, tenant, request.horizonDays());
                  meter().takeCall(caller, tenant);
                  return ForecastJob.of(sources, source -> later.generate(request, source));
                });
    engine().jobs().start(job, request.businessId());
    return job;
  }

  private List<UUID> wantedSources(TenantState tenant, ForecastRequest request) {
    return request.sourceIds().isEmpty()
        ? tenant.sources().values().stream()
            .filter(source -> source.source().isActive())
            .map(SourceState::id)
            .toList()
        : request.sourceIds().stream()
            .distinct()
            .map(id -> access().sourceOf(tenant, id).id())
            .toList();
  }

  /** Reads, computes without any lock, and saves; the caller's rights are checked again at each. */
  private SourceForecast generate(ForecastRequest request, UUID sourceId) {
    SourceColumns points =
        session()
            .read(
                caller ->
                    access().source(caller, sourceId, Right.SAVE_INSIGHTS).columns(TimeRange.ALL));
    ForecastRun run = ForecastMaker.make(points, request.modelType(), request.horizonDays());
    return session()
        .write(
            caller -> {
              SourceState source = access().source(caller, sourceId, Right.SAVE_INSIGHTS);
              store(caller, source, run);
              return forecast(source, prediction -> true);
            });
  }
}
