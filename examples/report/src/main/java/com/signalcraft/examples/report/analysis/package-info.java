/** What the commands find out about one KPI, before it is written down anywhere. */
@NullMarked
package com.signalcraft.examples.report.analysis;

import org.jspecify.annotations.NullMarked;
