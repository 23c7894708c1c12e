/** The command line. */
@NullMarked
package com.signalcraft.examples.cli;

import org.jspecify.annotations.NullMarked;
