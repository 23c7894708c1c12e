@NullMarked
package com.signalcraft.examples.fleet.database;

import org.jspecify.annotations.NullMarked;
