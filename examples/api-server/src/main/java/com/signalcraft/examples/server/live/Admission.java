package com.signalcraft.examples.server.live;

import com.nimbusds.jwt.SignedJWT;
import com.signalcraft.SignalCraft;
import com.signalcraft.error.AuthenticationException;
import com.signalcraft.error.NotFoundException;
import com.signalcraft.error.SignalCraftException;
import com.signalcraft.security.Identity;
import java.text.ParseException;
import java.time.Duration;
import java.time.Instant;
import java.util.Date;
import java.util.UUID;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Decides who may listen to what. Thread-safe. */
final class Admission {

  private static final Logger LOG = LoggerFactory.getLogger(Admission.class);

  /** As long as calls take a token after it has expired, for clocks that differ. */
  private static final Duration SKEW = Duration.ofSeconds(30);

  private final SignalCraft service;
  private final Function<String, UUID> tokens;

  /**
   * By tokens.
   *
   * @param service the back end as the service sees it
   * @param tokens tells whose a token is, or throws an {@link AuthenticationException}
   */
  Admission(SignalCraft service, Function<String, UUID> tokens) {
    this.service = service;
    this.tokens = tokens;
  }

  /** That somebody may not listen. */
  static final class Refusal extends Exception {
    private static final long serialVersionUID = 1L;

    private final CloseCode code;

    Refusal(CloseCode code, Throwable cause) {
      super(code.reason(), cause);
      this.code = code;
    }

    Refusal(CloseCode code) {
      super(code.reason());
      this.code = code;
    }

    CloseCode code() {
      return code;
    }
  }

  Ticket admit(@Nullable String token, @Nullable String businessId) throws Refusal {
    if (token == null) {
      throw new Refusal(CloseCode.UNAUTHENTICATED);
    }
    try {
      UUID user = tokens.apply(token);
      Instant expires = expires(token);
      UUID business = UUID.fromString(businessId == null ? "" : businessId);
      service.as(Identity.user(user)).businesses().get(business);
      return new Ticket(user, business, expires);
    } catch (AuthenticationException e) {
      throw new Refusal(CloseCode.UNAUTHENTICATED, e);
    } catch (NotFoundException | IllegalArgumentException e) {
      throw new Refusal(CloseCode.NOT_FOUND, e);
    } catch (SignalCraftException e) {
      LOG.warn("somebody cannot listen now: {}", e.getMessage());
      throw new Refusal(CloseCode.TRY_AGAIN_LATER, e);
    }
  }

  /** Of a token whose signature has been checked. */
  private static Instant expires(String token) throws Refusal {
    try {
      Date expires = SignedJWT.parse(token).getJWTClaimsSet().getExpirationTime();
      if (expires == null) {
        throw new Refusal(CloseCode.UNAUTHENTICATED);
      }
      return expires.toInstant().plus(SKEW);
    } catch (ParseException e) {
      throw new Refusal(CloseCode.UNAUTHENTICATED, e);
    }
  }
}
