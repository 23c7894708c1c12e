package com.signalcraft.client.event;

/** An {@link EventHandler} with a method for each kind of event, each of which does nothing. */
public interface TypedEventHandler extends EventHandler {

  /** {@inheritDoc} Calls the method of the event's kind. */
  @Override
  default void onEvent(LiveEvent event) {
    if (event instanceof LiveEvent.KpiUpdate update) {
      onKpiUpdate(update);
    } else if (event instanceof LiveEvent.AlertTriggered alert) {
      onAlert(alert);
    } else if (event instanceof LiveEvent.NotificationArrived notification) {
      onNotification(notification);
    } else if (event instanceof LiveEvent.Gap gap) {
      onGap(gap);
    } else if (event instanceof LiveEvent.Connected connected) {
      onConnected(connected);
    } else if (event instanceof LiveEvent.Disconnected disconnected) {
      onDisconnected(disconnected);
    } else if (event instanceof LiveEvent.Stopped stopped) {
      onStopped(stopped);
    } else if (event instanceof LiveEvent.Unknown unknown) {
      onUnknown(unknown);
    }
  }

  /**
   * A source has a new value.
   *
   * @param event the event
   */
  default void onKpiUpdate(LiveEvent.KpiUpdate event) {}

  /**
   * An alert fired.
   *
   * @param event the event
   */
  default void onAlert(LiveEvent.AlertTriggered event) {}

  /**
   * A notification came.
   *
   * @param event the event
   */
  default void onNotification(LiveEvent.NotificationArrived event) {}

  /**
   * Events may have been missed.
   *
   * @param event the event
   */
  default void onGap(LiveEvent.Gap event) {}

  /**
   * A message came that this version does not know, or cannot read.
   *
   * @param event the event
   */
  default void onUnknown(LiveEvent.Unknown event) {}

  /**
   * The connection is open.
   *
   * @param event the event
   */
  default void onConnected(LiveEvent.Connected event) {}

  /**
   * The connection was lost, or the first one could not be opened.
   *
   * @param event the event
   */
  default void onDisconnected(LiveEvent.Disconnected event) {}

  /**
   * The stream gave up; no event comes after this one.
   *
   * @param event the event
   */
  default void onStopped(LiveEvent.Stopped event) {}
}
