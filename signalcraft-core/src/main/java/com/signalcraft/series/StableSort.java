package com.signalcraft.series;

/**
 * A bottom-up merge sort of two parallel arrays by the first: stable, O(n log n), O(n) where the
 * input is a few sorted runs that follow one another.
 */
final class StableSort {

  private static final int RUN = 16;

  private StableSort() {}

  /** Sorts the first {@code size} entries of both arrays by {@code keys}. */
  static void sort(long[] keys, double[] values, int size) {
    for (int from = 0; from < size; from += RUN) {
      insertionSort(keys, values, from, Math.min(from + RUN, size));
    }
    long[] leftKeys = new long[size];
    double[] leftValues = new double[size];
    for (long width = RUN; width < size; width *= 2) {
      for (long from = 0; from + width < size; from += 2 * width) {
        int middle = (int) (from + width);
        int to = (int) Math.min(from + 2 * width, size);
        if (keys[middle - 1] > keys[middle]) {
          merge(keys, values, (int) from, middle, to, leftKeys, leftValues);
        }
      }
    }
  }

  private static void insertionSort(long[] keys, double[] values, int from, int to) {
    for (int i = from + 1; i < to; i++) {
      long key = keys[i];
      double value = values[i];
      int j = i;
      for (; j > from && keys[j - 1] > key; j--) {
        keys[j] = keys[j - 1];
        values[j] = values[j - 1];
      }
      keys[j] = key;
      values[j] = value;
    }
  }

  private static void merge(
      long[] keys,
      double[] values,
      int from,
      int middle,
      int to,
      long[] leftKeys,
      double[] leftValues) {
    int leftSize = middle - from;
    System.arraycopy(keys, from, leftKeys, 0, leftSize);
    System.arraycopy(values, from, leftValues, 0, leftSize);
    int left = 0;
    int right = middle;
    int out = from;
    while (left < leftSize && right < to) {
      // Equal keys come from the left first, which keeps the order of the input.
      if (leftKeys[left] <= keys[right]) {
        keys[out] = leftKeys[left];
        values[out++] = leftValues[left++];
      } else {
        keys[out] = keys[right];
        values[out++] = values[right++];
      }
    }
    System.arraycopy(leftKeys, left, keys, out, leftSize - left);
    System.arraycopy(leftValues, left, values, out, leftSize - left);
  }
}
