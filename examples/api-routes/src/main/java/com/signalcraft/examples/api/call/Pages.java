package com.signalcraft.examples.api.call;

import static com.signalcraft.examples.api.call.JsonText.object;

import com.signalcraft.common.Page;
import java.util.List;
import java.util.function.Function;

/** The contract's form of lists and pages. */
public final class Pages {

  private Pages() {}

  public static <T> Answer page(String name, Page<T> page, Function<? super T, ?> row) {
    return Answer.ok(object(name, rows(page.items(), row), "next_cursor", page.nextCursor()));
  }

  public static <T> Answer list(String name, List<T> items, Function<? super T, ?> row) {
    return Answer.ok(object(name, rows(items, row)));
  }

  public static <T> List<Object> rows(List<T> items, Function<? super T, ?> row) {
    return items.stream().<Object>map(row).toList();
  }
}
