package com.signalcraft.forecast.internal.calendar;

import com.signalcraft.forecast.Forecaster;
import com.signalcraft.forecast.SeasonalModel;
import java.util.List;

/**
 * The same model for all seasons: one that looks for them itself.
 *
 * @param model the model
 */
public record SameModel(Forecaster model) implements SeasonalModel {

  @Override
  public Forecaster of(List<Integer> seasonLengths) {
    return model;
  }
}
