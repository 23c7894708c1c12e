package com.signalcraft.common;

import java.util.Collections;
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
    Iterator<Page<T>> pages = new Pages<>(request, read);
    return StreamSupport.stream(Spliterators.spliteratorUnknownSize(pages, 0), false)
        .flatMap(page -> page.items().stream());
  }

  /**
   * All items of a list for a loop, page after page, each page read when it is reached. A loop that
   * is left early reads no further.
   *
   * @param request the first page wanted
   * @param read reads one page
   * @param <T> the type of the items
   * @return the items; each iterator, which is for one thread, reads them anew and cannot remove
   */
  public static <T> Iterable<T> iterate(PageRequest request, Function<PageRequest, Page<T>> read) {
    return () -> new Items<>(new Pages<>(request, read));
  }

  /** The pages of a list, each read when it is asked for. Not thread-safe. */
  private static final class Pages<T> implements Iterator<Page<T>> {
    private final Function<PageRequest, Page<T>> read;
    private @Nullable PageRequest next;

    Pages(PageRequest first, Function<PageRequest, Page<T>> read) {
      this.read = read;
      this.next = first;
    }

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
  }

  /** The items of pages. Not thread-safe. */
  private static final class Items<T> implements Iterator<T> {
    private final Iterator<Page<T>> pages;
    private Iterator<T> items = Collections.emptyIterator();

    Items(Iterator<Page<T>> pages) {
      this.pages = pages;
    }

    @Override
    public boolean hasNext() {
      while (!items.hasNext() && pages.hasNext()) {
        items = pages.next().items().iterator();
      }
      return items.hasNext();
    }

    @Override
    public T next() {
      if (!hasNext()) {
        throw new NoSuchElementException("there is no further item");
      }
      return items.next();
    }
  }
}
