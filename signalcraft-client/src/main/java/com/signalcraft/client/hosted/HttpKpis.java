package com.signalcraft.client.hosted;

import com.signalcraft.client.writer.DeliveryOptions;
import com.signalcraft.client.writer.DeliveryWriter;
import com.signalcraft.kpi.KpiPoint;
import com.signalcraft.kpi.Kpis;
import com.signalcraft.kpi.PointBatch;
import com.signalcraft.kpi.PointQuery;
import com.signalcraft.kpi.WriteResult;
import com.signalcraft.kpi.WriterOptions;
import java.nio.file.Path;

/** The points of KPI sources, with what the hosted API offers beside. Thread-safe. */
public interface HttpKpis extends Kpis {

  /**
   * {@inheritDoc}
   *
   * <p>A batch without an idempotency key gets one for the time of the call, so that it is sent
   * again after a failure and written once.
   */
  @Override
  WriteResult write(PointBatch batch);

  /**
   * Opens a writer with threads of its own.
   *
   * @param options batch size and listener; the rest as in {@link DeliveryOptions#defaults}
   * @return the writer, to be closed
   */
  @Override
  DeliveryWriter writer(WriterOptions options);

  /**
   * Opens a writer with threads of its own, and perhaps a journal.
   *
   * @param options how it queues, batches and delivers
   * @return the writer, to be closed; what its journal holds from an earlier one is sent first
   * @throws com.signalcraft.error.ConflictException if another writer uses the journal
   * @throws com.signalcraft.error.TransportException if the journal cannot be opened
   */
  DeliveryWriter writer(DeliveryOptions options);

  /**
   * Reads points lazily, page after page, in the order of {@link #list}; each iterator reads anew.
   *
   * @param query which ones
   * @return the points; its iterators throw the errors of {@link #list} and are for one thread each
   */
  Iterable<KpiPoint> iterate(PointQuery query);

  /**
   * Sends the points of a CSV file, which is read from the disk as it is sent. It is sent once
   * alone, unless it surely did not arrive; an error of transport tells that it perhaps did.
   *
   * @param csv the file; it must not change meanwhile
   * @param options what it holds
   * @param progress told how much of the file is sent
   * @return the job that reads the points
   * @throws com.signalcraft.error.ValidationException if there is no such file that can be read
   * @throws com.signalcraft.error.NotFoundException if the source is not there or not yours
   */
  RemoteJob<UploadResult> upload(Path csv, UploadOptions options, ProgressListener progress);

  /**
   * Sends the points of a CSV file, as {@link #upload(Path, UploadOptions, ProgressListener)} does.
   *
   * @param csv the file
   * @param options what it holds
   * @return the job that reads the points
   */
  default RemoteJob<UploadResult> upload(Path csv, UploadOptions options) {
    return upload(csv, options, ProgressListener.NONE);
  }
}
