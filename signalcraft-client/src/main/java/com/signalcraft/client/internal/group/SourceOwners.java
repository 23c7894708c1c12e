package com.signalcraft.client.internal.group;

import com.signalcraft.kpi.KpiSource;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Which business the sources belong to that answers have told of, the last ones used; a source
 * never changes its business. Shared by all views: it saves a parameter, and gives no rights.
 * Thread-safe.
 */
public final class SourceOwners {

  private static final int MAX_SOURCES = 10_000;

  /** Guarded by this. */
  private final Map<UUID, UUID> businesses =
      new LinkedHashMap<>(16, 0.75f, true) {
        private static final long serialVersionUID = 1L;

        @Override
        protected boolean removeEldestEntry(Map.Entry<UUID, UUID> eldest) {
          return size() > MAX_SOURCES;
        }
      };

  /** Knows of none yet. */
  public SourceOwners() {}

  /**
   * Takes note of a source.
   *
   * @param source the source
   * @return the source
   */
  public synchronized KpiSource note(KpiSource source) {
    businesses.put(source.id(), source.businessId());
    return source;
  }

  /**
   * Whose a source is.
   *
   * @param sourceId the source
   * @return the business, or null where it is not known
   */
  public synchronized @Nullable UUID of(UUID sourceId) {
    return businesses.get(sourceId);
  }
}
