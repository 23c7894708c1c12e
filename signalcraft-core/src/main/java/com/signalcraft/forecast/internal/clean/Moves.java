package com.signalcraft.forecast.internal.clean;

import com.signalcraft.forecast.clean.LevelShift;
import com.signalcraft.forecast.internal.Fits;
import java.util.Arrays;
import java.util.List;

/** How far the values before level shifts are moved, or by which factor. Immutable. */
final class Moves {

  private final boolean factor;
  private final double[] moves;

  private Moves(boolean factor, double[] moves) {
    this.factor = factor;
    this.moves = moves;
  }

  /**
   * The moves to the level after the last shift.
   *
   * @param factor whether levels are multiplied, not added to
   * @param size how many steps there are
   */
  static Moves of(List<LevelShift> shifts, boolean factor, int size) {
    double[] moves = new double[size];
    Arrays.fill(moves, factor ? 1 : 0);
    for (LevelShift shift : shifts) {
      for (int i = 0; i < shift.index(); i++) {
        moves[i] =
            factor
                ? moves[i] * (shift.after() / shift.before())
                : moves[i] + (shift.after() - shift.before());
      }
    }
    return new Moves(factor, moves);
  }

  /** From the series' own level to the last one. */
  double forward(int i, double value) {
    return Double.isNaN(value) ? value : Fits.finite(factor ? value * moves[i] : value + moves[i]);
  }

  /** From the last level to the series' own one. */
  double back(int i, double value) {
    return Double.isNaN(value) ? value : Fits.finite(factor ? value / moves[i] : value - moves[i]);
  }
}
