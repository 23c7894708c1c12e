/** Small helpers that the tests of every module share. */
@NullMarked
package com.signalcraft.testing;

import org.jspecify.annotations.NullMarked;
