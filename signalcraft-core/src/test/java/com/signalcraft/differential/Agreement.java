package com.signalcraft.differential;

import com.signalcraft.common.JsonObject;
import com.signalcraft.common.Page;
import com.signalcraft.lifecycle.DataExport;
import com.signalcraft.security.ApiKey;
import com.signalcraft.security.IssuedApiKey;
import com.signalcraft.series.TimeSeries;
import java.lang.reflect.RecordComponent;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * Whether what two back ends gave is the same but for the ids that each makes up, of which there
 * must be one on the one side for each on the other.
 */
final class Agreement {

  private static final Pattern ID =
      Pattern.compile("[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}");

  /** Of sums and means, relative. */
  private static final double TOLERANCE = 1e-12;

  private final Map<Object, Object> there = new HashMap<>();
  private final Map<Object, Object> back = new HashMap<>();

  Agreement() {}

  /** Raised where the sides differ; its message says where and how. */
  static final class Disagreement extends RuntimeException {
    private static final long serialVersionUID = 1L;

    Disagreement(String path, Object memory, Object other) {
      super(path + ":\n  in memory: " + memory + "\n  the other: " + other);
    }
  }

  void require(Object memory, Object other) {
    same("result", memory, other);
  }

  private void same(String path, Object a, Object b) {
    if (a == null || b == null) {
      check(a == b, path, a, b);
    } else if (a instanceof Collection<?> first && b instanceof Collection<?> second) {
      each(path, List.copyOf(first), List.copyOf(second));
    } else if (a.getClass() != b.getClass()) {
      throw new Disagreement(path, a, b);
    } else if (a instanceof UUID) {
      check(a.equals(b) || pairs(a, b), path, a, b);
    } else if (a instanceof String text) {
      sameText(path, text, (String) b);
    } else if (a instanceof Optional<?> one) {
      same(path, one.orElse(null), ((Optional<?>) b).orElse(null));
    } else if (a instanceof Unordered one) {
      inAnyOrder(path, one.items(), ((Unordered) b).items());
    } else if (a instanceof JsonObject json) {
      sameMap(path, json.members(), ((JsonObject) b).members());
    } else if (a instanceof Map<?, ?> map) {
      sameMap(path, map, (Map<?, ?>) b);
    } else if (a instanceof TimeSeries series) {
      sameSeries(path, series, (TimeSeries) b, 0);
    } else if (a instanceof Near near) {
      sameSeries(path, near.series(), ((Near) b).series(), TOLERANCE);
    } else if (a instanceof Outcome.Failure one) {
      check(one.type() == ((Outcome.Failure) b).type(), path, a, b);
      sameRecord(path, one, (Record) b);
    } else if (a instanceof Record record) {
      sameRecord(path, record, (Record) b);
    } else {
      check(a.equals(b), path, a, b);
    }
  }

  private void sameRecord(String path, Record a, Record b) {
    if (a instanceof DataExport export) {
      sameExport(path, export, (DataExport) b);
      return;
    }
    for (RecordComponent component : a.getClass().getRecordComponents()) {
      String name = component.getName();
      Object one = valueOf(component, a);
      Object other = valueOf(component, b);
      if (a instanceof Page && name.equals("nextCursor")) {
        check((one == null) == (other == null), path + ".nextCursor", one, other);
      } else if (a instanceof IssuedApiKey && name.equals("secret")) {
        check(!one.equals(other), path + ".secret", "a secret", "the same");
      } else if (!(a instanceof ApiKey && name.equals("lastUsedAt"))) {
        // When a key was last used is told to the minute by the one, and not where the call failed.
        same(path + "." + name, one, other);
      }
    }
  }

  private static Object valueOf(RecordComponent component, Record record) {
    try {
      component.getAccessor().setAccessible(true);
      return component.getAccessor().invoke(record);
    } catch (ReflectiveOperationException e) {
      throw new IllegalStateException(e);
    }
  }

  private void sameExport(String path, DataExport a, DataExport b) {
    check(a.tables().keySet().equals(b.tables().keySet()), path, a.tables(), b.tables());
    // What others refer to first, so that ids are known where order does not tell them apart.
    for (String table : a.tables().keySet().stream().sorted().toList()) {
      List<JsonObject> one = a.tables().get(table);
      List<JsonObject> other = b.tables().get(table);
      String where = path + "." + table;
      if (table.equals("usage_tracking")) {
        inAnyOrder(where, one, other);
      } else if (table.equals("api_keys")) {
        each(where, withoutLastUse(one), withoutLastUse(other));
      } else {
        each(where, one, other);
      }
    }
  }

  private static List<Map<String, Object>> withoutLastUse(List<JsonObject> keys) {
    return keys.stream()
        .map(
            key ->
                key.members().entrySet().stream()
                    .filter(member -> !member.getKey().equals("last_used_at"))
                    .collect(Collectors.toMap(Map.Entry::getKey, Map.Entry::getValue)))
        .toList();
  }

  private void each(String path, List<?> a, List<?> b) {
    check(a.size() == b.size(), path + ".size", sized(a, b), sized(b, a));
    Iterator<?> others = b.iterator();
    int index = 0;
    for (Object one : a) {
      same(path + "[" + index++ + "]", one, others.next());
    }
  }

  /** The size of a list, and what the other has nothing like. */
  private static String sized(List<?> list, List<?> other) {
    List<String> alone = new ArrayList<>(list.stream().map(Agreement::shape).toList());
    other.forEach(item -> alone.remove(shape(item)));
    return list.size() + " with " + alone;
  }

  private static String shape(Object item) {
    return ID.matcher(String.valueOf(item)).replaceAll("#");
  }

  private void inAnyOrder(String path, List<?> a, List<?> b) {
    each(path, ordered(a, id -> there.containsKey(id) ? id : "?"), ordered(b, this::known));
  }

  private Object known(Object id) {
    return back.getOrDefault(id, "?");
  }

  private static List<?> ordered(List<?> items, java.util.function.Function<Object, Object> name) {
    List<Object> sorted = new ArrayList<>(items);
    sorted.sort(
        Comparator.comparing(
            item ->
                ID.matcher(item.toString())
                    .replaceAll(id -> name.apply(UUID.fromString(id.group())).toString())));
    return sorted;
  }

  private void sameMap(String path, Map<?, ?> a, Map<?, ?> b) {
    check(a.keySet().equals(b.keySet()), path, a, b);
    a.forEach((key, value) -> same(path + "." + key, value, b.get(key)));
  }

  private static void sameSeries(String path, TimeSeries a, TimeSeries b, double tolerance) {
    check(a.zone().equals(b.zone()), path + ".zone", a.zone(), b.zone());
    check(a.frequency().equals(b.frequency()), path, a.frequency(), b.frequency());
    check(a.size() == b.size(), path + ".size", a.size(), b.size());
    for (int i = 0; i < a.size(); i++) {
      String where = path + "[" + i + "]";
      check(a.timestampAt(i) == b.timestampAt(i), where, a.instantAt(i), b.instantAt(i));
      double one = a.valueAt(i);
      double other = b.valueAt(i);
      check(
          Double.compare(one, other) == 0
              || Math.abs(one - other) <= tolerance * Math.max(Math.abs(one), Math.abs(other)),
          where,
          one,
          other);
    }
  }

  /** Text in which ids are found and compared as such. */
  private void sameText(String path, String a, String b) {
    if (a.equals(b)) {
      return;
    }
    Matcher inA = ID.matcher(a);
    Matcher inB = ID.matcher(b);
    while (inA.find()) {
      check(inB.find(), path, a, b);
      same(path, UUID.fromString(inA.group()), UUID.fromString(inB.group()));
    }
    check(inA.replaceAll("#").equals(inB.replaceAll("#")), path, a, b);
  }

  /** Whether two belong together and to no others. */
  private boolean pairs(Object a, Object b) {
    Object knownB = there.putIfAbsent(a, b);
    Object knownA = back.putIfAbsent(b, a);
    return (knownB == null || knownB.equals(b)) && (knownA == null || knownA.equals(a));
  }

  private static void check(boolean holds, String path, Object a, Object b) {
    if (!holds) {
      throw new Disagreement(path, Objects.toString(a), Objects.toString(b));
    }
  }
}
