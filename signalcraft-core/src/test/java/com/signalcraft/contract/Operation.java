package com.signalcraft.contract;

import com.signalcraft.SignalCraft;
import java.lang.reflect.Method;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.BiConsumer;

/**
 * A row of the access matrix.
 *
 * @param name group, method and number of parameters, such as {@code kpis.series/4}
 * @param rule who may do it
 * @param effect what it does to the store
 * @param call does it
 */
record Operation(String name, Rule rule, Effect effect, BiConsumer<SignalCraft, Targets> call) {

  /** What an operation does to the store. */
  enum Effect {
    /** It reads something of the business or of a person. */
    READS,
    /** It changes something of the business or of a person. */
    CHANGES,
    /** It reads or changes what belongs to no business. */
    UNBOUND
  }

  /** Every operation of the API, each with its rule. */
  static List<Operation> all() {
    List<Operation> all = new ArrayList<>(TenantOperations.all());
    all.addAll(ForeignOperations.all());
    return all;
  }

  /** The names of every method of every resource group, as the compiler knows them. */
  static Set<String> declared() {
    Set<String> names = new TreeSet<>();
    for (Method group : SignalCraft.class.getMethods()) {
      Class<?> type = group.getReturnType();
      if (group.getParameterCount() == 0 && type.isInterface() && type != SignalCraft.class) {
        Arrays.stream(type.getMethods())
            .filter(method -> !method.isSynthetic())
            .map(
                method ->
                    group.getName() + "." + method.getName() + "/" + method.getParameterCount())
            .forEach(names::add);
      }
    }
    return names;
  }

  boolean isBound() {
    return effect != Effect.UNBOUND;
  }

  @Override
  public String toString() {
    return name;
  }
}
