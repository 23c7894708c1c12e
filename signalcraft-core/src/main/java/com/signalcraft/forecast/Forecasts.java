package com.signalcraft.forecast;

import com.signalcraft.common.Job;
import com.signalcraft.common.Page;
import com.signalcraft.common.PageRequest;
import com.signalcraft.common.TimeRange;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Stored forecasts. Thread-safe. */
public interface Forecasts {

  /**
   * Saves a forecast of a source. Needs {@link com.signalcraft.security.Right#SAVE_INSIGHTS}.
   *
   * @param run the forecast
   * @return its rows
   * @throws com.signalcraft.error.NotFoundException if the source is not there or not yours
   * @throws com.signalcraft.error.PermissionDeniedException if the caller's role or key does not
   *     allow it
   * @throws com.signalcraft.error.SubscriptionRequiredException if the plan has no forecasts, or
   *     none that reach so far
   */
  List<ForecastPoint> save(ForecastRun run);

  /**
   * The newest forecast of each source, as far as it lies ahead of now, ordered by time of the
   * source's creation; sources without one are left out.
   *
   * @param businessId the business
   * @param sourceId only of this source; null for all
   * @param days how far ahead, 1 to 90
   * @return the forecasts
   * @throws com.signalcraft.error.NotFoundException if the business or the source is not there or
   *     not yours
   * @throws com.signalcraft.error.ValidationException if a value is not allowed
   */
  List<SourceForecast> latest(UUID businessId, @Nullable UUID sourceId, int days);

  /**
   * Every saved row of a source, of old runs too, ordered by date and time of making.
   *
   * @param sourceId the source
   * @param range the dates predicted for
   * @param page which part
   * @return the rows
   * @throws com.signalcraft.error.NotFoundException if it is not there or not yours
   * @throws com.signalcraft.error.NotSupportedException if this back end does not offer it
   */
  Page<ForecastPoint> history(UUID sourceId, TimeRange range, PageRequest page);

  /**
   * Makes and saves new forecasts in the back end's own time. Needs {@link
   * com.signalcraft.security.Right#SAVE_INSIGHTS}. A source that cannot be forecast is left out; if
   * none can, the job fails.
   *
   * @param request what is wanted
   * @return the job; its result are the new forecasts
   * @throws com.signalcraft.error.NotFoundException if the business or a source is not there or not
   *     yours
   * @throws com.signalcraft.error.PermissionDeniedException if the caller's role or key does not
   *     allow it
   * @throws com.signalcraft.error.SubscriptionRequiredException if the plan has no forecasts, or
   *     none that reach so far
   */
  Job<List<SourceForecast>> generate(ForecastRequest request);
}
