package com.signalcraft.forecast.internal.ets;

import com.signalcraft.forecast.ets.ErrorType;
import com.signalcraft.forecast.ets.EtsModel;
import com.signalcraft.forecast.ets.SeasonType;
import com.signalcraft.forecast.ets.TrendType;

/**
 * Where each parameter of a model lies in the vector that is searched. Immutable.
 *
 * <p>Smoothing parameters come first. β and γ are not searched themselves but as shares of what the
 * usual region leaves them, β = a + u(min(α, b) − a) and γ = a + v(min(1 − α, b) − a) for the
 * bounds a and b, so that the region is a box in (α, u, φ, v). Then come the initial level, slope
 * and seasonal effects; the last effect follows from the others, which add up to 0 or have the mean
 * 1 with it. Of a season of more than {@link #MOST_EFFECTS} steps the effects are not searched.
 */
final class EtsShape {

  /** The longest season whose initial effects are searched. */
  static final int MOST_EFFECTS = 24;

  /** Where α lies. */
  static final int ALPHA = 0;

  /** The least α, β and γ. */
  static final double LEAST = 1e-4;

  /** The greatest α, β and γ. */
  static final double MOST = 0.9999;

  /** The least φ of a damped trend. */
  static final double LEAST_PHI = 0.8;

  /** The greatest φ of a damped trend. */
  static final double MOST_PHI = 0.98;

  final EtsModel model;
  final boolean proportional;
  final boolean hasTrend;
  final boolean growth;
  final boolean factors;
  final SeasonType season;

  /** The season length, 1 without a season. */
  final int m;

  /** Where u, φ, v, level, slope and the first effect lie; -1 for none. */
  final int beta;

  final int phi;
  final int gamma;
  final int level;
  final int slope;
  final int effects;

  /** How many effects are searched. */
  final int freeEffects;

  /** How many variables are searched. */
  final int count;

  EtsShape(EtsModel model, int seasonLength) {
    this.model = model;
    proportional = model.error() == ErrorType.MULTIPLICATIVE;
    hasTrend = model.trend() != TrendType.NONE;
    growth = model.trend().isMultiplicative();
    season = model.season();
    factors = season == SeasonType.MULTIPLICATIVE;
    m = season == SeasonType.NONE ? 1 : seasonLength;
    int next = 1;
    beta = hasTrend ? next++ : -1;
    phi = model.trend().isDamped() ? next++ : -1;
    gamma = m > 1 ? next++ : -1;
    level = next++;
    slope = hasTrend ? next++ : -1;
    effects = next;
    freeEffects = m > 1 && m <= MOST_EFFECTS ? m - 1 : 0;
    count = next + freeEffects;
  }

  /** How many parameters count in information criteria: all states, and the variance. */
  int parameters() {
    return effects + (m > 1 ? m - 1 : 0) + 1;
  }

  double beta(double[] x) {
    return hasTrend ? LEAST + x[beta] * betaRoom(x) : 0;
  }

  double gamma(double[] x) {
    return m > 1 ? LEAST + x[gamma] * gammaRoom(x) : 0;
  }

  double phi(double[] x) {
    return phi >= 0 ? x[phi] : 1;
  }

  /** How far β can go above its least value. */
  double betaRoom(double[] x) {
    return Math.min(x[ALPHA], MOST) - LEAST;
  }

  /** How far γ can go above its least value. */
  double gammaRoom(double[] x) {
    return Math.min(1 - x[ALPHA], MOST) - LEAST;
  }

  /** Puts smoothing parameters into a vector, moved into the usual region where they are not. */
  void smoothing(double[] x, double alpha, double beta, double phiWanted, double gammaWanted) {
    x[ALPHA] = clamp(alpha, LEAST, MOST);
    if (hasTrend) {
      x[this.beta] = share(beta, betaRoom(x));
    }
    if (phi >= 0) {
      x[phi] = clamp(phiWanted, LEAST_PHI, MOST_PHI);
    }
    if (m > 1) {
      x[gamma] = share(gammaWanted, gammaRoom(x));
    }
  }

  private static double share(double value, double room) {
    return room > 0 ? clamp((value - LEAST) / room, 0, 1) : 0;
  }

  /** Fills the bounds of each variable. */
  void bounds(double[] lower, double[] upper) {
    for (int i = 0; i < count; i++) {
      lower[i] = Double.NEGATIVE_INFINITY;
      upper[i] = Double.POSITIVE_INFINITY;
    }
    lower[ALPHA] = LEAST;
    upper[ALPHA] = MOST;
    if (hasTrend) {
      lower[beta] = 0;
      upper[beta] = 1;
    }
    if (phi >= 0) {
      lower[phi] = LEAST_PHI;
      upper[phi] = MOST_PHI;
    }
    if (m > 1) {
      lower[gamma] = 0;
      upper[gamma] = 1;
    }
  }

  private static double clamp(double value, double least, double most) {
    return Math.max(least, Math.min(most, value));
  }
}
