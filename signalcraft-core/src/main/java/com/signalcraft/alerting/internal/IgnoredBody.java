package com.signalcraft.alerting.internal;

import java.net.http.HttpResponse.BodySubscriber;
import java.nio.ByteBuffer;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.Flow;
import org.jspecify.annotations.Nullable;

/**
 * An answer's body that nobody waits for. A short one is read, so that the connection can be used
 * again; a long one is cut off, which closes it. Not thread-safe.
 */
final class IgnoredBody implements BodySubscriber<Boolean> {

  private static final long MOST = 16 * 1024;

  private Flow.@Nullable Subscription subscription;
  private long read;

  @Override
  public CompletionStage<Boolean> getBody() {
    return CompletableFuture.completedFuture(true);
  }

  @Override
  public void onSubscribe(Flow.Subscription given) {
    subscription = given;
    given.request(Long.MAX_VALUE);
  }

  @Override
  public void onNext(List<ByteBuffer> buffers) {
    for (ByteBuffer buffer : buffers) {
      read += buffer.remaining();
    }
    if (read > MOST && subscription != null) {
      subscription.cancel();
    }
  }

  @Override
  public void onError(Throwable failure) {
    // The status has come, and that is all that counts.
  }

  @Override
  public void onComplete() {}
}
