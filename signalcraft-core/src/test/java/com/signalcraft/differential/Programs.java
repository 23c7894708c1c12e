package com.signalcraft.differential;

import com.signalcraft.SignalCraft;
import com.signalcraft.common.PageRequest;
import com.signalcraft.security.AuditQuery;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.UUID;
import java.util.function.Function;
import java.util.function.Supplier;

/**
 * Runs programs in memory and on another back end, and finds a short one where they disagree. Not
 * thread-safe.
 */
public final class Programs {

  private static final int MAX_REPLAYS = 120;
  private static final Duration MOMENT = Duration.ofNanos(1_001_000);

  private final Operations operations = Operations.all();
  private final Set<String> answered = new TreeSet<>();
  private final Supplier<? extends Side> others;

  /**
   * The programs of all operations.
   *
   * @param others makes an empty back end which is compared with the one in memory
   */
  public Programs(Supplier<? extends Side> others) {
    this.others = others;
  }

  /**
   * The same without an operation that a back end answers in another way, as its documents say.
   *
   * @param name its group and method
   * @return this
   */
  public Programs without(String name) {
    operations.remove(name);
    return this;
  }

  /**
   * The names of all operations.
   *
   * @return group and method of each; where there are two of a name, with the number of parameters
   */
  public List<String> operationNames() {
    return operations.names().stream()
        .filter(name -> !name.equals(LifecycleOperations.PASS))
        .toList();
  }

  /**
   * The operations that have given errors alone in the programs so far, if anything.
   *
   * @return their names
   */
  public Set<String> unanswered() {
    Set<String> rest = new TreeSet<>(operationNames());
    rest.removeAll(answered);
    return rest;
  }

  /**
   * Runs the program of a seed.
   *
   * @param seed which program
   * @param length how many steps
   * @return the difference, told with the shortest program found that shows one; empty where all
   *     agrees
   */
  public Optional<String> run(long seed, int length) {
    List<Step> steps = operations.program(seed, length);
    Optional<Difference> found = replay(steps);
    return found.map(
        difference ->
            "seed " + seed + ": " + shrink(steps.subList(0, difference.end()), difference));
  }

  /**
   * Where a program disagrees.
   *
   * @param end how many of its steps were made
   * @param said what was drawn in each
   * @param message how the sides differ
   */
  private record Difference(int end, List<String> said, String message) {

    @Override
    public String toString() {
      return message + "\nafter " + end + " steps:\n  " + String.join("\n  ", said);
    }
  }

  private String shrink(List<Step> failing, Difference difference) {
    List<Step> shortest = failing;
    Difference last = difference;
    int replays = 0;
    for (int size = Math.max(1, shortest.size() / 2); size > 0; size /= 2) {
      int from = 0;
      while (from < shortest.size() && replays < MAX_REPLAYS) {
        List<Step> without = new ArrayList<>(shortest);
        without.subList(from, Math.min(from + size, without.size())).clear();
        Optional<Difference> still = replay(without);
        replays++;
        if (still.isPresent()) {
          last = still.get();
          shortest = without.subList(0, Math.min(last.end(), without.size()));
        } else {
          from += size;
        }
      }
    }
    return last.toString();
  }

  private Optional<Difference> replay(List<Step> steps) {
    try (Side other = others.get();
        MemorySide memory = new MemorySide(other.now())) {
      Agreement agreement = new Agreement();
      agreement.require(Prologue.run(memory), Prologue.run(other));
      List<String> said = new ArrayList<>();
      for (Step step : steps) {
        Optional<String> message = make(step, memory, other, agreement, said);
        if (message.isPresent()) {
          return Optional.of(new Difference(said.size(), said, message.get()));
        }
      }
      return compareAll(memory, other, agreement)
          .map(message -> new Difference(steps.size(), said, message));
    }
  }

  private Optional<String> make(
      Step step, Side memory, Side other, Agreement agreement, List<String> said) {
    Operation operation = operations.get(step.name());
    memory.pass(MOMENT);
    other.pass(MOMENT);
    Turn onMemory = new Turn(memory, step.seed());
    Turn onOther = new Turn(other, step.seed());
    Optional<String> message =
        compare(
            agreement,
            () -> Outcome.of(() -> operation.call(onMemory)),
            () -> {
              Outcome outcome = Outcome.of(() -> operation.call(onOther));
              if (outcome instanceof Outcome.Result) {
                answered.add(step.name());
              }
              return outcome;
            },
            other.refusesNullsFirst());
    said.add(step.name() + "(" + onMemory.said() + ")");
    return message;
  }

  /** At the end, all that there is. */
  private static Optional<String> compareAll(Side memory, Side other, Agreement agreement) {
    Function<SignalCraft, Function<UUID, Object>> business =
        view -> id -> view.lifecycle().exportBusiness(id);
    Function<SignalCraft, Function<UUID, Object>> audit =
        view -> id -> view.auditLog().list(AuditQuery.of(id), PageRequest.ofSize(10_000));
    Function<SignalCraft, Function<UUID, Object>> user =
        view -> id -> view.lifecycle().exportUser(id);
    Function<SignalCraft, Function<UUID, Object>> points =
        view -> id -> PointOperations.everyPoint(view, id);
    return compareEach(Kind.BUSINESS, memory, other, agreement, audit)
        .or(() -> compareEach(Kind.BUSINESS, memory, other, agreement, business))
        .or(() -> compareEach(Kind.USER, memory, other, agreement, user))
        .or(() -> compareEach(Kind.SOURCE, memory, other, agreement, points));
  }

  private static Optional<String> compareEach(
      Kind kind,
      Side memory,
      Side other,
      Agreement agreement,
      Function<SignalCraft, Function<UUID, Object>> read) {
    for (int i = 0; i < memory.made(kind).size(); i++) {
      UUID inMemory = memory.made(kind).get(i);
      UUID onOther = other.made(kind).get(i);
      Optional<String> message =
          compare(
              agreement,
              () -> Outcome.of(() -> read.apply(memory.service()).apply(inMemory)),
              () -> Outcome.of(() -> read.apply(other.service()).apply(onOther)),
              false);
      if (message.isPresent()) {
        return Optional.of("at the end, " + kind + " " + i + ": " + message.get());
      }
    }
    return Optional.empty();
  }

  private static Optional<String> compare(
      Agreement agreement,
      Supplier<Outcome> memory,
      Supplier<Outcome> other,
      boolean refusesNullsFirst) {
    try {
      Outcome inMemory = memory.get();
      Outcome onOther = other.get();
      boolean isOrderOfRefusals =
          refusesNullsFirst
              && inMemory instanceof Outcome.Failure
              && onOther instanceof Outcome.Failure refused
              && refused.isOfNull();
      if (!isOrderOfRefusals) {
        agreement.require(inMemory, onOther);
      }
      return Optional.empty();
    } catch (Agreement.Disagreement e) {
      return Optional.ofNullable(e.getMessage());
    } catch (RuntimeException e) {
      StringWriter trace = new StringWriter();
      e.printStackTrace(new PrintWriter(trace));
      return Optional.of("no error of the API: " + trace);
    }
  }
}
