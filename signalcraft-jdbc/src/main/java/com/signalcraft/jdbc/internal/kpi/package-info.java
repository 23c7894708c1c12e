/** Points of KPI sources, and summaries, in the database. Not for users of the library. */
@NullMarked
package com.signalcraft.jdbc.internal.kpi;

import org.jspecify.annotations.NullMarked;
