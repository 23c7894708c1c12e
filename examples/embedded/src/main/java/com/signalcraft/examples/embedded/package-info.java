/** Small programs. */
@NullMarked
package com.signalcraft.examples.embedded;

import org.jspecify.annotations.NullMarked;
