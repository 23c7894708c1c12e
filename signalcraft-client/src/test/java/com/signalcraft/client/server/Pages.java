package com.signalcraft.client.server;

import static com.signalcraft.client.server.JsonText.object;

import com.signalcraft.common.Page;
import java.util.List;
import java.util.function.Function;

/** The contract's form of lists and pages. */
final class Pages {

  private Pages() {}

  static <T> Answer page(String name, Page<T> page, Function<? super T, ?> row) {
    return Answer.ok(object(name, rows(page.items(), row), "next_cursor", page.nextCursor()));
  }

  static <T> Answer list(String name, List<T> items, Function<? super T, ?> row) {
    return Answer.ok(object(name, rows(items, row)));
  }

  static <T> List<Object> rows(List<T> items, Function<? super T, ?> row) {
    return items.stream().<Object>map(row).toList();
  }
}
