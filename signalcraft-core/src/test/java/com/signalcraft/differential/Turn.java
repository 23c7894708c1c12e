package com.signalcraft.differential;

import com.signalcraft.SignalCraft;
import com.signalcraft.common.Page;
import com.signalcraft.common.PageRequest;
import com.signalcraft.security.CallOrigin;
import com.signalcraft.security.Identity;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Random;
import java.util.UUID;
import java.util.function.Function;

/** A step as it is made on one side: draws who calls, and what he aims at. */
final class Turn extends Draw {

  private static final UUID NO_ID = new UUID(0x1111_2222_3333_4444L, 0x8555_6666_7777_8888L);
  private static final String NO_SECRET = "sc_0123456789abcdefghijklmnopqrstuvwxyzABCDEFG";

  private static final List<CallOrigin> ORIGINS =
      List.of(
          CallOrigin.UNKNOWN,
          CallOrigin.UNKNOWN,
          new CallOrigin("192.0.2.7", "agent/1.0"),
          new CallOrigin("2001:DB8::1", null),
          new CallOrigin(null, "Ünïcode agent"));

  private final Side side;
  private final List<String> said = new ArrayList<>();
  private final UUID focus;

  Turn(Side side, long seed) {
    super(new Random(seed), side.now());
    this.side = side;
    List<UUID> businesses = side.made(Kind.BUSINESS);
    // Those of the prologue have the most in them.
    this.focus = oneOf(chance(60) ? businesses.subList(0, Prologue.BUSINESSES) : businesses);
  }

  // ---- who

  /** Anybody, but mostly somebody who may. */
  SignalCraft view() {
    return from(side.service().as(caller()));
  }

  /** Mostly the service. */
  SignalCraft service() {
    return chance(85) ? from(say("service", side.service())) : view();
  }

  /** Mostly a user. */
  SignalCraft person() {
    return chance(80) ? from(side.service().as(Identity.user(someUser()))) : view();
  }

  /** Mostly a given user, which may be no user at all. */
  SignalCraft mostly(UUID userId) {
    return userId != null && chance(70)
        ? from(say("himself", side.service().as(Identity.user(userId))))
        : view();
  }

  /** Anybody, whose call may be one of a transaction. */
  Object together(Function<SignalCraft, Object> call) {
    boolean alone = chance(70);
    Identity caller = caller();
    return alone ? call.apply(side.service().as(caller)) : side.together(caller, call);
  }

  private SignalCraft from(SignalCraft view) {
    CallOrigin origin = oneOf(ORIGINS);
    return origin.equals(CallOrigin.UNKNOWN) ? view : view.from(origin);
  }

  private Identity caller() {
    int draw = number(100);
    if (draw < 36 && side.owner(focus).isPresent()) {
      return say("owner", Identity.user(side.owner(focus).orElseThrow()));
    } else if (draw < 50) {
      return say("service", Identity.service());
    } else if (draw < 80) {
      return Identity.user(someUser());
    } else if (draw < 84) {
      return say("by token", Side.token(someUser()));
    } else if (draw < 94) {
      return someKey();
    }
    return say(
        "nobody",
        oneOf(List.of(Identity.user(NO_ID), Identity.apiKey(NO_SECRET), Identity.token("none"))));
  }

  private UUID someUser() {
    List<UUID> users = side.made(Kind.USER);
    return some(Kind.USER, chance(60) ? users.subList(0, Prologue.USERS) : users);
  }

  private Identity someKey() {
    List<UUID> here = side.madeIn(Kind.KEY, focus);
    UUID key = some(Kind.KEY, chance(70) && !here.isEmpty() ? here : side.made(Kind.KEY));
    return say("by key", Identity.apiKey(side.secrets().get(side.made(Kind.KEY).indexOf(key))));
  }

  // ---- what

  UUID user() {
    return chance(4) ? noId() : someUser();
  }

  /** Mostly somebody who was invited to the business. */
  UUID member() {
    List<UUID> here = side.madeIn(Kind.MEMBER, focus);
    if (here.isEmpty() || chance(20)) {
      return user();
    }
    UUID member = oneOf(here);
    return say("user " + side.made(Kind.USER).indexOf(member), member);
  }

  UUID business() {
    int draw = number(100);
    if (draw < 80) {
      return say("business " + side.made(Kind.BUSINESS).indexOf(focus), focus);
    }
    return draw < 96 ? some(Kind.BUSINESS, side.made(Kind.BUSINESS)) : noId();
  }

  UUID source() {
    return within(Kind.SOURCE);
  }

  UUID alert() {
    return within(Kind.ALERT);
  }

  UUID delivery() {
    return within(Kind.DELIVERY);
  }

  UUID anomaly() {
    return within(Kind.ANOMALY);
  }

  UUID key() {
    return within(Kind.KEY);
  }

  UUID notification() {
    return chance(4) ? noId() : some(Kind.NOTIFICATION, side.made(Kind.NOTIFICATION));
  }

  /** The one that a notification was sent to; null where there is none. */
  UUID receiver(UUID notificationId) {
    return side.made(Kind.USER).stream()
        .filter(user -> side.madeIn(Kind.NOTIFICATION, user).contains(notificationId))
        .findFirst()
        .orElse(null);
  }

  private UUID within(Kind kind) {
    List<UUID> here = side.madeIn(kind, focus);
    if (chance(4)) {
      return noId();
    }
    return chance(80) && !here.isEmpty() ? some(kind, here) : some(kind, side.made(kind));
  }

  private UUID some(Kind kind, List<UUID> ids) {
    if (ids.isEmpty()) {
      return NO_ID;
    }
    UUID id = oneOf(ids);
    return say(kind.name().toLowerCase(Locale.ROOT) + " " + side.made(kind).indexOf(id), id);
  }

  /** An id that nothing has, or none at all. */
  private UUID noId() {
    return chance(70) ? say("no id", NO_ID) : say("null", null);
  }

  /** Lets time pass. */
  void pass(Duration time) {
    side.pass(say(time.toString(), time));
  }

  // ---- what comes of it

  <T> T made(Kind kind, T row, Function<T, UUID> id) {
    return madeIn(kind, row, id, NO_ID);
  }

  /** Of a business, or of a user. */
  <T> T madeIn(Kind kind, T row, Function<T, UUID> id, UUID whose) {
    if (!side.madeIn(kind, whose).contains(id.apply(row))) {
      side.add(kind, id.apply(row), whose);
    }
    return row;
  }

  void owned(UUID businessId, UUID userId) {
    side.setOwner(businessId, userId);
  }

  void secret(String secret) {
    side.secrets().add(secret);
  }

  /** A page of a list: the first, or the one after that which was read last. */
  <T> Page<T> page(String list, Function<PageRequest, Page<T>> read) {
    PageRequest page = PageRequest.ofSize(oneOf(List.of(1, 2, 3, 5, 100)));
    String last = side.cursors().get(list);
    int draw = number(100);
    if (draw < 40 && last != null) {
      page = page.after(say("next page", last));
    } else if (draw < 43) {
      page = page.after(say("malformed cursor", "bm90IGEgY3Vyc29y"));
    }
    Page<T> result = read.apply(page);
    if (result.nextCursor() != null) {
      side.cursors().put(list, result.nextCursor());
    }
    return result;
  }

  <T> T say(String what, T value) {
    said.add(what);
    return value;
  }

  /** What was drawn, for people. */
  String said() {
    return String.join(", ", said);
  }
}
