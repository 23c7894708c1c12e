@NullMarked
package com.signalcraft.examples.server.database;

import org.jspecify.annotations.NullMarked;
