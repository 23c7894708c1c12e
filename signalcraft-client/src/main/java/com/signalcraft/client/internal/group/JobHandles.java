package com.signalcraft.client.internal.group;

import com.signalcraft.client.internal.json.Fields;
import com.signalcraft.client.internal.transport.ApiCaller;
import com.signalcraft.common.Job;
import java.util.UUID;
import java.util.function.Function;

/** Makes the handles of jobs that the server works on. Thread-safe. */
public interface JobHandles {

  /**
   * The handle of a job.
   *
   * @param caller makes the calls that ask for it
   * @param jobId the job
   * @param kind what it does, such as {@code forecast}
   * @param result makes the result of the member {@code result} of the job
   * @param <T> the type of the result
   * @return the handle
   */
  <T> Job<T> of(ApiCaller caller, UUID jobId, String kind, Function<Fields, T> result);
}
