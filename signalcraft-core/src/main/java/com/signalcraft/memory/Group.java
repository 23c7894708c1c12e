package com.signalcraft.memory;

/** What the resource groups of a view have in common. */
abstract class Group {

  private final Session session;

  Group(Session session) {
    this.session = session;
  }

  final Session session() {
    return session;
  }

  final Engine engine() {
    return session.engine();
  }

  final Catalog catalog() {
    return engine().catalog();
  }

  final AccessControl access() {
    return engine().access();
  }

  final PlanMeter meter() {
    return engine().meter();
  }
}
