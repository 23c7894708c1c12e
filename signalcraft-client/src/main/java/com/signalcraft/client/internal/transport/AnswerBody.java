package com.signalcraft.client.internal.transport;

import com.signalcraft.error.FailureDetails;
import com.signalcraft.error.SignalCraftException;
import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import org.jspecify.annotations.Nullable;

/**
 * An answer's content, unpacked, up to the size that is allowed. Remembers whether the connection
 * broke, however the reader puts it. Bound to one thread.
 */
final class AnswerBody extends FilterInputStream {

  /** The code of the error at the end of what is allowed. */
  static final String TOO_LARGE = "RESPONSE_TOO_LARGE";

  private final String call;
  private final long limit;
  private final InterruptHook hook;
  private long left;
  private @Nullable IOException failure;

  AnswerBody(String call, InputStream body, long limit, InterruptHook hook) {
    super(body);
    this.call = call;
    this.limit = limit;
    this.left = limit;
    this.hook = hook;
  }

  /**
   * What a server's announcement of too much content leads to.
   *
   * @param announced the announced length in bytes; negative where it is not known
   */
  void requireFits(long announced) {
    if (announced > limit) {
      throw tooLarge();
    }
  }

  /** How the connection broke, or null if it did not. */
  @Nullable IOException failure() {
    return failure;
  }

  @Override
  public int read() throws IOException {
    byte[] one = new byte[1];
    return read(one, 0, 1) < 0 ? -1 : one[0] & 0xFF;
  }

  @Override
  public int read(byte[] buffer, int offset, int length) throws IOException {
    int count;
    try {
      hook.arm();
      count = super.read(buffer, offset, length);
    } catch (IOException e) {
      failure = e;
      throw e;
    }
    left -= Math.max(count, 0);
    if (left < 0) {
      throw tooLarge();
    }
    return count;
  }

  @Override
  public long skip(long count) throws IOException {
    byte[] skipped = new byte[(int) Math.min(Math.max(count, 0), 8_192)];
    return Math.max(read(skipped, 0, skipped.length), 0);
  }

  @Override
  public boolean markSupported() {
    return false;
  }

  private SignalCraftException tooLarge() {
    return new SignalCraftException(
        TOO_LARGE,
        false,
        "the answer of " + call + " is larger than the " + limit + " bytes that are allowed",
        FailureDetails.NONE);
  }
}
