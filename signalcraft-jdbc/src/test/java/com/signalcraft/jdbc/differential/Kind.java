package com.signalcraft.jdbc.differential;

/** What programs make and then aim at. */
enum Kind {
  USER,
  BUSINESS,
  SOURCE,
  ALERT,
  ANOMALY,
  KEY,
  NOTIFICATION
}
