/** KPI sources and their points: pushing, reading, summaries. */
@NullMarked
package com.signalcraft.kpi;

import org.jspecify.annotations.NullMarked;
