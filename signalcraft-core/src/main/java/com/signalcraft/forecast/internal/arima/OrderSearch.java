package com.signalcraft.forecast.internal.arima;

import com.signalcraft.forecast.arima.ArimaLimits;
import com.signalcraft.forecast.arima.ArimaOrder;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * Chooses terms and constant by the criterion, step by step (Hyndman and Khandakar, 2008, Journal
 * of Statistical Software 27(3), section 3.2) or among all. Not thread-safe.
 */
final class OrderSearch {

  /** The moves in P, Q, p and q, in the order in which they are tried. */
  private static final int[][] MOVES = {
    {-1, 0, 0, 0},
    {0, -1, 0, 0},
    {1, 0, 0, 0},
    {0, 1, 0, 0},
    {-1, -1, 0, 0},
    {-1, 1, 0, 0},
    {1, -1, 0, 0},
    {1, 1, 0, 0},
    {0, 0, -1, 0},
    {0, 0, 0, -1},
    {0, 0, 1, 0},
    {0, 0, 0, 1},
    {0, 0, -1, -1},
    {0, 0, -1, 1},
    {0, 0, 1, -1},
    {0, 0, 1, 1}
  };

  /** So many of the best by an approximation are compared exactly. */
  private static final int RANKED = 5;

  /** After so many of them the best admissible one is taken, if there is one. */
  private static final int REFITTED = 8;

  /** Below so many values the search begins with small models. */
  private static final int SHORT = 10;

  private final ArmaEstimator estimator;
  private final ArimaOrder differences;
  private final ArimaLimits limits;
  private final int observations;
  private final boolean constant;
  private final boolean toggle;
  private final boolean approximate;
  private final boolean strict;
  private final Map<Place, Double> known = new HashMap<>();
  private final List<Estimate> tried = new ArrayList<>();

  /**
   * A search.
   *
   * @param estimator estimates the models
   * @param differences how often the sample is differenced; its terms do not count
   * @param limits the bounds, already cut to what the series carries
   * @param observations how many values the series has
   * @param constant whether the first models have a mean or drift
   * @param toggle whether models with and without it are compared
   * @param approximate whether models are compared by conditional sums of squares
   * @param strict whether roots of seasonal terms are measured by step rather than by season
   */
  OrderSearch(
      ArmaEstimator estimator,
      ArimaOrder differences,
      ArimaLimits limits,
      int observations,
      boolean constant,
      boolean toggle,
      boolean approximate,
      boolean strict) {
    this.estimator = estimator;
    this.differences = differences;
    this.limits = limits;
    this.observations = observations;
    this.constant = constant;
    this.toggle = toggle;
    this.approximate = approximate;
    this.strict = strict;
  }

  /**
   * Looks from the best model so far at its neighbours until none is better.
   *
   * @return the best model, exactly estimated
   */
  Estimate stepwise() {
    boolean few = observations < SHORT;
    int p = Math.min(few ? 1 : 2, limits.p());
    int q = Math.min(few ? 1 : 2, limits.q());
    int seasonalP = few ? 0 : Math.min(1, limits.seasonalP());
    int seasonalQ = few ? 0 : Math.min(1, limits.seasonalQ());
    int oneP = Math.min(1, limits.p());
    int oneQ = Math.min(1, limits.q());
    Place best = new Place(order(p, q, seasonalP, seasonalQ), constant);
    double least = criterion(best);
    List<Place> starts = new ArrayList<>();
    starts.add(new Place(order(0, 0, 0, 0), constant));
    starts.add(new Place(order(oneP, 0, Math.min(1, limits.seasonalP()), 0), constant));
    starts.add(new Place(order(0, oneQ, 0, Math.min(1, limits.seasonalQ())), constant));
    if (toggle) {
      starts.add(new Place(order(0, 0, 0, 0), !constant));
    }
    for (Place start : starts) {
      double reached = criterion(start);
      if (reached < least) {
        least = reached;
        best = start;
      }
    }
    Place from;
    do {
      from = best;
      for (Place next : neighbours(from)) {
        if (tried.size() >= limits.models()) {
          return result();
        }
        if (isNew(next)) {
          double reached = criterion(next);
          if (reached < least) {
            least = reached;
            best = next;
            break;
          }
        }
      }
    } while (!best.equals(from));
    return result();
  }

  /**
   * Looks at every model within the bounds.
   *
   * @return the best model, exactly estimated
   */
  Estimate exhaustive() {
    for (int p = 0; p <= limits.p(); p++) {
      for (int q = 0; q <= limits.q(); q++) {
        for (int seasonalP = 0; seasonalP <= limits.seasonalP(); seasonalP++) {
          for (int seasonalQ = 0; seasonalQ <= limits.seasonalQ(); seasonalQ++) {
            if (p + q + seasonalP + seasonalQ <= limits.terms()) {
              ArimaOrder order = order(p, q, seasonalP, seasonalQ);
              criterion(new Place(order, constant));
              if (toggle) {
                criterion(new Place(order, !constant));
              }
            }
          }
        }
      }
    }
    return result();
  }

  /**
   * The model of differences, mean and drift alone.
   *
   * @return the model, exactly estimated
   */
  Estimate withoutTerms() {
    return estimator.exactly(order(0, 0, 0, 0), constant);
  }

  private Estimate result() {
    List<Estimate> ranked =
        tried.stream()
            .filter(e -> e.criterion(observations, strict) < Double.POSITIVE_INFINITY)
            .sorted(Comparator.comparingDouble(e -> e.criterion(observations, strict)))
            .toList();
    Estimate best = null;
    int admissible = 0;
    int refitted = 0;
    for (Estimate candidate : ranked) {
      Estimate exact =
          approximate ? estimator.exactly(candidate.order(), candidate.constant()) : candidate;
      refitted++;
      double reached = exact.criterion(observations, strict);
      if (reached < Double.POSITIVE_INFINITY) {
        admissible++;
        if (best == null || reached < best.criterion(observations, strict)) {
          best = exact;
        }
      }
      if (best != null && (!approximate || admissible == RANKED || refitted >= REFITTED)) {
        break;
      }
    }
    if (best != null) {
      return best;
    }
    // Nothing can be told apart: the model without terms is always admissible.
    return withoutTerms();
  }

  private List<Place> neighbours(Place from) {
    List<Place> neighbours = new ArrayList<>(MOVES.length + 1);
    ArimaOrder at = from.order();
    for (int[] move : MOVES) {
      int seasonalP = at.seasonalP() + move[0];
      int seasonalQ = at.seasonalQ() + move[1];
      int p = at.p() + move[2];
      int q = at.q() + move[3];
      if (within(seasonalP, limits.seasonalP())
          && within(seasonalQ, limits.seasonalQ())
          && within(p, limits.p())
          && within(q, limits.q())) {
        neighbours.add(new Place(order(p, q, seasonalP, seasonalQ), from.constant()));
      }
    }
    if (toggle) {
      neighbours.add(new Place(at, !from.constant()));
    }
    return neighbours;
  }

  private static boolean within(int value, int most) {
    return value >= 0 && value <= most;
  }

  private ArimaOrder order(int p, int q, int seasonalP, int seasonalQ) {
    return new ArimaOrder(
        p,
        differences.d(),
        q,
        seasonalP,
        differences.seasonalD(),
        seasonalQ,
        differences.seasonLength());
  }

  private boolean isNew(Place place) {
    return !known.containsKey(place);
  }

  private double criterion(Place place) {
    return known.computeIfAbsent(place, this::estimated);
  }

  private double estimated(Place place) {
    Estimate estimate =
        approximate
            ? estimator.approximately(place.order(), place.constant())
            : estimator.exactly(place.order(), place.constant());
    tried.add(estimate);
    return estimate.criterion(observations, strict);
  }

  /** A model to look at. */
  private record Place(ArimaOrder order, boolean constant) {}
}
