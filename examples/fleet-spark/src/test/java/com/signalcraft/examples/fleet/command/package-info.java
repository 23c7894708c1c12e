@NullMarked
package com.signalcraft.examples.fleet.command;

import org.jspecify.annotations.NullMarked;
