package com.signalcraft.forecast;

import static com.signalcraft.forecast.SeriesFixtures.BERLIN;
import static com.signalcraft.forecast.SeriesFixtures.NA;
import static com.signalcraft.forecast.SeriesFixtures.array;
import static com.signalcraft.forecast.SeriesFixtures.starting;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.signalcraft.common.internal.StateKind;
import com.signalcraft.common.internal.StateWriter;
import com.signalcraft.error.NotSupportedException;
import com.signalcraft.error.SignalCraftException;
import com.signalcraft.error.ValidationException;
import com.signalcraft.forecast.ensemble.EnsembleOptions;
import com.signalcraft.series.Frequency;
import com.signalcraft.series.TimeSeries;
import java.nio.ByteBuffer;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.zip.CRC32;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.junit.jupiter.api.Test;

class FittedModelsTest {

  private static final Horizon TEN = Horizon.steps(10);
  private static final byte[] SAVED =
      FittedModels.save(Forecasters.linear().fit(SeriesFixtures.randomWalk(30, 1)));

  /** Days or months with a season of 4, from a point in time that the seed decides. */
  private static TimeSeries series(int size, long seed) {
    Random random = new Random(seed);
    double level = 100;
    double[] y = new double[size];
    for (int i = 0; i < size; i++) {
      level = Math.abs(level + random.nextGaussian());
      y[i] = i > 4 && random.nextInt(10) == 0 ? NA : level + 1 + 5 * (i % 4);
    }
    Frequency[] frequencies = {
      Frequency.DAILY,
      Frequency.MONTHLY,
      Frequency.QUARTERLY,
      Frequency.HOURLY,
      Frequency.BUSINESS_DAILY
    };
    return starting(
        "2024-01-15T11:30:00Z", BERLIN, frequencies[random.nextInt(frequencies.length)], y);
  }

  @Provide
  Arbitrary<TimeSeries> history() {
    return Combinators.combine(Arbitraries.integers().between(20, 80), Arbitraries.longs())
        .as(FittedModelsTest::series);
  }

  @Provide
  Arbitrary<Forecaster> model() {
    LinearOptions four = LinearOptions.ofDefaults().withSeasonLengths(List.of(4));
    return Arbitraries.of(
        Forecasters.naive(),
        Forecasters.drift(),
        Forecasters.seasonalNaive(),
        Forecasters.seasonalNaive(4),
        Forecasters.linear(),
        Forecasters.linear(four.withRobust(true)),
        Forecasters.linear(four.withTrend(false)),
        Forecasters.linear(four.withLogarithm(true)),
        Forecasters.linear(four.withSeasonLengths(List.of(4, 13))),
        Forecasters.nonNegative(Forecasters.drift()),
        Forecasters.conformal(Forecasters.linear(four)),
        Forecasters.ets(),
        Forecasters.theta(),
        Forecasters.auto());
  }

  @Property(tries = 150, seed = "20240601")
  void a_model_is_the_same_after_it_was_kept(
      @ForAll("model") Forecaster model, @ForAll("history") TimeSeries series) {
    FittedForecaster saved = model.fit(series.head(series.size() - 3));
    byte[] bytes = FittedModels.save(saved);
    FittedForecaster loaded = FittedModels.load(bytes);

    assertSame(loaded, saved);
    assertThat(FittedModels.save(loaded)).isEqualTo(bytes);
    for (Refit refit : Refit.values()) {
      TimeSeries more = series.tail(3);
      assertSame(loaded.update(more, refit), saved.update(more, refit));
    }
  }

  @Test
  void models_that_take_more_than_a_few_values_or_hold_others_are_the_same_too() {
    TimeSeries series =
        starting(
            "2010-01-15T00:00:00Z",
            BERLIN,
            Frequency.MONTHLY,
            array(123, i -> 200 + i + 20 * Math.sin(i * Math.PI / 6) + i * i % 7));
    List<Forecaster> models =
        List.of(
            Forecasters.autoregression(),
            Forecasters.ensemble(EnsembleOptions.of(Forecasters.drift(), Forecasters.theta())),
            Forecasters.prophet(),
            Forecasters.arima(),
            Forecasters.ces(),
            Forecasters.mstl(),
            Forecasters.croston(),
            Forecasters.tsb(),
            Forecasters.boxCox(Forecasters.drift()),
            Forecasters.logarithm(Forecasters.nonNegative(Forecasters.linear())),
            Forecasters.bounded(Forecasters.naive(), 0, 1_000),
            Forecasters.cleaned(Forecasters.drift()),
            Forecasters.conformal(Forecasters.ets()),
            Forecasters.nonNegative(Forecasters.conformal(Forecasters.auto())));
    for (Forecaster model : models) {
      FittedForecaster saved = model.fit(series.head(120));

      FittedForecaster loaded = FittedModels.load(FittedModels.save(saved));

      assertSame(loaded, saved);
      assertSame(
          loaded.update(series.tail(3), Refit.NONE), saved.update(series.tail(3), Refit.NONE));
    }
  }

  static void assertSame(FittedForecaster loaded, FittedForecaster saved) {
    assertThat(loaded.modelType()).isEqualTo(saved.modelType());
    assertThat(loaded.description()).isEqualTo(saved.description());
    assertThat(loaded.history()).isEqualTo(saved.history());
    assertThat(loaded.fitted()).isEqualTo(saved.fitted());
    assertThat(loaded.likelihood()).isEqualTo(saved.likelihood());
    Forecast expected = saved.predict(TEN, Level.P80, Level.P95);
    Forecast actual = loaded.predict(TEN, Level.P95, Level.P80);
    assertThat(actual.mean()).isEqualTo(expected.mean());
    assertThat(actual.band(Level.P80).lower()).isEqualTo(expected.band(Level.P80).lower());
    assertThat(actual.band(Level.P95).upper()).isEqualTo(expected.band(Level.P95).upper());
    assertThat(actual.components()).usingRecursiveComparison().isEqualTo(expected.components());
  }

  @Test
  void the_models_that_were_compared_are_kept() {
    FittedForecaster saved = Forecasters.auto().fit(series(60, 3));

    FittedForecaster loaded = FittedModels.load(FittedModels.save(saved));

    assertThat(loaded).isInstanceOf(SelectedForecaster.class);
    assertThat(((SelectedForecaster) loaded).candidates())
        .isNotEmpty()
        .isEqualTo(((SelectedForecaster) saved).candidates());
  }

  @Test
  void whole_numbers_take_four_bytes_each_and_regular_times_none() {
    TimeSeries whole = starting("2024-01-01T00:00:00Z", Frequency.DAILY, array(1_000, i -> i % 9));
    TimeSeries broken = whole.map(value -> value + 0.25);

    assertThat(FittedModels.save(Forecasters.naive().fit(whole))).hasSizeBetween(4_000, 4_100);
    assertThat(FittedModels.save(Forecasters.naive().fit(broken))).hasSizeBetween(8_000, 8_100);
  }

  @Test
  void time_stamps_off_the_grid_are_kept_as_they_are() {
    long[] times = {0, 86_400_000L, 172_800_001L, 259_200_007L};
    TimeSeries series =
        TimeSeries.of(BERLIN, Frequency.DAILY, times, new double[] {1, -0.0, NA, 2_147_483_647});

    FittedForecaster saved = Forecasters.naive().fit(series);

    FittedForecaster loaded = FittedModels.load(FittedModels.save(saved));

    assertThat(loaded.history()).isEqualTo(saved.history());
    assertThat(loaded.history().timestamps()).contains(times);
  }

  @Test
  void month_ends_and_missing_time_stamps_are_kept() {
    TimeSeries ends =
        starting(
            "2024-01-31T00:00:00Z",
            BERLIN,
            Frequency.MONTHLY.onDayOfMonth(Frequency.LAST_DAY),
            array(30, i -> i + 0.5));

    assertSame(
        FittedModels.load(FittedModels.save(Forecasters.drift().fit(ends))),
        Forecasters.drift().fit(ends));
  }

  @Test
  void damaged_and_cut_states_are_told_apart_from_models() {
    byte[] damaged = SAVED.clone();
    damaged[damaged.length / 2] ^= 1;
    assertRefused(damaged, "damaged or cut off");
    assertRefused(Arrays.copyOf(SAVED, SAVED.length - 9), "damaged or cut off");
    assertRefused(new byte[3], "cut off or no fitted model");
    byte[] other = SAVED.clone();
    other[0]++;
    assertRefused(other, "is no fitted model");
    byte[] newer = SAVED.clone();
    newer[5]++;
    assertRefused(newer, "is of version 2, this library reads versions 1 to 1");
  }

  @Test
  void a_kind_of_model_that_is_not_known_is_named() {
    StateWriter out = new StateWriter(new StateKind(0x5343464D, (short) 1, "model", "model"));
    out.put("UTC").put("1d").put(true).putCounted(new long[] {0}).put(true);
    out.putCounted(new int[] {5}).put("oracle");

    assertRefused(out.finish(), "is of the unknown kind oracle, this library reads ");
  }

  @Test
  void bytes_made_up_with_a_right_checksum_break_nothing() {
    Random random = new Random(11);
    for (int i = 0; i < 3_000; i++) {
      byte[] bytes = SAVED.clone();
      int changes = 1 + random.nextInt(3);
      for (int k = 0; k < changes; k++) {
        bytes[6 + random.nextInt(bytes.length - 10)] = (byte) random.nextInt();
      }
      CRC32 crc = new CRC32();
      crc.update(bytes, 0, bytes.length - 4);
      ByteBuffer.wrap(bytes).putInt(bytes.length - 4, (int) crc.getValue());
      try {
        assertThat(FittedModels.load(bytes).modelType()).isNotNull();
      } catch (SignalCraftException refused) {
        assertThat(refused).isInstanceOf(ValidationException.class);
      }
    }
  }

  private static void assertRefused(byte[] bytes, String why) {
    assertThatThrownBy(() -> FittedModels.load(bytes))
        .isInstanceOf(ValidationException.class)
        .hasMessageContaining(why);
  }

  @Test
  void a_model_of_somebody_else_cannot_be_kept() {
    FittedForecaster own = Forecasters.naive().fit(TimeSeries.ofValues(1, 2));
    FittedForecaster foreign =
        new FittedForecaster() {
          @Override
          public ModelType modelType() {
            return own.modelType();
          }

          @Override
          public String description() {
            return own.description();
          }

          @Override
          public TimeSeries history() {
            return own.history();
          }

          @Override
          public TimeSeries fitted() {
            return own.fitted();
          }

          @Override
          public List<Component> components() {
            return own.components();
          }

          @Override
          public Forecast predict(Horizon horizon, Level... levels) {
            return own.predict(horizon, levels);
          }

          @Override
          public FittedForecaster update(TimeSeries more, Refit refit) {
            return this;
          }
        };

    assertThatThrownBy(() -> FittedModels.save(foreign))
        .isInstanceOf(NotSupportedException.class)
        .hasMessageContaining("cannot be saved");
  }
}
