package com.signalcraft.forecast.internal.clean;

import com.signalcraft.common.internal.StateReader;
import com.signalcraft.common.internal.StateWriter;
import com.signalcraft.forecast.clean.Cleaning;
import com.signalcraft.forecast.clean.CleaningOptions;
import com.signalcraft.forecast.clean.LevelShift;
import com.signalcraft.forecast.clean.Outlier;
import com.signalcraft.forecast.clean.OutlierTreatment;
import com.signalcraft.forecast.clean.ShiftTreatment;
import com.signalcraft.series.TimeSeries;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/** What was found in a history, within a kept state. Stateless. */
final class StoredCleaning {

  private static final int MAX_LENGTHS = 1_000;

  private StoredCleaning() {}

  static void write(StateWriter out, CleaningOptions options, Cleaning cleaning) {
    List<Integer> lengths = options.seasonLengths().orElse(List.of());
    out.put(options.seasonLengths().isPresent())
        .putCounted(lengths.stream().mapToInt(Integer::intValue).toArray())
        .put(options.outliers().name())
        .put(options.shifts().name())
        .put(options.fence());
    int start = cleaning.original().size() - cleaning.cleaned().size();
    out.put(cleaning.logarithm()).put(start).put(cleaning.outliers().size());
    for (Outlier outlier : cleaning.outliers()) {
      out.put(outlier.index())
          .put(outlier.expected())
          .put(cleaning.cleaned().valueAt(outlier.index() - start));
    }
    out.put(cleaning.levelShifts().size());
    for (LevelShift shift : cleaning.levelShifts()) {
      out.put(shift.index()).put(shift.before()).put(shift.after());
    }
  }

  static CleaningOptions readOptions(StateReader in) {
    boolean given = in.getBoolean();
    List<Integer> lengths = Arrays.stream(in.getInts(MAX_LENGTHS)).boxed().toList();
    return new CleaningOptions(
        given ? Optional.of(lengths) : Optional.empty(),
        in.getConstant(OutlierTreatment.class),
        in.getConstant(ShiftTreatment.class),
        in.getDouble());
  }

  static Cleaning read(StateReader in, TimeSeries history) {
    int size = history.size();
    boolean logarithm = in.getBoolean();
    int start = in.getInt(0, size);
    int count = in.getInt(0, size);
    List<Outlier> outliers = new ArrayList<>();
    double[] replaced = new double[count];
    for (int i = 0; i < count; i++) {
      int index = in.getInt(start, size - 1);
      outliers.add(
          new Outlier(index, history.instantAt(index), history.valueAt(index), in.getDouble()));
      replaced[i] = in.getDouble();
    }
    int steps = in.getInt(0, size);
    List<LevelShift> shifts = new ArrayList<>();
    for (int i = 0; i < steps; i++) {
      int index = in.getInt(1, size - 1);
      shifts.add(new LevelShift(index, history.instantAt(index), in.getDouble(), in.getDouble()));
    }
    Moves moves = Moves.of(shifts, logarithm, size);
    double[] values = history.values();
    for (int i = 0; i < size; i++) {
      values[i] = moves.forward(i, values[i]);
    }
    for (int i = 0; i < count; i++) {
      values[outliers.get(i).index()] = replaced[i];
    }
    TimeSeries cleaned = history.withValues(values).slice(start, size);
    return new Cleaning(history, cleaned, outliers, shifts, logarithm);
  }
}
