package com.signalcraft.forecast.internal.ets;

import com.signalcraft.forecast.ets.SeasonType;
import java.util.Arrays;

/**
 * The likelihood's gradient and an approximation of its second derivatives, from the derivatives of
 * the one-step forecasts by every parameter and initial state, which are run along with the states
 * of {@link EtsFilter} by the chain rule.
 *
 * <p>For additive errors the matrix is that of Gauss and Newton for the logarithm of the sum of
 * squares; for multiplicative ones Fisher's information of a normal distribution with mean μ and
 * standard deviation σμ, σ concentrated out. Not thread-safe; a run allocates nothing.
 */
final class EtsSensitivity {

  private static final int ROWS = 4;

  private final double[] y;
  private final int most;

  /** Derivatives of level, slope and, for each position, effect. */
  private final double[] dl;

  private final double[] db;
  private final double[] ds;
  private final double[] season;

  /** The last rows of derivatives, added to the matrix several at once. */
  private final double[][] rows;

  private final double[] sums;
  private int filled;

  EtsSensitivity(double[] y, int seasonLength, int mostVariables) {
    this.y = y;
    most = mostVariables;
    dl = new double[most];
    db = new double[most];
    ds = new double[seasonLength * most];
    season = new double[seasonLength];
    rows = new double[ROWS][most];
    sums = new double[most];
  }

  /**
   * Runs over the series and fills gradient and matrix of the likelihood, n log Σe² and, with
   * multiplicative errors, + 2 Σ log μ.
   *
   * @param squares the sum of squared errors, above 0
   * @param observed how many values are not missing
   */
  void run(
      EtsShape shape,
      double[] x,
      double[] effects,
      double squares,
      int observed,
      double[] gradient,
      double[] hessian,
      int stride) {
    int p = shape.count;
    start(shape, x, effects);
    Arrays.fill(gradient, 0, p, 0);
    Arrays.fill(sums, 0, p, 0);
    for (int i = 0; i < p; i++) {
      Arrays.fill(hessian, i * stride, i * stride + i + 1, 0);
    }
    pass(shape, x, gradient, hessian, stride);
    while (filled > 0) {
      Arrays.fill(rows[filled % ROWS], 0, p, 0);
      filled = (filled + 1) % ROWS;
      if (filled == 0) {
        addRows(p, hessian, stride);
      }
    }
    double factor = 2 * observed / squares;
    boolean proportional = shape.proportional;
    for (int i = 0; i < p; i++) {
      gradient[i] = -factor * gradient[i] + (proportional ? 2 * sums[i] : 0);
      int row = i * stride;
      for (int k = 0; k <= i; k++) {
        double product = hessian[row + k];
        double curve = factor * product;
        if (proportional) {
          curve += 4 * (product - sums[i] * sums[k] / observed);
        }
        hessian[row + k] = curve;
      }
    }
  }

  private void start(EtsShape shape, double[] x, double[] effects) {
    int p = shape.count;
    filled = 0;
    Arrays.fill(dl, 0, p, 0);
    Arrays.fill(db, 0, p, 0);
    dl[shape.level] = 1;
    if (shape.hasTrend) {
      db[shape.slope] = 1;
    }
    if (shape.m > 1) {
      Arrays.fill(ds, 0, shape.m * p, 0);
      EtsFilter.initialEffects(shape, x, effects, season);
      int last = (shape.m - 1) * p;
      for (int j = 0; j < shape.freeEffects; j++) {
        ds[j * p + shape.effects + j] = 1;
        ds[last + shape.effects + j] = -1;
      }
    }
  }

  private void pass(EtsShape shape, double[] x, double[] gradient, double[] hessian, int stride) {
    int p = shape.count;
    int m = shape.m;
    double alpha = x[EtsShape.ALPHA];
    double beta = shape.beta(x);
    double phi = shape.phi(x);
    double gamma = shape.gamma(x);
    // How β and γ move with α, u and v.
    double betaByAlpha = shape.hasTrend && alpha < EtsShape.MOST ? x[shape.beta] : 0;
    double betaByShare = shape.hasTrend ? shape.betaRoom(x) : 0;
    double gammaByAlpha = m > 1 && 1 - alpha < EtsShape.MOST ? -x[shape.gamma] : 0;
    double gammaByShare = m > 1 ? shape.gammaRoom(x) : 0;
    boolean factors = shape.season == SeasonType.MULTIPLICATIVE;
    double l = x[shape.level];
    double b = shape.hasTrend ? x[shape.slope] : 0;
    int j = 0;
    for (int t = 0; t < y.length; t++) {
      double value = y[t];
      boolean there = !Double.isNaN(value);
      double r;
      double rByB;
      double qByL;
      double qByR;
      if (shape.growth) {
        r = phi == 1 ? b : Math.pow(b, phi);
        rByB = phi * r / b;
        qByL = r;
        qByR = l;
        if (shape.phi >= 0) {
          db[shape.phi] += b * Math.log(b) / phi;
        }
      } else {
        r = phi * b;
        rByB = phi;
        qByL = 1;
        qByR = 1;
        if (shape.phi >= 0) {
          // So that φ·db is the derivative of φb by φ too.
          db[shape.phi] += b / phi;
        }
      }
      double q = shape.growth ? l * r : l + r;
      double s = m > 1 ? season[j] : 0;
      double muByQ = 1;
      double muByS = 0;
      double dByS = 0;
      double uByQ = 0;
      double mu = q;
      double d = value - q;
      double u = 0;
      if (factors) {
        double divisor = EtsFilter.divisor(s);
        double level = EtsFilter.divisor(q);
        mu = q * s;
        muByQ = s;
        muByS = q;
        d = value / divisor - q;
        dByS = -value / (divisor * divisor);
        u = value / level - s;
        uByQ = -value / (level * level);
      } else if (m > 1) {
        mu = q + s;
        muByS = 1;
        d = value - q - s;
        dByS = -1;
        u = d;
        uByQ = -1;
      }
      double[] row = rows[filled];
      double a = there ? alpha : 0;
      double be = there ? (shape.growth ? beta / l : beta) : 0;
      double bByL = there && shape.growth ? -beta * d / (l * l) : 0;
      double weight = shape.proportional ? 1 / mu : 1;
      double rowByQ = weight * muByQ;
      double rowByS = weight * muByS;
      if (!there) {
        dByS = 0;
        d = 0;
      }
      if (m > 1) {
        double keep = there ? 1 - gamma : 1;
        double ga = there ? gamma * uByQ : 0;
        int at = j * p;
        for (int k = 0; k < p; k++) {
          double lk = dl[k];
          double rk = rByB * db[k];
          double qk = qByL * lk + qByR * rk;
          double sk = ds[at + k];
          double dk = dByS * sk - qk;
          row[k] = rowByQ * qk + rowByS * sk;
          dl[k] = qk + a * dk;
          db[k] = rk + be * dk + bByL * lk;
          ds[at + k] = keep * sk + ga * qk;
        }
        if (there) {
          ds[at + EtsShape.ALPHA] += gammaByAlpha * u;
          ds[at + shape.gamma] += gammaByShare * u;
          season[j] = s + gamma * u;
        }
        j = j + 1 == m ? 0 : j + 1;
      } else {
        for (int k = 0; k < p; k++) {
          double lk = dl[k];
          double rk = rByB * db[k];
          double qk = qByL * lk + qByR * rk;
          row[k] = rowByQ * qk;
          dl[k] = qk - a * qk;
          db[k] = rk - be * qk + bByL * lk;
        }
      }
      double scaled = shape.growth ? d / l : d;
      dl[EtsShape.ALPHA] += d;
      db[EtsShape.ALPHA] += betaByAlpha * scaled;
      if (shape.hasTrend) {
        db[shape.beta] += betaByShare * scaled;
      }
      l = q + a * d;
      b = r + be * d;
      if (there) {
        double error = (value - mu) * weight;
        double pull = shape.proportional ? error * (1 + error) : error;
        for (int k = 0; k < p; k++) {
          gradient[k] += pull * row[k];
          sums[k] += row[k];
        }
        filled = (filled + 1) % ROWS;
        if (filled == 0) {
          addRows(p, hessian, stride);
        }
      }
    }
  }

  private void addRows(int p, double[] hessian, int stride) {
    double[] first = rows[0];
    double[] second = rows[1];
    double[] third = rows[2];
    double[] fourth = rows[3];
    for (int i = 0; i < p; i++) {
      int row = i * stride;
      double a = first[i];
      double b = second[i];
      double c = third[i];
      double d = fourth[i];
      for (int k = 0; k <= i; k++) {
        hessian[row + k] += a * first[k] + b * second[k] + c * third[k] + d * fourth[k];
      }
    }
  }
}
