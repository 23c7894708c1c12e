package com.signalcraft.forecast.clean;

/** What becomes of outliers. */
public enum OutlierTreatment {
  /** They stay, and are not looked for. */
  KEEP,
  /** They become what the values around them and the season lead to expect. */
  REPLACE,
  /** They become missing values. */
  REMOVE
}
