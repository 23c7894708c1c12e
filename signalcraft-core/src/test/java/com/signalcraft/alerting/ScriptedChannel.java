package com.signalcraft.alerting;

import com.signalcraft.alert.AlertDelivery;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Consumer;

/** A channel that keeps what goes through it, and does with each what it is told. */
final class ScriptedChannel implements AlertChannel {

  private final String name;
  private final List<AlertDelivery> sent = new CopyOnWriteArrayList<>();
  private final Queue<Consumer<AlertDelivery>> script = new ConcurrentLinkedQueue<>();

  ScriptedChannel(String name) {
    this.name = name;
  }

  ScriptedChannel then(Consumer<AlertDelivery> step) {
    script.add(step);
    return this;
  }

  ScriptedChannel thenFail(int times) {
    for (int i = 0; i < times; i++) {
      then(
          delivery -> {
            throw new DeliveryFailedException(true, "busy");
          });
    }
    return this;
  }

  /** All that was handed over, attempts that failed included. */
  List<AlertDelivery> sent() {
    return sent;
  }

  @Override
  public String name() {
    return name;
  }

  @Override
  public void send(AlertDelivery delivery) {
    sent.add(delivery);
    Consumer<AlertDelivery> step = script.poll();
    if (step != null) {
      step.accept(delivery);
    }
  }
}
