/** Documents: PDF by Apache FOP, which a program that makes some has on its class path. */
@NullMarked
package com.signalcraft.examples.report.pdf;

import org.jspecify.annotations.NullMarked;
