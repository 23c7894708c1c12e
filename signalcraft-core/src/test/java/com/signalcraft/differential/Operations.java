package com.signalcraft.differential;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.function.Consumer;

/** Every operation that programs are made of, and how often each is taken. */
final class Operations {

  private final Map<String, Operation> byName = new LinkedHashMap<>();
  private final List<String> urn = new ArrayList<>();

  private Operations() {}

  static Operations all() {
    Operations all = new Operations();
    AccountOperations.addTo(all);
    BusinessOperations.addTo(all);
    PointOperations.addTo(all);
    InsightOperations.addTo(all);
    AlertRunOperations.addTo(all);
    ExternalOperations.addTo(all);
    LifecycleOperations.addTo(all);
    return all;
  }

  void add(int weight, String name, Operation operation) {
    if (byName.put(name, operation) != null) {
      throw new IllegalStateException("twice: " + name);
    }
    for (int i = 0; i < weight; i++) {
      urn.add(name);
    }
  }

  void remove(String name) {
    if (byName.remove(name) == null) {
      throw new IllegalStateException("no such operation: " + name);
    }
    urn.removeIf(name::equals);
  }

  /** What takes so much away that little is left to do after it. */
  void rarely(String name, Consumer<Turn> operation) {
    run(1, name, operation);
  }

  /** The same for what gives nothing. */
  void run(int weight, String name, Consumer<Turn> operation) {
    add(
        weight,
        name,
        turn -> {
          operation.accept(turn);
          return Optional.empty();
        });
  }

  Operation get(String name) {
    Operation operation = byName.get(name);
    if (operation == null) {
      throw new IllegalStateException("no such operation: " + name);
    }
    return operation;
  }

  /** Group and method of all of them. */
  List<String> names() {
    return List.copyOf(byName.keySet());
  }

  List<Step> program(long seed, int length) {
    Random random = new Random(seed);
    List<Step> steps = new ArrayList<>();
    for (int i = 0; i < length; i++) {
      steps.add(new Step(urn.get(random.nextInt(urn.size())), random.nextLong()));
    }
    return steps;
  }
}
