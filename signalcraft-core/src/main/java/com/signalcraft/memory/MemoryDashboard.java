package com.signalcraft.memory;

import com.signalcraft.alert.Alert;
import com.signalcraft.common.Checks;
import com.signalcraft.internal.Micros;
import com.signalcraft.kpi.Dashboard;
import com.signalcraft.kpi.DashboardSummary;
import com.signalcraft.kpi.KpiPoint;
import com.signalcraft.kpi.KpiSource;
import com.signalcraft.kpi.KpiSummary;
import com.signalcraft.kpi.Timeframe;
import com.signalcraft.kpi.Trend;
import com.signalcraft.security.Right;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Summaries of a business. */
final class MemoryDashboard extends Group implements Dashboard {

  private static final Duration RECENT = Duration.ofHours(24);
  private static final BigDecimal HUNDRED = BigDecimal.valueOf(100);
  private static final int PERCENT_DECIMALS = 4;

  MemoryDashboard(Session session) {
    super(session);
  }

  @Override
  public DashboardSummary summary(UUID businessId) {
    return session()
        .read(
            caller -> {
              TenantState tenant = access().business(caller, businessId, Right.READ);
              long afterNow = Micros.floor(caller.now()) + 1;
              long recent = Micros.bound(caller.now().minus(RECENT));
              long points = 0;
              Instant last = null;
              for (SourceState source : tenant.sources().values()) {
                points += source.points().count(recent, afterNow);
                Instant its =
                    source.points().lastBefore(afterNow).map(KpiPoint::timestamp).orElse(null);
                last = last == null || (its != null && its.isAfter(last)) ? its : last;
              }
              return new DashboardSummary(
                  businessId,
                  tenant.business().name(),
                  tenant.sources().size(),
                  points,
                  tenant.alerts().values().stream().filter(Alert::isActive).count(),
                  last);
            });
  }

  @Override
  public List<KpiSummary> kpiSummary(UUID businessId, Timeframe timeframe) {
    Checks.required("timeframe", timeframe);
    return session()
        .read(
            caller -> {
              TenantState tenant = access().business(caller, businessId, Right.READ);
              Instant now = caller.now();
              Instant before = now.minus(timeframe.duration());
              return tenant.sources().values().stream()
                  .filter(source -> source.source().isActive())
                  .map(
                      source ->
                          summary(source.source(), lastAt(source, now), lastAt(source, before)))
                  .toList();
            });
  }

  private static @Nullable BigDecimal lastAt(SourceState source, Instant instant) {
    return source
        .points()
        .lastBefore(Micros.bound(instant.plusNanos(1)))
        .map(KpiPoint::value)
        .orElse(null);
  }

  private static KpiSummary summary(
      KpiSource source, @Nullable BigDecimal current, @Nullable BigDecimal previous) {
    BigDecimal change = null;
    Trend trend = Trend.STABLE;
    if (current != null && previous != null) {
      BigDecimal difference = current.subtract(previous);
      trend = trend(difference.signum());
      if (previous.signum() != 0) {
        change =
            difference
                .multiply(HUNDRED)
                .divide(previous.abs(), PERCENT_DECIMALS, RoundingMode.HALF_UP);
      }
    }
    return new KpiSummary(
        source.id(), source.name(), source.unit(), current, previous, change, trend);
  }

  private static Trend trend(int direction) {
    if (direction == 0) {
      return Trend.STABLE;
    }
    return direction > 0 ? Trend.UP : Trend.DOWN;
  }
}
