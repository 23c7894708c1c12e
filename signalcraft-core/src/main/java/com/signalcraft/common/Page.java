package com.signalcraft.common;

import java.util.Iterator;
import java.util.List;
import java.util.NoSuchElementException;
import java.util.Spliterators;
import java.util.function.Function;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import org.jspecify.annotations.Nullable;

/**
 * One part of a list, and where to go on. Immutable.
 *
 * @param items the items of this page, in the list's order
 * @param nextCursor where the next page begins; null on the last page
 * @param <T> the type of the items
 */
public record Page<T>(List<T> items, @Nullable String nextCursor) {

  public Page {
    items = Checks.list("items", items);
  }

  /**
   * Whether there are more items after these.
   *
   * @return true if there is a next page
   */
  public boolean hasNext() {
    return nextCursor != null;
  }

  /**
   * All items of a list, page after page, each page read when it is reached.
   *
   * @param request the first page wanted
   * @param read reads one page
   * @param <T> the type of the items
   * @return a sequential stream
   */
  public static <T> Stream<T> stream(PageRequest request, Function<PageRequest, Page<T>> read) {
    Iterator<Page<T>> pages =
        new Iterator<>() {
          private @Nullable PageRequest next = request;

          @Override
          public boolean hasNext() {
            return next != null;
          }

          @Override
          public Page<T> next() {
            PageRequest wanted = next;
            if (wanted == null) {
              throw new NoSuchElementException("there is no further page");
            }
            Page<T> page = read.apply(wanted);
            String cursor = page.nextCursor();
            next = cursor == null ? null : wanted.after(cursor);
            return page;
          }
        };
    return StreamSupport.stream(Spliterators.spliteratorUnknownSize(pages, 0), false)
        .flatMap(page -> page.items().stream());
  }
}
