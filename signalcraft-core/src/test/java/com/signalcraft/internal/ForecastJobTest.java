package com.signalcraft.internal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.signalcraft.common.JobStatus;
import com.signalcraft.common.OpenEnum;
import com.signalcraft.error.ConflictException;
import com.signalcraft.error.InsufficientDataException;
import com.signalcraft.error.NotFoundException;
import com.signalcraft.forecast.ModelType;
import com.signalcraft.forecast.SourceForecast;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;

class ForecastJobTest {

  private static final UUID FIRST = new UUID(0, 1);
  private static final UUID SECOND = new UUID(0, 2);
  private static final UUID THIRD = new UUID(0, 3);

  @Test
  void makes_the_forecast_of_each_source_in_order_and_tells_how_far_it_is() {
    List<Double> seen = new ArrayList<>();
    List<LocalJob<List<SourceForecast>>> self = new ArrayList<>();
    LocalJob<List<SourceForecast>> job =
        ForecastJob.of(
            List.of(FIRST, SECOND, THIRD),
            source -> {
              seen.add(self.get(0).progress());
              return forecast(source);
            });
    self.add(job);
    job.run();

    assertThat(job.kind()).isEqualTo("forecast");
    assertThat(seen).containsExactly(0.0, 1 / 3.0, 2 / 3.0);
    assertThat(job.await(Duration.ZERO))
        .containsExactly(forecast(FIRST), forecast(SECOND), forecast(THIRD));
  }

  @Test
  void leaves_out_what_cannot_be_forecast() {
    LocalJob<List<SourceForecast>> job =
        ForecastJob.of(
            List.of(FIRST, SECOND, THIRD),
            source -> {
              if (source.equals(SECOND)) {
                throw new InsufficientDataException("too short");
              }
              return forecast(source);
            });
    job.run();

    assertThat(job.await(Duration.ZERO)).containsExactly(forecast(FIRST), forecast(THIRD));
  }

  @Test
  void fails_with_the_last_error_where_none_can_be_forecast() {
    NotFoundException last = NotFoundException.of("KPI source", SECOND);
    LocalJob<List<SourceForecast>> job =
        ForecastJob.of(
            List.of(FIRST, SECOND),
            source -> {
              throw source.equals(SECOND) ? last : new ConflictException("first");
            });
    job.run();

    assertThat(job.status()).isEqualTo(JobStatus.FAILED);
    assertThatThrownBy(() -> job.await(Duration.ZERO)).isSameAs(last);
  }

  @Test
  void fails_without_sources() {
    LocalJob<List<SourceForecast>> job = ForecastJob.of(List.of(), ForecastJobTest::forecast);
    job.run();

    assertThatThrownBy(() -> job.await(Duration.ZERO))
        .isInstanceOf(InsufficientDataException.class)
        .hasMessageEndingWith("the business has no active KPI source to forecast");
  }

  private static SourceForecast forecast(UUID source) {
    return new SourceForecast(
        source, "Revenue", OpenEnum.of(ModelType.NAIVE), null, Instant.EPOCH, List.of());
  }
}
