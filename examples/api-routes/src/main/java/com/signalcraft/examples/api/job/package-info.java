/** Work that goes on after its call was answered. */
@NullMarked
package com.signalcraft.examples.api.job;

import org.jspecify.annotations.NullMarked;
