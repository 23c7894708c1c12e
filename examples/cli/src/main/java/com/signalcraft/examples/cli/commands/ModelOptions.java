package com.signalcraft.examples.cli.commands;

import com.signalcraft.forecast.Level;
import com.signalcraft.series.TimeSeries;
import picocli.CommandLine.Mixin;

/** With which model to forecast, how far, and how sure. */
final class ModelOptions {

  @Mixin private HorizonOption horizon = new HorizonOption();
  @Mixin private ModelOption model = new ModelOption();
  @Mixin private LevelOption level = new LevelOption();

  /** The model's name, checked. */
  String model() {
    return model.name();
  }

  /** The level, checked. */
  Level level() {
    return level.level();
  }

  /** How many steps to forecast for a series. */
  int horizon(TimeSeries series) {
    return horizon.steps(series);
  }

  /** Checks what was typed, before any file is read. */
  void check() {
    model();
    level();
    horizon.check();
  }
}
