package com.signalcraft.forecast.clean;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import com.signalcraft.error.ValidationException;
import com.signalcraft.forecast.KnownSeries;
import com.signalcraft.series.TimeSeries;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.DoubleRange;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.api.Test;

/** Outliers and level shifts of histories. */
class CleaningTest {

  private static final double NA = Double.NaN;

  private static double[] noise(int size, double level, long seed) {
    Random random = new Random(seed);
    return IntStream.range(0, size).mapToDouble(i -> level + random.nextGaussian()).toArray();
  }

  private static double[] walk(int size, long seed) {
    Random random = new Random(seed);
    double[] values = new double[size];
    double level = 100;
    for (int i = 0; i < size; i++) {
      level += random.nextGaussian();
      values[i] = level;
    }
    return values;
  }

  private static Cleaning clean(double... values) {
    return Cleaning.of(TimeSeries.ofValues(values));
  }

  private static List<Integer> outliers(Cleaning cleaning) {
    return cleaning.outliers().stream().map(Outlier::index).toList();
  }

  private static List<Integer> shifts(Cleaning cleaning) {
    return cleaning.levelShifts().stream().map(LevelShift::index).toList();
  }

  @Test
  void noise_and_random_walks_stay_as_they_are_but_for_rare_chances() {
    int outliers = 0;
    int shifts = 0;
    for (int seed = 0; seed < 200; seed++) {
      for (double[] values : List.of(noise(150, 50, seed), walk(150, seed))) {
        Cleaning cleaning = clean(values);
        outliers += cleaning.outliers().size();
        shifts += cleaning.levelShifts().size();
      }
    }

    // Of 60,000 values of 400 series.
    assertThat(outliers).isLessThan(40);
    assertThat(shifts).isLessThan(12);
  }

  @Test
  void known_series_keep_all_but_the_oddest_of_their_values() {
    // February 1954 was weak, and March 1960, as Easter was late.
    assertThat(outliers(Cleaning.of(KnownSeries.monthly(1949, KnownSeries.airPassengers()))))
        .containsExactly(61, 134);
    assertThat(Cleaning.of(KnownSeries.monthly(1920, KnownSeries.nottem())).outliers()).isEmpty();
    assertThat(Cleaning.of(KnownSeries.yearly(1871, KnownSeries.nile())).outliers()).isEmpty();
    assertThat(Cleaning.of(KnownSeries.monthly(1973, KnownSeries.usAccDeaths())).levelShifts())
        .isEmpty();
  }

  @Property(tries = 60, seed = "1")
  void a_spike_is_found_and_replaced_by_what_is_around_it(
      @ForAll @IntRange(min = 0, max = 119) int at,
      @ForAll @IntRange(min = 0, max = 1_000) int seed,
      @ForAll @DoubleRange(min = -250, max = 250) double power) {
    double factor = Math.pow(10, power);
    double[] values = noise(120, 50, seed);
    values[at] += 15;
    double[] scaled = java.util.Arrays.stream(values).map(y -> y * factor).toArray();

    Cleaning cleaning = clean(scaled);

    assertThat(outliers(cleaning)).contains(at);
    assertThat(cleaning.cleaned().valueAt(at) / factor).isBetween(45.0, 55.0);
    assertThat(cleaning.original().valueAt(at)).isEqualTo(scaled[at]);
  }

  @Test
  void a_spike_in_a_season_is_replaced_by_a_value_of_that_season() {
    double[] values = noise(140, 100, 3);
    for (int i = 0; i < values.length; i++) {
      values[i] += i % 7 == 5 ? 40 : 0;
    }
    values[61] = 500;
    values[76] = 100;

    Cleaning cleaning =
        Cleaning.of(
            TimeSeries.ofValues(values),
            CleaningOptions.ofDefaults().withSeasonLengths(List.of(7)));

    assertThat(outliers(cleaning)).contains(61);
    assertThat(cleaning.cleaned().valueAt(61)).isBetween(135.0, 145.0);
    assertThat(cleaning.cleaned().valueAt(68)).isEqualTo(values[68]);
  }

  @Test
  void what_multiplies_is_looked_at_by_its_logarithm() {
    double[] values = noise(200, 0, 5);
    for (int i = 0; i < values.length; i++) {
      values[i] = Math.exp(0.03 * i + 0.1 * values[i]);
    }
    values[40] *= 5;

    Cleaning cleaning = clean(values);

    assertThat(cleaning.logarithm()).isTrue();
    assertThat(outliers(cleaning)).containsExactly(40);
    assertThat(cleaning.cleaned().valueAt(40)).isEqualTo(Math.exp(1.2), within(0.7));
  }

  @Test
  void what_lies_before_a_step_is_moved_or_cut() {
    double[] values = noise(120, 50, 8);
    for (int i = 70; i < values.length; i++) {
      values[i] += 10;
    }
    TimeSeries series = TimeSeries.ofValues(values);

    Cleaning adjusted = Cleaning.of(series);
    Cleaning cut = Cleaning.of(series, CleaningOptions.ofDefaults().withShifts(ShiftTreatment.CUT));
    Cleaning kept =
        Cleaning.of(series, CleaningOptions.ofDefaults().withShifts(ShiftTreatment.KEEP));

    assertThat(shifts(adjusted)).containsExactly(70);
    assertThat(adjusted.cleaned().valueAt(10)).isEqualTo(values[10] + 10, within(1.0));
    assertThat(adjusted.cleaned().valueAt(80)).isEqualTo(values[80]);
    assertThat(cut.cleaned()).isEqualTo(series.slice(70, 120));
    assertThat(kept.cleaned()).isEqualTo(series);
  }

  @Test
  void a_level_that_comes_back_is_two_steps() {
    double[] values = noise(200, 50, 12);
    for (int i = 80; i < 120; i++) {
      values[i] -= 12;
    }

    Cleaning cleaning = clean(values);

    assertThat(shifts(cleaning)).hasSize(2);
    assertThat(shifts(cleaning).get(0)).isBetween(79, 81);
    assertThat(shifts(cleaning).get(1)).isBetween(119, 121);
    for (int i : new int[] {10, 100, 190}) {
      assertThat(cleaning.cleaned().valueAt(i)).isBetween(45.0, 55.0);
    }
  }

  @Test
  void outliers_can_be_removed_or_kept() {
    double[] values = noise(60, 50, 2);
    values[30] = 90;
    TimeSeries series = TimeSeries.ofValues(values);
    CleaningOptions options = CleaningOptions.ofDefaults();

    assertThat(
            Cleaning.of(series, options.withOutliers(OutlierTreatment.REMOVE))
                .cleaned()
                .isMissing(30))
        .isTrue();
    assertThat(Cleaning.of(series, options.withOutliers(OutlierTreatment.KEEP)).cleaned())
        .isEqualTo(series);
    assertThat(Cleaning.of(series, options.withFence(100)).cleaned()).isEqualTo(series);
  }

  @Test
  void several_odd_values_at_the_end_may_be_a_new_level_and_one_may_not() {
    double[] values = noise(100, 50, 4);
    values[99] = 70;
    assertThat(outliers(clean(values))).contains(99);
    values[98] = 71;
    assertThat(outliers(clean(values))).doesNotContain(98, 99);
  }

  @Test
  void intermittent_short_constant_and_missing_series_stay_as_they_are() {
    double[] bursts = new double[100];
    for (int i = 0; i < 100; i += 9) {
      bursts[i] = i;
    }
    for (double[] values :
        List.of(
            bursts,
            new double[] {1, 1, 1, 50, 1, 1},
            new double[50],
            new double[] {NA, NA, NA, NA, NA, NA, NA, NA, NA},
            IntStream.range(0, 30).mapToDouble(i -> 7).toArray())) {
      Cleaning cleaning = clean(values);

      assertThat(cleaning.cleaned()).isEqualTo(TimeSeries.ofValues(values));
      assertThat(cleaning.outliers()).isEmpty();
      assertThat(cleaning.levelShifts()).isEmpty();
    }
  }

  @Test
  void one_glitch_of_a_constant_series_is_an_outlier() {
    double[] values = IntStream.range(0, 50).mapToDouble(i -> i == 20 ? 1_000 : 7).toArray();

    assertThat(outliers(clean(values))).containsExactly(20);
    assertThat(clean(values).cleaned().valueAt(20)).isEqualTo(7, within(1e-9));
  }

  @Test
  void missing_values_stay_missing() {
    double[] values = noise(80, 50, 6);
    values[0] = NA;
    values[20] = NA;
    values[21] = 90;
    values[79] = NA;

    Cleaning cleaning = clean(values);

    assertThat(outliers(cleaning)).containsExactly(21);
    assertThat(cleaning.cleaned().isMissing(20)).isTrue();
    assertThat(cleaning.cleaned().missingCount()).isEqualTo(3);
  }

  @Test
  void a_long_series_is_cleaned_in_a_moment() {
    double[] values = noise(200_000, 50, 1);
    values[100_000] = 100;

    assertThat(
            outliers(
                Cleaning.of(
                    TimeSeries.ofValues(values),
                    CleaningOptions.ofDefaults().withSeasonLengths(List.of(24)))))
        .contains(100_000);
  }

  @Test
  void settings_are_checked() {
    CleaningOptions options = CleaningOptions.ofDefaults();
    assertThatThrownBy(() -> options.withFence(0))
        .isInstanceOf(ValidationException.class)
        .hasMessage("fence: must be above 0 and finite, was 0.0");
    assertThatThrownBy(() -> options.withSeasonLengths(List.of(1)))
        .isInstanceOf(ValidationException.class);
    assertThat(options.withSeasonLengths(List.of(7, 7, 5)).seasonLengths()).contains(List.of(5, 7));
  }
}
