/** The dashboard as people use it: in a browser. */
@NullMarked
package com.signalcraft.examples.server.dashboard;

import org.jspecify.annotations.NullMarked;
