/** How alerts are scheduled and delivered. */
@NullMarked
package com.signalcraft.alerting.internal;

import org.jspecify.annotations.NullMarked;
