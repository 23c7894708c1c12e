package com.signalcraft.alert.internal.run;

import static com.signalcraft.alert.internal.machine.PhaseState.NEVER;

import com.signalcraft.alert.AlertChange;
import com.signalcraft.alert.AlertEvent;
import com.signalcraft.alert.internal.tell.Note;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Makes events of what alerts have to tell. The first note opens a group, which those of the same
 * kind join until it closes; it is told once the evaluation has passed that time. Notes that wait
 * stay in the memories of their alerts. Only alerts that wait equally long for their points are
 * grouped: else all would have to wait for the slowest.
 */
final class Groups {

  private final long window;
  private final List<AlertEvent> events = new ArrayList<>();

  Groups(long window) {
    this.window = window;
  }

  /**
   * Takes what alerts of one delay have to tell that were evaluated up to a time; says when the
   * next group closes, or never.
   */
  long take(List<Course> courses, long horizon) {
    Map<AlertChange, List<Item>> kinds = new EnumMap<>(AlertChange.class);
    for (Course course : courses) {
      for (Note note : course.teller().notes()) {
        kinds
            .computeIfAbsent(note.change(), change -> new ArrayList<>())
            .add(new Item(course, note));
      }
    }
    long next = NEVER;
    for (List<Item> items : kinds.values()) {
      next = Math.min(next, group(items, horizon));
    }
    return next;
  }

  private long group(List<Item> items, long horizon) {
    items.sort(Comparator.comparingLong(item -> item.note().at()));
    int first = 0;
    while (first < items.size()) {
      long close = items.get(first).note().at() + window;
      if (close > horizon) {
        return close;
      }
      int end = first;
      while (end < items.size() && items.get(end).note().at() <= close) {
        end++;
      }
      release(items.subList(first, end));
      first = end;
    }
    return NEVER;
  }

  /** Of one alert that changed more than once the newest note counts. */
  private void release(List<Item> group) {
    Map<Course, Item> newest = new LinkedHashMap<>();
    for (Item item : group) {
      newest.put(item.course(), item);
      item.course().teller().release(item.note());
    }
    List<Item> all = List.copyOf(newest.values());
    for (int from = 0; from < all.size(); from += EventText.MOST_ALERTS) {
      int to = Math.min(all.size(), from + EventText.MOST_ALERTS);
      events.add(EventText.event(all.subList(from, to), group.get(0).note().at()));
    }
  }

  /** The events in the order of time. */
  List<AlertEvent> events() {
    events.sort(
        Comparator.comparing(AlertEvent::at).thenComparing(event -> event.change().value()));
    return events;
  }

  /** What one alert has to tell. */
  record Item(Course course, Note note) {}
}
