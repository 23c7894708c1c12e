package com.signalcraft.examples.fleet.points;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Cuts all points into parts of about the same size: businesses that are next to each other go
 * together, one with many points is cut by time. The parts have no gaps between them and do not
 * overlap, so that each point is in exactly one of them, also one that was not counted.
 */
final class PointParts {

  private final List<PointPart> parts = new ArrayList<>();
  private final @Nullable Instant since;
  private final long most;

  /** Where the part that is being filled begins, and how much is in it. */
  private @Nullable UUID first;

  private long filled;

  /** The months of the business in it where that is too large for one part. */
  private List<PointCount> tooLarge = List.of();

  private PointParts(@Nullable Instant since, long most) {
    this.since = since;
    this.most = most;
  }

  /**
   * The parts.
   *
   * @param counts of each business and month, in the order of the businesses as PostgreSQL has it,
   *     and of the months
   * @param wanted about how many, 1 or more; never more than three times as many
   * @param since what lies before it is in no part; null for all points
   * @return at least one part
   */
  static List<PointPart> of(List<PointCount> counts, int wanted, @Nullable Instant since) {
    long all = counts.stream().mapToLong(PointCount::count).sum();
    PointParts cut = new PointParts(since, Math.max(1, (all + wanted - 1) / wanted));
    for (int i = 0, next; i < counts.size(); i = next) {
      next = i + 1;
      while (next < counts.size()
          && counts.get(next).businessId().equals(counts.get(i).businessId())) {
        next++;
      }
      cut.add(counts.subList(i, next));
    }
    cut.end(null);
    return cut.parts;
  }

  private void add(List<PointCount> months) {
    UUID business = months.get(0).businessId();
    long count = months.stream().mapToLong(PointCount::count).sum();
    if (filled > 0 && filled + count > most) {
      end(business);
    }
    filled += count;
    if (filled > most) {
      tooLarge = months;
    }
  }

  /** Ends the part that is being filled where another business begins. */
  private void end(@Nullable UUID next) {
    Instant from = since;
    for (Instant to : cuts()) {
      parts.add(new PointPart(first, next, from, to));
      from = to;
    }
    parts.add(new PointPart(first, next, from, null));
    first = next;
    filled = 0;
    tooLarge = List.of();
  }

  /** Where a business that is too large for a part is cut; within a month, as if it were even. */
  private List<Instant> cuts() {
    List<Instant> cuts = new ArrayList<>();
    long pieces = (filled + most - 1) / most;
    long before = 0;
    long piece = 1;
    for (PointCount month : tooLarge) {
      long length = month.to().getEpochSecond() - month.from().getEpochSecond();
      // The piece ends where its share of all points is reached.
      while (piece < pieces && share(piece, pieces) <= before + month.count()) {
        double within = (share(piece, pieces) - before) / (double) month.count();
        Instant cut = month.from().plusSeconds((long) (within * length));
        Instant last = cuts.isEmpty() ? since : cuts.get(cuts.size() - 1);
        if (last == null || last.isBefore(cut)) {
          cuts.add(cut);
        }
        piece++;
      }
      before += month.count();
    }
    return cuts;
  }

  private long share(long piece, long pieces) {
    return Math.round(filled * (piece / (double) pieces));
  }
}
