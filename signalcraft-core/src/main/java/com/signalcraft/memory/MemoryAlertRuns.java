package com.signalcraft.memory;

import com.signalcraft.alert.Alert;
import com.signalcraft.alert.AlertChange;
import com.signalcraft.alert.AlertCommit;
import com.signalcraft.alert.AlertDelivery;
import com.signalcraft.alert.AlertEvent;
import com.signalcraft.alert.AlertRun;
import com.signalcraft.alert.AlertRuns;
import com.signalcraft.alert.AlertState;
import com.signalcraft.alert.AlertStatus;
import com.signalcraft.alert.DeliveryOutcome;
import com.signalcraft.common.Checks;
import com.signalcraft.common.OpenEnum;
import com.signalcraft.error.NotFoundException;
import com.signalcraft.internal.AlertIds;
import com.signalcraft.internal.Conflicts;
import com.signalcraft.internal.Requests;
import com.signalcraft.internal.RowKey;
import com.signalcraft.notification.Notification;
import com.signalcraft.notification.NotificationType;
import com.signalcraft.security.Right;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.UUID;

/** Evaluation of alerts. */
final class MemoryAlertRuns extends Group implements AlertRuns {

  private static final int MOST_DEAD_LETTERS = 100;

  MemoryAlertRuns(Session session) {
    super(session);
  }

  private AlertWork work() {
    return catalog().alertWork();
  }

  @Override
  public List<AlertRun> claim(int limit, Duration lease) {
    Requests.claimLimit(limit);
    Requests.lease(lease);
    return session()
        .write(
            caller -> {
              access().requireService(caller);
              Instant until = caller.now().plus(lease);
              return work().claim(caller.now(), until, limit).stream()
                  .map(tenant -> run(tenant, until, caller.now()))
                  .toList();
            });
  }

  private static AlertRun run(TenantState tenant, Instant leasedUntil, Instant now) {
    List<Alert> active = tenant.alerts().values().stream().filter(Alert::isActive).toList();
    AlertBoard board = tenant.alertBoard();
    return new AlertRun(
        tenant.id(), board.version(), leasedUntil, now, active, tenant.alertStates());
  }

  @Override
  public void commit(AlertCommit commit) {
    Checks.required("commit", commit);
    session()
        .change(
            caller -> {
              access().requireService(caller);
              TenantState tenant = access().business(caller, commit.businessId());
              AlertBoard board = tenant.alertBoard();
              if (board.version() != commit.version()) {
                throw Conflicts.alertsMoved();
              }
              requireAlerts(tenant, commit);
              board.nextVersion();
              work().trim(tenant, caller.now());
              for (AlertState state : commit.states()) {
                board.states().put(state.status().alertId(), state);
              }
              for (AlertEvent event : commit.events()) {
                tell(caller, tenant, event, commit.channels());
              }
              work().due(tenant, commit.nextDue());
            });
  }

  private void requireAlerts(TenantState tenant, AlertCommit commit) {
    for (AlertState state : commit.states()) {
      UUID alertId = state.status().alertId();
      if (!access().alertOf(tenant, alertId).isActive()) {
        throw NotFoundException.of("alert", alertId);
      }
    }
    for (AlertEvent event : commit.events()) {
      event.alertIds().forEach(alertId -> access().alertOf(tenant, alertId));
    }
  }

  private void tell(Caller caller, TenantState tenant, AlertEvent event, List<String> channels) {
    for (UUID userId : tenant.members().keySet()) {
      if (tenant.joined(userId).isPresent()) {
        catalog()
            .account(userId)
            .filter(account -> !account.isAnonymised())
            .ifPresent(account -> notify(caller, tenant, account, event));
      }
    }
    for (String channel : channels) {
      work().send(tenant, event, channel, caller.now());
    }
    if (event.change().is(AlertChange.FIRED)) {
      for (UUID alertId : event.alertIds()) {
        MemoryAlerts.triggered(engine(), caller, tenant, alertId, event.at());
      }
    }
  }

  private void notify(Caller caller, TenantState tenant, AccountState account, AlertEvent event) {
    UUID id = AlertIds.notification(event.id(), account.id());
    if (account.notificationKeys().containsKey(id)) {
      return;
    }
    Notification row =
        new Notification(
            id,
            account.id(),
            tenant.id(),
            event.alertIds().size() == 1 ? event.alertIds().get(0) : null,
            OpenEnum.of(NotificationType.ALERT),
            event.title(),
            event.message(),
            event.data(),
            null,
            caller.now());
    RowKey key = new RowKey(caller.now(), catalog().nextSequence());
    account.notifications().put(key, row);
    account.notificationKeys().put(id, key);
  }

  @Override
  public List<AlertStatus> statuses(UUID businessId) {
    return session()
        .read(
            caller ->
                access().business(caller, businessId, Right.READ).alertStates().stream()
                    .map(AlertState::status)
                    .toList());
  }

  @Override
  public List<AlertDelivery> claimDeliveries(List<String> channels, int limit, Duration lease) {
    List<String> wanted = Requests.channels(channels);
    Requests.claimLimit(limit);
    Requests.lease(lease);
    return session()
        .write(
            caller -> {
              access().requireService(caller);
              return work().claim(caller.now(), caller.now().plus(lease), limit, wanted).stream()
                  .map(DeliveryState::row)
                  .toList();
            });
  }

  @Override
  public void settle(UUID deliveryId, DeliveryOutcome outcome) {
    Checks.required("id", deliveryId);
    Checks.required("outcome", outcome);
    session()
        .change(
            caller -> {
              access().requireService(caller);
              work()
                  .delivery(deliveryId)
                  .filter(delivery -> delivery.status() != DeliveryState.Status.DELIVERED)
                  .ifPresent(delivery -> work().settle(delivery, outcome, caller.now()));
            });
  }

  @Override
  public List<AlertDelivery> deadLetters(UUID businessId) {
    return session()
        .read(
            caller -> {
              access().requireService(caller);
              TenantState tenant = access().business(caller, businessId);
              return tenant.alertBoard().deadLetters(MOST_DEAD_LETTERS).stream()
                  .map(DeliveryState::row)
                  .toList();
            });
  }
}
