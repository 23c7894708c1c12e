package com.signalcraft.differential;

/** What programs make and then aim at. */
enum Kind {
  USER,
  /** A user who was invited to a business; his id. */
  MEMBER,
  BUSINESS,
  SOURCE,
  ALERT,
  DELIVERY,
  ANOMALY,
  KEY,
  NOTIFICATION
}
