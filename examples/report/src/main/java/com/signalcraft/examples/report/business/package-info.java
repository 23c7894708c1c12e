/** The report of a business: what is known of its KPIs over a period, as a page or a document. */
@NullMarked
package com.signalcraft.examples.report.business;

import org.jspecify.annotations.NullMarked;
