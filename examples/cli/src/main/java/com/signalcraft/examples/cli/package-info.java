/** The command line: what a person types to try the library on a file. */
@NullMarked
package com.signalcraft.examples.cli;

import org.jspecify.annotations.NullMarked;
