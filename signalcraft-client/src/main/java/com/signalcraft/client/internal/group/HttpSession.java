package com.signalcraft.client.internal.group;

import com.signalcraft.client.config.Timeouts;
import com.signalcraft.client.internal.transport.ApiCaller;
import com.signalcraft.client.internal.transport.ResponseObserver;
import com.signalcraft.common.Checks;
import com.signalcraft.security.CallOrigin;
import com.signalcraft.security.Identity;
import java.util.Map;

/**
 * What a view of the API is made of: who calls, and what all views share. Immutable.
 *
 * @param caller makes the calls, with the view's credentials and headers
 * @param shared what all views share
 */
public record HttpSession(ApiCaller caller, SharedState shared) {

  public HttpSession {
    Checks.required("caller", caller);
    Checks.required("shared", shared);
  }

  /**
   * The session of another caller.
   *
   * @param identity who calls
   * @return a session
   */
  public HttpSession as(Identity identity) {
    return new HttpSession(caller.as(Checks.required("identity", identity)), shared);
  }

  /**
   * The session of nobody, for signing in.
   *
   * @return a session
   */
  public HttpSession anonymous() {
    return new HttpSession(caller.anonymous(), shared);
  }

  /**
   * The session with other time-outs.
   *
   * @param timeouts how long the parts of its calls may take
   * @return a session
   */
  public HttpSession with(Timeouts timeouts) {
    return new HttpSession(caller.with(Checks.required("timeouts", timeouts)), shared);
  }

  /**
   * The session, whose answers somebody sees.
   *
   * @param observer sees them
   * @return a session
   */
  public HttpSession observing(ResponseObserver observer) {
    return new HttpSession(caller.observing(observer), shared);
  }

  /**
   * The session with another origin of its calls.
   *
   * @param origin where they come from
   * @return a session
   */
  public HttpSession from(CallOrigin origin) {
    Map<String, String> headers = OriginHeaders.of(Checks.required("origin", origin));
    return new HttpSession(caller.withHeaders(headers), shared);
  }
}
