/** Tests of health, metrics and an orderly end. */
@NullMarked
package com.signalcraft.examples.server.monitor;

import org.jspecify.annotations.NullMarked;
