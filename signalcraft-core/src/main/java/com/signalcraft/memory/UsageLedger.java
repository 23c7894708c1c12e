package com.signalcraft.memory;

import com.signalcraft.account.UsageEntry;
import com.signalcraft.account.UsageMetric;
import com.signalcraft.common.OpenEnum;
import com.signalcraft.internal.UuidOrder;
import java.time.Instant;
import java.time.YearMonth;
import java.time.ZoneOffset;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.TreeMap;
import java.util.UUID;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * How much of what each user's plan paid for, by month of UTC. Guarded by the {@link PlanMeter}.
 */
final class UsageLedger {

  private final Map<UUID, NavigableMap<YearMonth, Month>> months = new HashMap<>();

  /** How many metered calls a user has this month, over all businesses. */
  long calls(UUID ownerId, Instant now) {
    Month month = months.getOrDefault(ownerId, new TreeMap<>()).get(monthOf(now));
    return month == null ? 0 : month.calls;
  }

  void add(UUID ownerId, UUID businessId, UsageMetric metric, Instant now) {
    Month month =
        months
            .computeIfAbsent(ownerId, none -> new TreeMap<>())
            .computeIfAbsent(monthOf(now), none -> new Month());
    month.add(new Slot(metric, businessId), 1, now);
    if (metric == UsageMetric.API_CALLS) {
      month.calls++;
    }
  }

  List<UsageEntry> of(UUID ownerId, String period) {
    return entries(ownerId).filter(entry -> entry.period().equals(period)).toList();
  }

  List<UsageEntry> of(UUID ownerId) {
    return entries(ownerId).toList();
  }

  List<UsageEntry> in(UUID businessId) {
    return months.keySet().stream()
        .flatMap(this::entries)
        .filter(entry -> businessId.equals(entry.businessId()))
        .toList();
  }

  private Stream<UsageEntry> entries(UUID ownerId) {
    return months.getOrDefault(ownerId, new TreeMap<>()).entrySet().stream()
        .flatMap(month -> month.getValue().entries(ownerId, month.getKey()));
  }

  void forgetUser(UUID ownerId) {
    months.remove(ownerId);
  }

  void forgetBusiness(UUID businessId) {
    months.values().stream()
        .map(NavigableMap::values)
        .flatMap(Collection::stream)
        .forEach(month -> month.forgetBusiness(businessId));
  }

  private static YearMonth monthOf(Instant now) {
    return YearMonth.from(now.atOffset(ZoneOffset.UTC));
  }

  /** What is counted: something in a business, or in one that is no more. */
  private record Slot(UsageMetric metric, @Nullable UUID businessId) implements Comparable<Slot> {

    private static final Comparator<Slot> ORDER =
        Comparator.comparing((Slot slot) -> slot.metric.wireName())
            .thenComparing(slot -> slot.businessId, Comparator.nullsLast(UuidOrder.UNSIGNED));

    @Override
    public int compareTo(Slot other) {
      return ORDER.compare(this, other);
    }
  }

  private static final class Counter {
    private final UUID id = UUID.randomUUID();
    private final Instant since;
    private long value;

    Counter(Instant since) {
      this.since = since;
    }
  }

  private static final class Month {
    private final NavigableMap<Slot, Counter> counters = new TreeMap<>();
    private long calls;

    void add(Slot slot, long value, Instant since) {
      counters.computeIfAbsent(slot, none -> new Counter(since)).value += value;
    }

    void forgetBusiness(UUID businessId) {
      for (UsageMetric metric : UsageMetric.values()) {
        Counter counter = counters.remove(new Slot(metric, businessId));
        if (counter != null) {
          add(new Slot(metric, null), counter.value, counter.since);
        }
      }
    }

    Stream<UsageEntry> entries(UUID ownerId, YearMonth period) {
      return counters.entrySet().stream()
          .map(
              counter ->
                  new UsageEntry(
                      counter.getValue().id,
                      ownerId,
                      counter.getKey().businessId,
                      OpenEnum.of(counter.getKey().metric),
                      counter.getValue().value,
                      period.toString(),
                      counter.getValue().since));
    }
  }
}
