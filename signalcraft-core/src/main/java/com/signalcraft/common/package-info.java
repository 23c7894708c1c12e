/** Small values that every part of the API shares: checks, open enumerations, paging, JSON. */
@NullMarked
package com.signalcraft.common;

import org.jspecify.annotations.NullMarked;
