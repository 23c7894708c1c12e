/** Health, metrics, access log and an orderly end. */
@NullMarked
package com.signalcraft.examples.server.monitor;

import org.jspecify.annotations.NullMarked;
