package com.signalcraft.memory;

import com.signalcraft.account.Subscription;
import com.signalcraft.account.UserProfile;
import com.signalcraft.internal.RowKey;
import com.signalcraft.notification.Notification;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Set;
import java.util.UUID;

/** A user and what is his alone. Guarded by the catalog's lock. */
final class AccountState {

  private final UUID id;
  private final Set<TenantState> memberships = new LinkedHashSet<>();
  private final TimeTable<Notification> notifications = TimeTable.guarded();
  private final Map<UUID, RowKey> notificationKeys = new HashMap<>();
  private UserProfile profile;
  private Subscription subscription;
  private boolean anonymised;

  AccountState(UserProfile profile, Subscription subscription) {
    this.id = profile.id();
    this.profile = profile;
    this.subscription = subscription;
  }

  UUID id() {
    return id;
  }

  UserProfile profile() {
    return profile;
  }

  void profile(UserProfile changed) {
    profile = changed;
  }

  Subscription subscription() {
    return subscription;
  }

  void subscription(Subscription changed) {
    subscription = changed;
  }

  /** Whether he can sign in no more. */
  boolean isAnonymised() {
    return anonymised;
  }

  void anonymised(UserProfile withoutPerson) {
    profile = withoutPerson;
    anonymised = true;
  }

  /** The businesses that he is a member of, open invitations and removed ones included. */
  Set<TenantState> memberships() {
    return memberships;
  }

  TimeTable<Notification> notifications() {
    return notifications;
  }

  /** Where each notification stands. */
  Map<UUID, RowKey> notificationKeys() {
    return notificationKeys;
  }
}
