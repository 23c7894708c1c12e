/**
 * Alerts at work: {@link com.signalcraft.alerting.AlertScheduler} evaluates the alerts of many
 * businesses on time and delivers what they have to tell through channels: webhook, Slack, e-mail,
 * log, or one's own {@link com.signalcraft.alerting.AlertChannel}.
 */
@NullMarked
package com.signalcraft.alerting;

import org.jspecify.annotations.NullMarked;
