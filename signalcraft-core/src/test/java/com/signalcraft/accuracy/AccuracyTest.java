package com.signalcraft.accuracy;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import com.signalcraft.error.ValidationException;
import com.signalcraft.forecast.Band;
import com.signalcraft.forecast.Forecast;
import com.signalcraft.forecast.Level;
import com.signalcraft.forecast.ModelType;
import com.signalcraft.series.TimeSeries;
import java.util.List;
import java.util.OptionalDouble;
import org.junit.jupiter.api.Test;

/** Expected values are worked out by hand beside each test. */
class AccuracyTest {

  private static final double NA = Double.NaN;
  private static final OptionalDouble NO_VERDICT = OptionalDouble.empty();

  private static void assertValue(OptionalDouble actual, double expected) {
    assertThat(actual).isPresent();
    assertThat(actual.getAsDouble()).isCloseTo(expected, within(1e-12));
  }

  @Test
  void point_measures_agree_with_hand_computed_values() {
    // Errors 1, -2, 0, 5 of actual values 2, 4, 5, 10.
    Scale scale = Scale.of(TimeSeries.ofValues(1, 3, 6, 5), 1);
    Accuracy accuracy = Accuracy.of(new double[] {2, 4, 5, 10}, new double[] {1, 6, 5, 5}, scale);
    assertThat(accuracy.count()).isEqualTo(4);
    assertValue(accuracy.me(), 1);
    assertValue(accuracy.mae(), 2);
    assertValue(accuracy.rmse(), Math.sqrt(7.5));
    // 50 + 50 + 0 + 50 per cent.
    assertValue(accuracy.mape(), 37.5);
    // 200/3 + 40 + 0 + 200/3 per cent.
    assertValue(accuracy.smape(), (400 / 3.0 + 40) / 4);
    assertValue(accuracy.wape(), 100 * 8 / 21.0);
    // Training differences 2, 3, -1: mean size 2, mean square 14/3.
    assertValue(accuracy.mase(), 1);
    assertValue(accuracy.rmsse(), Math.sqrt(7.5 / (14 / 3.0)));
    assertThat(accuracy.bands()).isEmpty();
  }

  @Test
  void every_measure_reads_its_own_value() {
    Accuracy accuracy =
        new Accuracy(
            1,
            OptionalDouble.of(1),
            OptionalDouble.of(2),
            OptionalDouble.of(3),
            OptionalDouble.of(4),
            OptionalDouble.of(5),
            OptionalDouble.of(6),
            OptionalDouble.of(7),
            OptionalDouble.of(8),
            List.of());
    int expected = 1;
    for (Measure measure : Measure.values()) {
      assertThat(measure.of(accuracy)).hasValue(expected++);
      assertThat(measure.wireName()).isEqualTo(measure.name().toLowerCase(java.util.Locale.ROOT));
    }
    assertThat(Measure.RMSE.unit()).isEqualTo(Measure.Unit.SERIES);
    assertThat(Measure.WAPE.unit()).isEqualTo(Measure.Unit.PERCENT);
    assertThat(Measure.MASE.unit()).isEqualTo(Measure.Unit.RATIO);
  }

  @Test
  void missing_actual_values_are_skipped() {
    Accuracy some = Accuracy.of(new double[] {2, NA, 5}, new double[] {1, 99, 7});
    assertThat(some.count()).isEqualTo(2);
    assertValue(some.mae(), 1.5);
    assertValue(some.me(), -0.5);
  }

  @Test
  void without_a_value_there_is_no_verdict() {
    Accuracy none = Accuracy.of(new double[] {NA}, new double[] {1});
    assertThat(none.count()).isZero();
    for (Measure measure : Measure.values()) {
      assertThat(measure.of(none)).isEqualTo(NO_VERDICT);
    }
  }

  @Test
  void a_zero_denominator_gives_no_verdict() {
    Accuracy oneZero = Accuracy.of(new double[] {0, 4}, new double[] {1, 3});
    assertThat(oneZero.mape()).isEqualTo(NO_VERDICT);
    assertValue(oneZero.wape(), 50);
    // 200·1/1 and 200·1/7 per cent.
    assertValue(oneZero.smape(), (200 + 200 / 7.0) / 2);
    assertThat(oneZero.mase()).isEqualTo(NO_VERDICT);
    assertThat(oneZero.rmsse()).isEqualTo(NO_VERDICT);
    Accuracy allZero = Accuracy.of(new double[] {0, 0}, new double[] {0, 0});
    assertThat(allZero.wape()).isEqualTo(NO_VERDICT);
    assertValue(allZero.smape(), 0);
    assertValue(allZero.mae(), 0);
  }

  @Test
  void smape_is_at_most_two_hundred() {
    assertValue(Accuracy.of(new double[] {-3, 5}, new double[] {3, 0}).smape(), 200);
  }

  @Test
  void extreme_values_keep_their_verdict_or_have_none() {
    assertValue(Accuracy.of(new double[] {1e-12}, new double[] {3e-12}).smape(), 100);
    Accuracy huge = Accuracy.of(new double[] {Double.MAX_VALUE}, new double[] {-Double.MAX_VALUE});
    assertThat(huge.rmse()).isEqualTo(NO_VERDICT);
    assertThat(huge.mae()).isEqualTo(NO_VERDICT);
  }

  @Test
  void lengths_and_values_are_checked() {
    assertThatThrownBy(() -> Accuracy.of(new double[2], new double[1]))
        .isInstanceOf(ValidationException.class)
        .hasMessage("forecast: must have one value for each of the 2 actual values, had 1");
    assertThatThrownBy(() -> Accuracy.of(new double[1], new double[] {NA}))
        .isInstanceOf(ValidationException.class)
        .hasMessageContaining("forecast");
    assertThatThrownBy(() -> Accuracy.of(new double[] {Double.POSITIVE_INFINITY}, new double[] {1}))
        .isInstanceOf(ValidationException.class)
        .hasMessageContaining("actual");
  }

  private static Forecast forecast(Band... bands) {
    return new Forecast(
        ModelType.NAIVE, TimeSeries.ofValues(5, 5, 5, 5), List.of(bands), List.of());
  }

  private static Band band(Level level, double lower, double upper) {
    return new Band(
        level,
        new double[] {lower, lower, lower, lower},
        new double[] {upper, upper, upper, upper});
  }

  @Test
  void interval_measures_agree_with_hand_computed_values() {
    Forecast forecast = forecast(band(Level.P80, 4, 7), band(Level.P95, 3, 9));
    // On the lower bound, above the upper one by 2, below the lower one by 1, missing.
    TimeSeries actual = TimeSeries.ofValues(4, 9, 3, NA);
    Scale scale = Scale.of(TimeSeries.ofValues(0, 2, 4), 1);
    Accuracy accuracy = Accuracy.of(actual, forecast, scale);
    BandAccuracy eighty = accuracy.band(Level.P80);
    assertThat(eighty.level()).isEqualTo(Level.P80);
    assertValue(eighty.coverage(), 1 / 3.0);
    assertValue(eighty.meanWidth(), 3);
    // α is 0.2: widths 3 each, and 10 times 2 and 1; over the scale 2.
    assertValue(eighty.msis(), (9 + 10 * 3) / 3.0 / 2);
    // The lower bound as the 10 % quantile: 0, 0.1·5, 0.9·1.
    assertValue(eighty.pinballLower(), (0 + 0.5 + 0.9) / 3);
    // The upper bound as the 90 % quantile: 0.1·3, 0.9·2, 0.1·4.
    assertValue(eighty.pinballUpper(), (0.3 + 1.8 + 0.4) / 3);
    BandAccuracy wide = accuracy.band(Level.P95);
    assertValue(wide.coverage(), 1);
    assertValue(wide.msis(), 3);
    assertThat(accuracy.count()).isEqualTo(3);
    assertThatThrownBy(() -> accuracy.band(Level.of(0.5)))
        .isInstanceOf(ValidationException.class)
        .hasMessage("level: must be one of [0.8, 0.95], was 0.5");
  }

  @Test
  void bounds_count_as_inside() {
    Accuracy accuracy =
        Accuracy.of(
            TimeSeries.ofValues(4, 7, 3.999, 7.001), forecast(band(Level.P80, 4, 7)), Scale.NONE);
    BandAccuracy band = accuracy.band(Level.P80);
    assertValue(band.coverage(), 0.5);
    assertThat(band.msis()).isEqualTo(NO_VERDICT);
    assertThat(accuracy.mase()).isEqualTo(NO_VERDICT);
  }

  @Test
  void without_an_actual_value_intervals_have_no_verdict() {
    Accuracy accuracy =
        Accuracy.of(
            TimeSeries.ofValues(NA, NA, NA, NA), forecast(band(Level.P80, 4, 7)), Scale.NONE);
    BandAccuracy band = accuracy.band(Level.P80);
    assertThat(band.coverage()).isEqualTo(NO_VERDICT);
    assertThat(band.meanWidth()).isEqualTo(NO_VERDICT);
    assertThat(band.msis()).isEqualTo(NO_VERDICT);
    assertThat(band.pinballLower()).isEqualTo(NO_VERDICT);
    assertThat(band.pinballUpper()).isEqualTo(NO_VERDICT);
  }

  @Test
  void the_actual_series_must_be_as_long_as_the_forecast() {
    assertThatThrownBy(() -> Accuracy.of(TimeSeries.ofValues(1), forecast(), Scale.NONE))
        .isInstanceOf(ValidationException.class)
        .hasMessage("actual: must have one value for each of the 4 steps, had 1");
  }

  @Test
  void pinball_weighs_both_sides_by_the_probability() {
    assertThat(BandAccuracy.pinball(7, 4, 0.9)).isCloseTo(2.7, within(1e-12));
    assertThat(BandAccuracy.pinball(4, 7, 0.9)).isCloseTo(0.3, within(1e-12));
    assertThat(BandAccuracy.pinball(4, 4, 0.9)).isZero();
    for (double outside : new double[] {0, 1, NA}) {
      assertThatThrownBy(() -> BandAccuracy.pinball(1, 1, outside))
          .isInstanceOf(ValidationException.class);
    }
    assertThatThrownBy(() -> BandAccuracy.pinball(NA, 1, 0.5))
        .isInstanceOf(ValidationException.class);
    assertThatThrownBy(() -> BandAccuracy.pinball(1, NA, 0.5))
        .isInstanceOf(ValidationException.class);
  }

  @Test
  void the_scale_is_the_error_of_the_seasonal_naive_forecast() {
    // Differences over two steps: 2, missing, -4.
    Scale scale = Scale.of(TimeSeries.ofValues(1, NA, 3, 5, -1), 2);
    assertValue(scale.meanAbsolute(), 3);
    assertValue(scale.meanSquare(), 10);
    assertThat(Scale.of(TimeSeries.ofValues(1, 2), 2)).isEqualTo(Scale.NONE);
    assertThat(Scale.of(TimeSeries.ofValues(2, 2, 2), 1)).isEqualTo(Scale.NONE);
    assertThat(Scale.of(TimeSeries.ofValues(), 1)).isEqualTo(Scale.NONE);
    assertThatThrownBy(() -> Scale.of(TimeSeries.ofValues(1, 2), 0))
        .isInstanceOf(ValidationException.class);
    for (double bad : new double[] {0, -1, NA, Double.POSITIVE_INFINITY}) {
      OptionalDouble value = OptionalDouble.of(bad);
      assertThatThrownBy(() -> new Scale(value, NO_VERDICT))
          .isInstanceOf(ValidationException.class)
          .hasMessageContaining("meanAbsolute");
      assertThatThrownBy(() -> new Scale(NO_VERDICT, value))
          .isInstanceOf(ValidationException.class)
          .hasMessageContaining("meanSquare");
    }
  }
}
