/** What is done with one series. */
@NullMarked
package com.signalcraft.examples.fleet.work;

import org.jspecify.annotations.NullMarked;
