package com.signalcraft.forecast.clean;

/** What becomes of level shifts. */
public enum ShiftTreatment {
  /** They stay, and are not looked for. */
  KEEP,
  /** What lies before them is moved to the level after them. */
  ADJUST,
  /** What lies before the last one is left out. */
  CUT
}
