/**
 * Alerts: what a rule says of a KPI ({@link com.signalcraft.alert.AlertRule}), and the pure
 * evaluation of it over a series ({@link com.signalcraft.alert.AlertEvaluator}).
 */
@NullMarked
package com.signalcraft.alert;

import org.jspecify.annotations.NullMarked;
