/** Reports: what is known of KPIs in words and charts. */
@NullMarked
package com.signalcraft.examples.report;

import org.jspecify.annotations.NullMarked;
