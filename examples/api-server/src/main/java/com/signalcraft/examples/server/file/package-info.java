/** Files to be downloaded. */
@NullMarked
package com.signalcraft.examples.server.file;

import org.jspecify.annotations.NullMarked;
