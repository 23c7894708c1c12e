package com.signalcraft.differential;

import com.signalcraft.SignalCraft;
import com.signalcraft.security.Identity;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Function;

/** One of two back ends, and what a program has made on it, in order of creation. */
public abstract class Side implements AutoCloseable {

  private final Map<Kind, List<UUID>> made = new EnumMap<>(Kind.class);
  private final Map<Kind, Map<UUID, List<UUID>>> madeIn = new EnumMap<>(Kind.class);
  private final Map<UUID, UUID> owners = new HashMap<>();
  private final List<String> secrets = new ArrayList<>();
  private final Map<String, String> cursors = new HashMap<>();

  /** One that is empty. */
  protected Side() {}

  /**
   * The back end seen by the service.
   *
   * @return the root view
   */
  protected abstract SignalCraft service();

  /**
   * Makes one call, on its own or inside of a transaction, where the back end has any. Who calls is
   * checked first.
   *
   * @param caller who calls
   * @param call the call
   * @return what it gives
   */
  protected abstract Object together(Identity caller, Function<SignalCraft, Object> call);

  /**
   * What it takes for now: the same as the other, as long as both let the same time pass.
   *
   * @return the instant
   */
  protected abstract Instant now();

  /**
   * Whether a null that must not be is refused before anything else is looked at, as where it
   * cannot be sent.
   *
   * @return false, unless a back end says otherwise
   */
  protected boolean refusesNullsFirst() {
    return false;
  }

  /**
   * Lets time pass.
   *
   * @param time how much
   */
  protected abstract void pass(Duration time);

  @Override
  public abstract void close();

  List<UUID> made(Kind kind) {
    return made.computeIfAbsent(kind, none -> new ArrayList<>());
  }

  /** Those of a kind that were made in a business, or for a user. */
  List<UUID> madeIn(Kind kind, UUID owner) {
    return madeIn
        .computeIfAbsent(kind, none -> new HashMap<>())
        .computeIfAbsent(owner, none -> new ArrayList<>());
  }

  void add(Kind kind, UUID id, UUID owner) {
    made(kind).add(id);
    madeIn(kind, owner).add(id);
  }

  Optional<UUID> owner(UUID businessId) {
    return Optional.ofNullable(owners.get(businessId));
  }

  void setOwner(UUID businessId, UUID userId) {
    owners.put(businessId, userId);
  }

  List<String> secrets() {
    return secrets;
  }

  /** Where the page before of each list ended. */
  Map<String, String> cursors() {
    return cursors;
  }

  /**
   * The user of a token of the programs, for verifiers.
   *
   * @param token the token
   * @return the user, or empty where it is none
   */
  public static Optional<UUID> userOf(String token) {
    return token.startsWith("token-")
        ? Optional.of(UUID.fromString(token.substring(6)))
        : Optional.empty();
  }

  static Identity token(UUID userId) {
    return Identity.token("token-" + userId);
  }
}
