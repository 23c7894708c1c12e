package com.signalcraft.forecast.prophet;

/** How an effect acts on the trend. */
public enum Mode {
  /** The effect is added: it has the same size whatever the level of the series. */
  ADDITIVE,
  /** The effect is a share of the trend: it grows with the level of the series. */
  MULTIPLICATIVE
}
