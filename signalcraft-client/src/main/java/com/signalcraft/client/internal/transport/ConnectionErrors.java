package com.signalcraft.client.internal.transport;

import com.signalcraft.error.CallTimeoutException;
import com.signalcraft.error.FailureDetails;
import com.signalcraft.error.SignalCraftException;
import com.signalcraft.error.TransportException;
import java.io.IOException;
import java.io.InterruptedIOException;
import java.net.ConnectException;
import java.net.SocketTimeoutException;
import java.net.UnknownHostException;
import java.security.cert.CertificateException;
import java.time.Duration;
import javax.net.ssl.SSLException;
import javax.net.ssl.SSLHandshakeException;
import javax.net.ssl.SSLPeerUnverifiedException;

/** Says what is wrong with a connection, in the errors of the common hierarchy. */
final class ConnectionErrors {

  private static final int SHOWN_CHARACTERS = 300;

  private ConnectionErrors() {}

  /**
   * Whether another try would fail in the same way.
   *
   * @param failure what the exchange ended with
   * @return true where the server's certificate is not accepted
   */
  static boolean isFinal(IOException failure) {
    return failure instanceof SSLPeerUnverifiedException
        || (failure instanceof SSLHandshakeException
            && failure.getCause() instanceof CertificateException);
  }

  /**
   * The error that an exchange without an answer leads to.
   *
   * @param call what was asked
   * @param failure what the exchange ended with
   * @param limit how long the try was allowed to take; 0 for any time
   * @param note follows the message; may be empty
   * @return the error, to be thrown
   */
  static SignalCraftException of(String call, IOException failure, Duration limit, String note) {
    FailureDetails details = FailureDetails.causedBy(failure);
    if (failure instanceof SocketTimeoutException) {
      return new CallTimeoutException(call + " timed out: " + text(failure) + note, details);
    } else if (failure instanceof InterruptedIOException) {
      return new CallTimeoutException(call + " took longer than " + limit + note, details);
    }
    return new TransportException(call + " failed: " + explained(failure) + note, details);
  }

  private static String explained(IOException failure) {
    if (isFinal(failure)) {
      return "the server's certificate is not accepted: " + text(failure);
    } else if (failure instanceof SSLException) {
      return "no secure connection could be made: " + text(failure);
    } else if (failure instanceof UnknownHostException) {
      return "the host has no known address: " + text(failure);
    } else if (failure instanceof ConnectException) {
      return "no connection could be made: " + text(failure);
    }
    return "the connection broke: " + failure.getClass().getSimpleName() + ": " + text(failure);
  }

  private static String text(IOException failure) {
    String message = String.valueOf(failure.getMessage()).replaceAll("\\s+", " ").strip();
    return message.length() <= SHOWN_CHARACTERS
        ? message
        : message.substring(0, SHOWN_CHARACTERS) + "…";
  }
}
