/** The command line. */
@NullMarked
package com.signalcraft.examples.server.command;

import org.jspecify.annotations.NullMarked;
