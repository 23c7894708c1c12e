package com.signalcraft.client.hosted;

import com.signalcraft.common.JsonObject;
import com.signalcraft.forecast.SourceForecast;
import java.util.List;
import java.util.UUID;

/**
 * Jobs by their ids, such as those that were started before the application was. The server is not
 * asked until somebody waits. Thread-safe.
 */
public interface Jobs {

  /**
   * A job of any kind.
   *
   * @param jobId its id
   * @return the job, whose result is as the server gives it
   */
  RemoteJob<JsonObject> job(UUID jobId);

  /**
   * The job of an upload.
   *
   * @param jobId its id
   * @return the job
   */
  RemoteJob<UploadResult> upload(UUID jobId);

  /**
   * The job that makes forecasts.
   *
   * @param jobId its id
   * @return the job
   */
  RemoteJob<List<SourceForecast>> forecast(UUID jobId);
}
