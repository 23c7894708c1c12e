package com.signalcraft.examples.api.call;

import com.signalcraft.SignalCraft;
import com.signalcraft.security.CallOrigin;
import com.signalcraft.security.Identity;
import org.jspecify.annotations.Nullable;

/** Tells from a request's headers who calls. */
public interface Callers {

  /**
   * Who calls.
   *
   * @param headers the headers of the request
   * @param open whether nobody is a caller, too
   * @return the caller
   * @throws com.signalcraft.error.AuthenticationException if it is nobody, or somebody who is not
   *     known
   */
  Caller caller(RequestHeaders headers, boolean open);

  /**
   * A caller.
   *
   * @param name equal for each call of the same one
   * @param identity who it is, to work for him later; null for nobody
   * @param view the back end as he sees it
   * @param origin where his call came from
   */
  record Caller(String name, @Nullable Identity identity, SignalCraft view, CallOrigin origin) {

    /** One of whom it is not known where his call came from. */
    public Caller(String name, @Nullable Identity identity, SignalCraft view) {
      this(name, identity, view, CallOrigin.UNKNOWN);
    }
  }
}
