package com.signalcraft.examples.fleet.stream;

import java.util.Iterator;
import java.util.function.Function;

/** What a function makes of each element, when it is asked for. */
final class Mapped {

  private Mapped() {}

  static <T, R> Iterator<R> of(Iterator<T> from, Function<T, R> by) {
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
