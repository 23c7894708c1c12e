/** What the server does by itself: forecasts, anomalies, alerts, upkeep. */
@NullMarked
package com.signalcraft.examples.server.schedule;

import org.jspecify.annotations.NullMarked;
