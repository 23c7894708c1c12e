package com.signalcraft.examples.benchmarks;

/**
 * Measures two ways of the same in turns, so that whatever else the machine does falls on both.
 * What the first round takes, when caches are cold and code is not compiled, is left out.
 * Immutable.
 *
 * @param count how many rounds count
 * @param calls how many calls of the one a round makes
 * @param baseCalls how many calls of the other a round makes, a divisor of {@code calls}
 */
public record Rounds(int count, int calls, int baseCalls) {

  /** One call. */
  @FunctionalInterface
  public interface Call {

    /**
     * Makes it.
     *
     * @param number how many calls of the same there were before, those that do not count included
     * @throws Exception where it fails
     */
    void run(int number) throws Exception;
  }

  /**
   * Measures.
   *
   * @param ours the one
   * @param base the other
   * @return what came out
   * @throws Exception where a call fails
   */
  public Comparison compare(Call ours, Call base) throws Exception {
    double[] ratios = new double[count];
    double[] times = new double[count * calls];
    double[] baseTimes = new double[count * baseCalls];
    for (int round = -1; round < count; round++) {
      double[] some = new double[calls];
      double[] others = new double[baseCalls];
      measure(ours, base, some, others, (round + 1) * calls);
      if (round >= 0) {
        ratios[round] = Quantiles.of(some).median() / Quantiles.of(others).median();
        System.arraycopy(some, 0, times, round * calls, calls);
        System.arraycopy(others, 0, baseTimes, round * baseCalls, baseCalls);
      }
    }
    return new Comparison(Quantiles.of(times), Quantiles.of(baseTimes), Quantiles.of(ratios));
  }

  private void measure(Call ours, Call base, double[] times, double[] baseTimes, int from)
      throws Exception {
    int perBase = calls / baseCalls;
    for (int i = 0; i < baseCalls; i++) {
      // Each goes first half of the time.
      if (i % 2 == 0) {
        baseTimes[i] = nanos(base, from + i);
      }
      for (int j = i * perBase; j < (i + 1) * perBase; j++) {
        times[j] = nanos(ours, from + j);
      }
      if (i % 2 == 1) {
        baseTimes[i] = nanos(base, from + i);
      }
    }
  }

  private static double nanos(Call call, int number) throws Exception {
    long start = System.nanoTime();
    call.run(number);
    return System.nanoTime() - start;
  }
}
