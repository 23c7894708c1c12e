package com.signalcraft.examples.benchmarks.anomaly;

import java.time.ZonedDateTime;
import java.util.Random;

/** Ten kinds of stationary noise about a pattern of the day and the week, in which all is well. */
enum NoiseKind {
  GAUSSIAN("normal") {
    @Override
    double at(Memory memory, double level, Random random) {
      return level + 50 * random.nextGaussian();
    }
  },
  STUDENT("heavy-tailed (Student's t, 3 degrees of freedom)") {
    @Override
    double at(Memory memory, double level, Random random) {
      return level + 30 * student(random);
    }
  },
  LAPLACE("Laplace") {
    @Override
    double at(Memory memory, double level, Random random) {
      double uniform = random.nextDouble() - 0.5;
      return level - 35 * Math.signum(uniform) * Math.log(1 - 2 * Math.abs(uniform));
    }
  },
  LOG_NORMAL("log-normal, in proportion to the level") {
    @Override
    double at(Memory memory, double level, Random random) {
      return level * Math.exp(0.3 * random.nextGaussian());
    }
  },
  COUNTS("small counts (Poisson, mean 3 to 8)") {
    @Override
    double at(Memory memory, double level, Random random) {
      return poisson(level / 160, random);
    }
  },
  ZERO_INFLATED("counts, seven in ten of them 0") {
    @Override
    double at(Memory memory, double level, Random random) {
      return random.nextDouble() < 0.7 ? 0 : 1 + poisson(level / 200, random);
    }
  },
  DRIFTING("a drifting level (random walk)") {
    @Override
    double at(Memory memory, double level, Random random) {
      memory.state += 2.5 * random.nextGaussian();
      return level + memory.state + 50 * random.nextGaussian();
    }
  },
  AUTOREGRESSIVE("autoregressive, 0.6") {
    @Override
    double at(Memory memory, double level, Random random) {
      memory.state = 0.6 * memory.state + 40 * random.nextGaussian();
      return level + memory.state;
    }
  },
  SUMMER_TIME("normal, hours of local time over its changes") {
    @Override
    double at(Memory memory, double level, Random random) {
      return level + 50 * random.nextGaussian();
    }

    @Override
    double level(ZonedDateTime at) {
      int hour = at.getHour();
      return super.level(at) + (hour >= 8 && hour < 18 ? 400 : 0);
    }
  },
  MISSING("normal, a fifth of the values missing") {
    @Override
    double at(Memory memory, double level, Random random) {
      double value = level + 50 * random.nextGaussian();
      return random.nextInt(5) == 0 ? Double.NaN : value;
    }
  };

  private final String title;

  NoiseKind(String title) {
    this.title = title;
  }

  /** What the noise is called in the table. */
  String title() {
    return title;
  }

  /** A value at a level. */
  abstract double at(Memory memory, double level, Random random);

  /** What the noise is about: a wave over the day, and less at weekends. */
  double level(ZonedDateTime at) {
    boolean weekend = at.getDayOfWeek().getValue() > 5;
    double wave = Math.sin(2 * Math.PI * at.toLocalTime().toSecondOfDay() / 86_400.0);
    return (weekend ? 800 : 1000) + (weekend ? 120 : 300) * wave;
  }

  /** What the noise remembers from value to value. */
  static final class Memory {
    private double state;
  }

  private static double student(Random random) {
    double squares = 0;
    for (int i = 0; i < 3; i++) {
      double each = random.nextGaussian();
      squares += each * each;
    }
    return random.nextGaussian() / Math.sqrt(squares / 3);
  }

  private static int poisson(double mean, Random random) {
    double left = Math.exp(-mean);
    double product = random.nextDouble();
    int count = 0;
    while (product > left) {
      product *= random.nextDouble();
      count++;
    }
    return count;
  }
}
