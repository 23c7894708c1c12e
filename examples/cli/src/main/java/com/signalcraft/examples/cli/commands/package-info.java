/** The commands, one class each, and the options that they share. */
@NullMarked
package com.signalcraft.examples.cli.commands;

import org.jspecify.annotations.NullMarked;
