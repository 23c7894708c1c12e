package com.signalcraft.examples.server.web;

import com.signalcraft.SignalCraft;
import com.signalcraft.error.AuthenticationException;
import com.signalcraft.error.RateLimitedException;
import com.signalcraft.examples.api.call.Answer;
import com.signalcraft.examples.api.call.BadRequest;
import com.signalcraft.examples.api.call.Callers.Caller;
import com.signalcraft.examples.api.call.Form;
import com.signalcraft.examples.api.call.Request;
import com.signalcraft.examples.api.call.RequestHeaders;
import com.signalcraft.examples.api.call.Router;
import com.signalcraft.examples.server.idempotency.Replays;
import com.signalcraft.examples.server.quota.Admission;
import com.signalcraft.examples.server.quota.Quotas;
import com.signalcraft.internal.Denials;
import com.signalcraft.security.CallOrigin;
import io.javalin.http.Context;
import java.time.InstantSource;
import java.util.Objects;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * What a request has to pass before it gets to its route: who sent it, whether he is known, whether
 * he may send one more. Only then is its body read. Thread-safe.
 */
public final class Door {

  private static final byte[] NOTHING = {};

  private final SignalCraft service;
  private final Visitors visitors;
  private final CallOrigins origins;
  private final Quotas quotas;
  private final Bodies bodies;
  private final Replays replays;
  private final InstantSource clock;

  Door(
      SignalCraft service,
      Visitors visitors,
      WebOptions options,
      Quotas quotas,
      Replays replays,
      InstantSource clock) {
    this.service = service;
    this.visitors = visitors;
    this.origins = new CallOrigins(options);
    this.quotas = quotas;
    this.bodies = new Bodies(options);
    this.replays = replays;
    this.clock = clock;
  }

  /** Counts a request that leads nowhere. */
  void count(Context context, RequestHeaders headers) {
    pass(context, headers, true);
  }

  Answer answer(
      Context context, String method, String path, RequestHeaders headers, Router.Match match) {
    Caller caller = pass(context, headers, match.route().isOpen());
    boolean isForm = context.isMultipartFormData();
    Request request =
        new Request(
            method,
            path,
            context.queryString(),
            headers,
            isForm ? NOTHING : bodies.read(context, headers),
            once(() -> bodies.form(context)));
    return replays.answer(match, request, caller);
  }

  private Caller pass(Context context, RequestHeaders headers, boolean isOpen) {
    Visitor visitor = Visitor.NOBODY;
    RuntimeException denial = null;
    try {
      visitor = visitors.visitor(headers);
    } catch (AuthenticationException | BadRequest e) {
      // Told below: whoever tries is counted first.
      denial = e;
    }
    CallOrigin origin = origins.of(context.req().getRemoteAddr(), headers, visitor.isService());
    if (visitor.isService()) {
      return new Caller(visitor.name(), visitor.identity(), service.from(origin), origin);
    }
    admit(context, visitor, Objects.requireNonNull(origin.ipAddress()), denial);
    if (visitor.isNobody() && !isOpen) {
      throw new AuthenticationException(
          "the call needs a token (Authorization: Bearer …) or an API key (X-API-Key)");
    }
    SignalCraft view = visitor.identity() == null ? service : service.as(visitor.identity());
    return new Caller(visitor.name(), visitor.identity(), view.from(origin), origin);
  }

  private void admit(
      Context context, Visitor visitor, String address, @Nullable RuntimeException denial) {
    Admission admission = quotas.admit(visitor.subject(), address);
    admission.headers(clock.instant()).forEach(context::header);
    if (!admission.isAdmitted()) {
      throw new RateLimitedException("there were too many requests: wait until the window ends");
    } else if (denial != null) {
      throw denial;
    } else if (!visitor.isNobody() && !admission.isKnown()) {
      // One answer, whatever it is that is not there any more.
      throw visitor.subject().keyHash() == null ? Denials.invalidToken() : Denials.invalidApiKey();
    }
  }

  /** A form is read from the network, which can be done once. */
  private static Supplier<Form> once(Supplier<Form> form) {
    return new Supplier<>() {
      private @Nullable Form read;

      @Override
      public Form get() {
        if (read == null) {
          read = form.get();
        }
        return read;
      }
    };
  }
}
