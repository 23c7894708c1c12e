/** Reading KPIs from files. */
@NullMarked
package com.signalcraft.examples.cli.input;

import org.jspecify.annotations.NullMarked;
