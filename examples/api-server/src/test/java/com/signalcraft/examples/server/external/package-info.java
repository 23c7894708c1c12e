@NullMarked
package com.signalcraft.examples.server.external;

import org.jspecify.annotations.NullMarked;
