/** A call of the API and its answer, whatever server carries them. */
@NullMarked
package com.signalcraft.examples.api.call;

import org.jspecify.annotations.NullMarked;
