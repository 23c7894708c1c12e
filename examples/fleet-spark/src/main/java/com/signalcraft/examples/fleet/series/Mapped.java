package com.signalcraft.examples.fleet.series;

import java.util.Iterator;
import java.util.function.Function;

/** What a function makes of each element, when it is asked for. */
public final class Mapped {

  private Mapped() {}

  /**
   * Maps an iterator lazily: one element at a time is in memory.
   *
   * @param <T> of what comes in
   * @param <R> of what comes out
   * @param from the elements
   * @param by is called once for each, in order
   * @return what comes out
   */
  public static <T, R> Iterator<R> of(Iterator<T> from, Function<T, R> by) {
    return new Iterator<>() {
      @Override
      public boolean hasNext() {
        return from.hasNext();
      }

      @Override
      public R next() {
        return by.apply(from.next());
      }
    };
  }
}
