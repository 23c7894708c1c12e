package com.signalcraft.client.internal.download;

import com.signalcraft.client.hosted.ProgressListener;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Tells a user's listener, whose faults change nothing. Thread-safe where the listener is. */
final class Progress {

  private static final Logger LOG = LoggerFactory.getLogger(Progress.class);

  private final ProgressListener listener;

  Progress(ProgressListener listener) {
    this.listener = listener;
  }

  void tell(long done, long total) {
    try {
      listener.progressed(done, total);
    } catch (RuntimeException e) {
      LOG.warn("a listener for the progress of a transfer failed at {} of {}", done, total, e);
    }
  }
}
