package com.signalcraft.client.http;

/**
 * Calls of the API that this version of the client does not know yet, with the credentials, tries,
 * limits and errors of all others. Thread-safe.
 */
public interface RawCalls {

  /**
   * Makes a call and waits for its end.
   *
   * @param request what to ask
   * @return the answer, of status 2xx
   * @throws com.signalcraft.error.SignalCraftException of the type that the failure has
   */
  RawResponse send(RawRequest request);
}
